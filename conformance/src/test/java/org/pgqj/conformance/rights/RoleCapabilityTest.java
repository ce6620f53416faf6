package org.pgqj.conformance.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** What each role can really do, called in sessions that are its own from the first byte. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class RoleCapabilityTest {

  private Connection superuser;
  private Connection nobody;
  private Connection reader;
  private Connection writer;
  private Connection admin;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    superuser = db.connect();
    nobody = db.connectAs(db.role("nobody"));
    reader = db.connectAs(db.role("reader", "pgq_reader"));
    writer = db.connectAs(db.role("writer", "pgq_writer"));
    admin = db.connectAs(db.role("admin", "pgq_admin"));
    Sql.one(admin, "select pgq.create_queue('base')");
    Sql.one(writer, "select pgq.insert_event('base', 't', 'd')");
  }

  private static void assertDenied(Connection c, String object, String sql) {
    assertSqlError("42501", "permission denied for " + object, () -> Sql.rows(c, sql));
  }

  private String dataTable(String queue) throws SQLException {
    return Sql.text(superuser, "select queue_data_pfx from pgq.queue where queue_name = ?", queue);
  }

  @Test
  void nobodyMayLookAtQueuesButNotAtEvents() throws SQLException {
    assertThat(Sql.text(nobody, "select pgq.version()")).isEqualTo("3.5.2");
    assertThat(Sql.text(nobody, "select pgq.implementation()")).startsWith("pgqj ");
    assertThat(Sql.text(nobody, "select queue_name from pgq.get_queue_info('base')"))
        .isEqualTo("base");
    assertThat(Sql.lines(nobody, "select * from pgq.get_consumer_info('base')")).isEmpty();
    Sql.rows(nobody, "select * from pgq.queue");
    Sql.rows(nobody, "select * from pgq.tick");
    Sql.rows(nobody, "select * from pgq.consumer");
    Sql.rows(nobody, "select * from pgq.subscription");
    assertThat(Sql.text(nobody, "select pgq.quote_fqname('a.B')")).isEqualTo("a.\"B\"");
    assertDenied(nobody, "table retry_queue", "select * from pgq.retry_queue");
    assertDenied(nobody, "table event_template", "select * from pgq.event_template");
    assertDenied(nobody, "function insert_event", "select pgq.insert_event('base', 't', 'd')");
    assertDenied(nobody, "function next_batch", "select pgq.next_batch('base', 'c')");
    assertDenied(nobody, "function create_queue", "select pgq.create_queue('x')");
    assertDenied(nobody, "function ticker", "select pgq.ticker()");
  }

  @Test
  void aWriterProducesAndNothingElse() throws SQLException {
    assertThat(Sql.number(writer, "select pgq.insert_event('base', 't', 'd')")).isPositive();
    assertThat(Sql.number(writer, "select pgq.insert_event('base', 't', 'd', 'a', 'b', 'c', 'd')"))
        .isPositive();
    assertThat(Sql.text(writer, "select pgq.current_event_table('base')")).startsWith("pgq.event_");
    assertDenied(writer, "function ticker", "select pgq.ticker('base')");
    assertDenied(writer, "function force_tick", "select pgq.force_tick('base')");
    assertDenied(writer, "function register_consumer", "select pgq.register_consumer('base', 'c')");
    assertDenied(writer, "function create_queue", "select pgq.create_queue('x')");
    assertDenied(
        writer,
        "function insert_event_raw",
        "select pgq.insert_event_raw('base', 1, now(), 1, 1, 't', 'd', null, null, null, null)");
    assertDenied(writer, "table event_template", "select * from pgq.event_template");
    assertDenied(writer, "table retry_queue", "select * from pgq.retry_queue");
  }

  @Test
  void aWriterInsertsIntoTheCurrentTableAndCannotForge() throws SQLException {
    String table = Sql.text(writer, "select pgq.current_event_table('base')");
    assertThat(
            Sql.update(
                writer,
                "insert into %s (ev_time, ev_type, ev_data) values (now(), 'bulk', '1'), (now(), 'bulk', '2')"
                    .formatted(table)))
        .isEqualTo(2);
    assertThat(
            Sql.lines(
                superuser,
                "select ev_id is not null, ev_txid is not null, ev_owner, ev_retry from "
                    + table
                    + " where ev_type = 'bulk'"))
        .containsExactly("t|t||", "t|t||");
    String refused = "table " + table.replace("pgq.", "");
    for (String column : new String[] {"ev_id", "ev_txid", "ev_owner", "ev_retry"}) {
      assertSqlError(
          "42501",
          "permission denied for " + refused,
          () ->
              Sql.update(
                  writer,
                  "insert into %s (ev_time, %s) values (now(), 1)".formatted(table, column)));
    }
    assertSqlState("42501", () -> Sql.update(writer, "update " + table + " set ev_data = 'x'"));
    assertSqlState("42501", () -> Sql.update(writer, "delete from " + table));
    assertSqlState("42501", () -> Sql.run(writer, "truncate " + table));
    assertSqlState("42501", () -> Sql.rows(writer, "select * from " + table));
  }

  @Test
  void aReaderConsumesAndNothingElse() throws SQLException {
    Sql.one(admin, "select pgq.create_queue('read')");
    assertThat(Sql.number(reader, "select pgq.register_consumer('read', 'c')")).isEqualTo(1);
    assertThat(Sql.number(reader, "select pgq.register_consumer_at('read', 'd', 1)")).isEqualTo(1);
    Sql.one(writer, "select pgq.insert_event('read', 't', 'd')");
    Sql.one(reader, "select pgq.force_tick('read')");
    Sql.one(admin, "select pgq.ticker('read')");
    long batch = Sql.number(reader, "select pgq.next_batch('read', 'c')");
    assertThat(Sql.lines(reader, "select ev_type, ev_data from pgq.get_batch_events(?)", batch))
        .containsExactly("t|d");
    assertThat(Sql.text(reader, "select queue_name from pgq.get_batch_info(?)", batch))
        .isEqualTo("read");
    assertThat(Sql.text(reader, "select pgq.batch_event_sql(?)", batch)).contains("select");
    long event = Sql.number(reader, "select ev_id from pgq.get_batch_events(?)", batch);
    assertThat(Sql.number(reader, "select pgq.event_retry(?, ?, 3600)", batch, event)).isEqualTo(1);
    assertThat(Sql.number(reader, "select pgq.finish_batch(?)", batch)).isEqualTo(1);
    assertThat(Sql.number(reader, "select pgq.unregister_consumer('read', 'd')")).isEqualTo(1);
    Sql.rows(reader, "select * from " + dataTable("read"));
    assertDenied(reader, "table retry_queue", "select * from pgq.retry_queue");
    assertDenied(reader, "function insert_event", "select pgq.insert_event('read', 't', 'd')");
    assertDenied(reader, "function ticker", "select pgq.ticker('read')");
    assertDenied(reader, "function maint_retry_events", "select pgq.maint_retry_events()");
    assertDenied(reader, "function current_event_table", "select pgq.current_event_table('read')");
  }

  @Test
  void anAdminRunsTheQueueWithoutBeingSuperuser() throws SQLException {
    assertThat(Sql.number(admin, "select pgq.create_queue('run')")).isEqualTo(1);
    assertThat(Sql.number(admin, "select pgq.set_queue_config('run', 'rotation_period', '0')"))
        .isEqualTo(1);
    Sql.one(admin, "select pgq.ticker()");
    assertThat(Sql.number(admin, "select pgq.maint_retry_events()")).isZero();
    for (int turn = 1; turn <= 3; turn++) {
      assertThat(Sql.number(admin, "select pgq.maint_rotate_tables_step1('run')")).isZero();
      assertThat(Sql.number(admin, "select pgq.maint_rotate_tables_step2()")).isZero();
    }
    assertThat(
            Sql.number(superuser, "select queue_cur_table from pgq.queue where queue_name = 'run'"))
        .isZero();
    assertThat(Sql.number(admin, "select pgq.grant_perms('run')")).isEqualTo(1);
    assertThat(Sql.number(admin, "select pgq.insert_event('run', 't', 'd')")).isPositive();
    assertThat(Sql.number(admin, "select pgq.register_consumer('run', 'c')")).isEqualTo(1);
    assertThat(
            Sql.number(
                admin,
                "select pgq.insert_event_raw('run', null, now(), null, null, 't', 'd', null, null, null, null)"))
        .isPositive();
    Sql.update(admin, "update pgq.queue set queue_ticker_max_count = 9 where queue_name = 'run'");
    Sql.rows(admin, "select * from pgq.retry_queue");
    assertThat(Sql.number(admin, "select pgq.drop_queue('run', true)")).isEqualTo(1);
    assertSqlState("42501", () -> Sql.one(admin, "select nextval('pgq.batch_id_seq')"));
    assertSqlState("42501", () -> Sql.run(admin, "insert into pgq.consumer(co_name) values ('x')"));
  }

  /**
   * Functions with the owner's rights use these names: a free choice would be the owner's power.
   */
  @Test
  void anAdminCannotPointAQueueAtForeignRelations() throws SQLException {
    for (String change :
        new String[] {
          "queue_data_pfx = 'public.secrets'",
          "queue_event_seq = 'public.secrets'",
          "queue_tick_seq = 'public.secrets'",
          "queue_data_pfx = 'pgq.event_99'",
        }) {
      assertSqlState(
          "23514", () -> Sql.update(admin, "update pgq.queue set " + change + " where true"));
    }
    assertSqlState(
        "23514",
        () ->
            Sql.update(
                admin,
                """
                insert into pgq.queue
                       (queue_id, queue_name, queue_data_pfx, queue_event_seq, queue_tick_seq)
                values (99, 'planted', 'public.secrets', 'public.secrets', 'public.secrets')
                """));
  }

  @Test
  void theMailersStoryNeedsNoSuperuser() throws SQLException {
    Sql.run(superuser, "create schema queue; grant create, usage on schema queue to public");
    assertThat(Sql.number(admin, "select pgq.create_queue('mailer')")).isEqualTo(1);
    Sql.run(
        writer,
        """
        create table queue.welcome_email(username text, language text, firstname text, lastname text);
        create trigger ins_to_queue before insert on queue.welcome_email
          for each row execute procedure pgq.logutriga('mailer', 'welcome_email', 'SKIP');
        """);
    Sql.one(reader, "select pgq.register_consumer('mailer', 'sender')");
    assertThat(
            Sql.update(
                writer,
                "insert into queue.welcome_email values ('kristokaiv', 'Kristo', 'Kaiv', '')"))
        .isZero();
    Sql.run(
        writer,
        """
        do $$
        begin
          perform pgq.insert_event('mailer', 'welcome_email',
            urlencode('username', 'kristo.kaiv') || '&' || urlencode('email', 'k@example.org'));
        end $$
        """);
    tick("mailer");
    long batch = Sql.number(reader, "select pgq.next_batch('mailer', 'sender')");
    assertThat(
            Sql.lines(
                reader, "select ev_type, ev_data, ev_extra1 from pgq.get_batch_events(?)", batch))
        .containsExactly(
            "I:|username=kristokaiv&language=Kristo&firstname=Kaiv&lastname=|queue.welcome_email",
            "welcome_email|username=kristo.kaiv&email=k%40example.org|");
    Sql.one(
        reader,
        "select pgq.event_retry(?, (select min(ev_id) from pgq.get_batch_events(?)), 0)",
        batch,
        batch);
    Sql.one(reader, "select pgq.finish_batch(?)", batch);
    assertThat(Sql.number(admin, "select pgq.maint_retry_events()")).isEqualTo(1);
    tick("mailer");
    long again = Sql.number(reader, "select pgq.next_batch('mailer', 'sender')");
    assertThat(Sql.lines(reader, "select ev_type, ev_retry from pgq.get_batch_events(?)", again))
        .containsExactly("I:|1");
    Sql.one(reader, "select pgq.finish_batch(?)", again);
    assertThat(Sql.number(reader, "select pgq.unregister_consumer('mailer', 'sender')"))
        .isEqualTo(1);
    Sql.run(writer, "drop table queue.welcome_email");
    assertThat(Sql.number(admin, "select pgq.drop_queue('mailer')")).isEqualTo(1);
  }

  private void tick(String queue) throws SQLException {
    Sql.one(admin, "select pgq.force_tick(?)", queue);
    Sql.one(admin, "select pgq.ticker(?)", queue);
  }
}
