package org.pgqj.conformance.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class CreateQueueContractTest {

  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  @Test
  void aNewQueueIsOneAndAnExistingOneZero() throws SQLException {
    assertThat(Sql.number(c, "select pgq.create_queue('twice')")).isEqualTo(1);
    assertThat(Sql.number(c, "select pgq.create_queue('twice')")).isZero();
    assertThat(Sql.number(c, "select count(*) from pgq.queue where queue_name = 'twice'"))
        .isEqualTo(1);
  }

  @Test
  void aNullNameIsRefused() {
    assertSqlError(
        "P0001", "Invalid NULL value", () -> Sql.one(c, "select pgq.create_queue(null)"));
  }

  @Test
  void theRowHasDefaultSettings() throws SQLException {
    TestQueue.createWithDefaults(c, "defaults");
    assertThat(
            Sql.lines(
                c,
                """
                select queue_ntables, queue_cur_table, queue_rotation_period,
                       queue_external_ticker, queue_disable_insert, queue_ticker_paused,
                       queue_ticker_max_count, queue_ticker_max_lag, queue_ticker_idle_period,
                       queue_per_tx_limit, queue_extra_maint
                  from pgq.queue where queue_name = 'defaults'
                """))
        .containsExactly("3|0|02:00:00|f|f|f|500|00:00:03|00:01:00||");
  }

  @Test
  void namesOfItsObjectsFollowFromItsId() throws SQLException {
    long id = TestQueue.createWithDefaults(c, "names").id();
    assertThat(
            Sql.lines(
                c,
                """
                select queue_data_pfx, queue_event_seq, queue_tick_seq
                  from pgq.queue where queue_name = 'names'
                """))
        .containsExactly(
            "pgq.event_%1$d|pgq.event_%1$d_id_seq|pgq.event_%1$d_tick_seq".formatted(id));
  }

  @Test
  void theCreatingTransactionIsTheFirstRotation() throws SQLException {
    Transactions.rolledBack(
        c,
        () -> {
          Sql.one(c, "select pgq.create_queue('switched')");
          assertThat(
                  Sql.bool(
                      c,
                      """
                      select queue_switch_step1 = txid_current()
                             and queue_switch_step2 = txid_current()
                             and queue_switch_time = now()
                        from pgq.queue where queue_name = 'switched'
                      """))
              .isTrue();
        });
  }

  @Test
  void threeDataTablesInheritFromOneParentBelowTheTemplate() throws SQLException {
    TestQueue queue = TestQueue.createWithDefaults(c, "tables");
    assertThat(
            Sql.lines(
                c,
                """
                select i.inhrelid::regclass, i.inhparent::regclass
                  from pg_inherits i
                 where i.inhrelid::regclass::text like ? || '%'
                 order by 1
                """,
                queue.table()))
        .containsExactlyInAnyOrder(
            queue.table() + "|pgq.event_template",
            queue.table(0) + "|" + queue.table(),
            queue.table(1) + "|" + queue.table(),
            queue.table(2) + "|" + queue.table());
  }

  @Test
  void dataTablesAreStoredForAppendingAndTruncating() throws SQLException {
    TestQueue queue = TestQueue.createWithDefaults(c, "storage");
    for (int i = 0; i < 3; i++) {
      assertThat(
              Sql.lines(
                  c,
                  """
                  select (select string_agg(o, ',' order by o) from unnest(t.reloptions) o),
                         (select string_agg(o, ',' order by o) from unnest(toast.reloptions) o)
                    from pg_class t join pg_class toast on toast.oid = t.reltoastrelid
                   where t.oid = ?::regclass
                  """,
                  queue.table(i)))
          .containsExactly("autovacuum_enabled=off,fillfactor=100|autovacuum_enabled=off");
    }
  }

  @Test
  void dataTablesHaveAnIndexOnTxidAndDrawTheirIds() throws SQLException {
    TestQueue queue = TestQueue.createWithDefaults(c, "indexes");
    for (int i = 0; i < 3; i++) {
      assertThat(
              Sql.lines(
                  c,
                  "select indexdef from pg_indexes where schemaname || '.' || tablename = ?",
                  queue.table(i)))
          .containsExactly(
              "CREATE INDEX event_%1$d_%2$d_txid_idx ON pgq.event_%1$d_%2$d USING btree (ev_txid)"
                  .formatted(queue.id(), i));
      assertThat(defaultOfId(queue.table(i)))
          .isEqualTo("nextval('pgq.event_%d_id_seq'::regclass)".formatted(queue.id()));
    }
    assertThat(defaultOfId(queue.table())).isNull();
  }

  private String defaultOfId(String table) throws SQLException {
    return Sql.text(
        c,
        """
        select pg_get_expr(d.adbin, d.adrelid)
          from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
         where a.attrelid = ?::regclass and a.attname = 'ev_id'
        """,
        table);
  }

  @Test
  void itsSequencesStandAlone() throws SQLException {
    long id = TestQueue.createWithDefaults(c, "sequences").id();
    for (String suffix : new String[] {"id_seq", "tick_seq"}) {
      assertThat(
              Sql.lines(
                  c,
                  """
                  select seqtypid::regtype, seqstart, seqincrement, seqcache, seqcycle,
                         (select count(*) from pg_depend
                           where objid = seqrelid and deptype in ('a', 'i'))
                    from pg_sequence where seqrelid = ?::regclass
                  """,
                  "pgq.event_" + id + "_" + suffix))
          .containsExactly("bigint|1|1|1|f|0");
    }
  }

  @Test
  void itHasItsFirstTick() throws SQLException {
    long id = TestQueue.createWithDefaults(c, "ticked").id();
    assertThat(
            Sql.lines(
                c, "select tick_id, tick_event_seq from pgq.tick where tick_queue = ?", (int) id))
        .containsExactly("1|1");
  }

  @Test
  void anAbortedCreationLeavesNothing() throws SQLException {
    String objects = "select count(*) from pg_class where relnamespace = 'pgq'::regnamespace";
    long before = Sql.number(c, objects);
    Transactions.rolledBack(c, () -> Sql.one(c, "select pgq.create_queue('aborted')"));
    assertThat(Sql.number(c, objects)).isEqualTo(before);
    assertThat(Sql.number(c, "select pgq.create_queue('aborted')")).isEqualTo(1);
  }

  @Test
  void idsAreNeverUsedAgain() throws SQLException {
    long first = TestQueue.createWithDefaults(c, "reborn").id();
    Sql.one(c, "select pgq.drop_queue('reborn')");
    assertThat(TestQueue.createWithDefaults(c, "reborn").id()).isGreaterThan(first);
  }

  @Test
  void anExistingQueueIsLeftAsItIs() throws SQLException {
    TestQueue queue = TestQueue.createWithDefaults(c, "kept");
    Sql.run(c, "alter table " + queue.table(0) + " reset (fillfactor)");
    Sql.one(c, "select pgq.create_queue('kept')");
    assertThat(
            Sql.text(
                c,
                "select array_to_string(reloptions, ',') from pg_class where oid = ?::regclass",
                queue.table(0)))
        .isEqualTo("autovacuum_enabled=off");
    assertThat(
            Sql.number(c, "select count(*) from pgq.tick where tick_queue = ?", (int) queue.id()))
        .isEqualTo(1);
  }
}
