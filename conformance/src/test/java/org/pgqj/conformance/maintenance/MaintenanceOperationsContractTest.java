package org.pgqj.conformance.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.conformance.queue.Transactions;
import org.pgqj.conformance.queue.Transactions.Work;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** A maintenance daemon is told all that is to be done, and nothing that would stop it. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class MaintenanceOperationsContractTest {

  private static final String OPERATIONS = "select * from pgq.maint_operations()";
  private static final String TO_VACUUM = "select * from pgq.maint_tables_to_vacuum()";

  private static final String COMPANIONS =
      """
      create schema pgq_node;
      create table pgq_node.node_info (queue_name text, node_type text);
      insert into pgq_node.node_info values ('r2', 'root'), ('r1', 'root'), ('l', 'leaf');
      create function pgq_node.maint_watermark(text) returns integer language sql as 'select 0';
      create schema londiste;
      create table londiste.seq_info (queue_name text, local boolean);
      insert into londiste.seq_info values ('r1', true), ('r1', true), ('r2', false), ('l', true);
      create function londiste.root_check_seqs(text) returns integer language sql as 'select 0';
      create function londiste.periodic_maintenance() returns integer language sql as 'select 0';
      """;

  private static final List<String> COMPANION_OPERATIONS =
      List.of(
          "pgq_node.maint_watermark|r1",
          "pgq_node.maint_watermark|r2",
          "londiste.root_check_seqs|r1",
          "londiste.periodic_maintenance|");

  private TestDatabase db;
  private Connection c;

  @BeforeAll
  void connect(TestDatabase database) throws SQLException {
    db = database;
    c = db.connect();
  }

  @AfterEach
  void dropQueues() throws SQLException {
    Sql.lines(c, "select pgq.drop_queue(queue_name, true) from pgq.queue");
  }

  private static void extraMaintenance(Connection c, String queue, String array)
      throws SQLException {
    Sql.update(
        c, "update pgq.queue set queue_extra_maint = ?::text[] where queue_name = ?", array, queue);
  }

  private void withoutAutovacuum(Work work) throws SQLException {
    try {
      autovacuum("off", "alter system set autovacuum = off");
      work.run();
    } finally {
      autovacuum("on", "alter system reset autovacuum");
    }
  }

  private void autovacuum(String state, String statement) throws SQLException {
    Sql.run(c, statement);
    Sql.one(c, "select pg_reload_conf()");
    Await.until(
        "autovacuum " + state,
        Duration.ofSeconds(10),
        () -> Sql.bool(c, "select current_setting('autovacuum') = ?", state));
  }

  @Test
  void thereIsNothingToDoAtFirst() throws SQLException {
    TestQueue.createWithDefaults(c, "new");
    assertThat(Sql.lines(c, OPERATIONS)).isEmpty();
  }

  @Test
  void dueQueuesRotateByNameWithOneStepTwo() throws SQLException {
    TestQueue.create(c, "b");
    TestQueue.create(c, "a");
    TestQueue.createWithDefaults(c, "not due");
    assertThat(Sql.lines(c, OPERATIONS))
        .containsExactly(
            "pgq.maint_rotate_tables_step1|a",
            "pgq.maint_rotate_tables_step1|b",
            "pgq.maint_rotate_tables_step2|");
  }

  @Test
  void afterStepOneThereIsStepTwoOnly() throws SQLException {
    TestQueue.create(c, "half");
    Sql.one(c, "select pgq.maint_rotate_tables_step1('half')");
    assertThat(Sql.lines(c, OPERATIONS)).containsExactly("pgq.maint_rotate_tables_step2|");
  }

  @Test
  void functionsOfQueuesFollowInTheirOrder() throws SQLException {
    TestQueue.createWithDefaults(c, "b");
    TestQueue.createWithDefaults(c, "a");
    extraMaintenance(c, "a", "{z.last,\"odd name\",a.first}");
    extraMaintenance(c, "b", "{mine}");
    assertThat(Sql.lines(c, OPERATIONS))
        .containsExactly("z.last|a", "odd name|a", "a.first|a", "mine|b");
  }

  @Test
  void anEmptyListOfFunctionsOrANullInItIsHarmless() throws SQLException {
    TestQueue.createWithDefaults(c, "empty");
    TestQueue.createWithDefaults(c, "null");
    TestQueue.create(c, "rotates");
    extraMaintenance(c, "empty", "{}");
    extraMaintenance(c, "null", "{NULL,f,NULL}");
    assertThat(Sql.lines(c, OPERATIONS))
        .containsExactly(
            "pgq.maint_rotate_tables_step1|rotates", "pgq.maint_rotate_tables_step2|", "f|null");
  }

  @Test
  void whileAutovacuumIsOnThereIsNothingToVacuum() throws SQLException {
    assertThat(Sql.text(c, "show autovacuum")).isEqualTo("on");
    assertThat(Sql.lines(c, TO_VACUUM)).isEmpty();
  }

  @Test
  void withoutAutovacuumTheTablesThatAreThereAreVacuumed() throws SQLException {
    withoutAutovacuum(
        () -> {
          assertThat(Sql.lines(c, TO_VACUUM))
              .containsExactly(
                  "pgq.subscription",
                  "pgq.consumer",
                  "pgq.queue",
                  "pgq.tick",
                  "pgq.retry_queue",
                  "pgq_ext.completed_tick",
                  "pgq_ext.completed_batch",
                  "pgq_ext.completed_event",
                  "pgq_ext.partial_batch");
          assertThat(Sql.lines(c, OPERATIONS))
              .containsExactly(
                  "vacuum|pgq.subscription",
                  "vacuum|pgq.consumer",
                  "vacuum|pgq.queue",
                  "vacuum|pgq.tick",
                  "vacuum|pgq.retry_queue",
                  "vacuum|pgq_ext.completed_tick",
                  "vacuum|pgq_ext.completed_batch",
                  "vacuum|pgq_ext.completed_event",
                  "vacuum|pgq_ext.partial_batch");
          Transactions.rolledBack(
              c,
              () -> {
                Sql.run(
                    c,
                    """
                    drop schema pgq_ext cascade;
                    create schema pgq_node; create schema londiste; create schema txid;
                    create table pgq_node.local_state (); create table txid.epoch ();
                    create table londiste.completed (); create table londiste.seq_info ();
                    """);
                assertThat(Sql.lines(c, TO_VACUUM).subList(5, 9))
                    .containsExactly(
                        "pgq_node.local_state",
                        "londiste.seq_info",
                        "txid.epoch",
                        "londiste.completed");
              });
        });
  }

  @Test
  void theFunctionsOfCompanionPackagesAreListed() throws SQLException {
    Transactions.rolledBack(
        c,
        () -> {
          Sql.run(c, COMPANIONS);
          assertThat(Sql.lines(c, OPERATIONS)).isEqualTo(COMPANION_OPERATIONS);
          Sql.run(c, "drop schema londiste cascade");
          assertThat(Sql.lines(c, OPERATIONS)).isEqualTo(COMPANION_OPERATIONS.subList(0, 2));
        });
    assertThat(Sql.lines(c, OPERATIONS)).isEmpty();
  }

  /** pgqd ends its round at the first vacuum: nothing may come after. */
  @Test
  void nothingComesAfterTheVacuums() throws SQLException {
    withoutAutovacuum(
        () ->
            Transactions.rolledBack(
                c,
                () -> {
                  Sql.run(c, COMPANIONS);
                  List<String> operations = Sql.lines(c, OPERATIONS);
                  assertThat(operations.subList(0, 4)).isEqualTo(COMPANION_OPERATIONS);
                  assertThat(operations.subList(4, operations.size()))
                      .contains("vacuum|pgq.queue")
                      .allSatisfy(operation -> assertThat(operation).startsWith("vacuum|"));
                }));
  }

  /** One statement for each operation, as pgqd does it. */
  @Test
  void anAdminCanDoAWholeRound() throws SQLException {
    Connection admin = db.connectAs(db.role("admin", "pgq_admin"));
    TestQueue queue = TestQueue.create(c, "it's a \"queue\"");
    Sql.run(
        c,
        """
        create table called (queue text);
        create function mine(queue text) returns integer language sql security definer as
          'insert into called values ($1); select 0';
        """);
    extraMaintenance(c, queue.name(), "{mine}");
    for (List<Object> operation : Sql.rows(admin, OPERATIONS)) {
      if (operation.get(1) == null) {
        assertThat(Sql.number(admin, "select " + operation.get(0) + "()")).isZero();
      } else {
        assertThat(Sql.number(admin, "select " + operation.get(0) + "(?)", operation.get(1)))
            .isZero();
      }
    }
    assertThat(queue.currentTable()).isEqualTo(1);
    assertThat(Sql.bool(c, "select bool_and(queue_switch_step2 is not null) from pgq.queue"))
        .isTrue();
    assertThat(Sql.lines(c, "select queue from called")).containsExactly(queue.name());
  }
}
