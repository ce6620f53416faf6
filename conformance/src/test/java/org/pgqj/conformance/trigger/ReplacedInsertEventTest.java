package org.pgqj.conformance.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Users put an {@code insert_event} of their own in place of ours; every producer goes by it. */
@DatabaseTest
class ReplacedInsertEventTest {

  private static final String REPLACEMENT =
      """
      create table routed(queue text, type text, data text, extra1 text);
      create or replace function pgq.insert_event(
          queue_name text, ev_type text, ev_data text,
          ev_extra1 text, ev_extra2 text, ev_extra3 text, ev_extra4 text)
        returns bigint language plpgsql security definer
        as 'begin
              insert into public.routed values (queue_name, ev_type, ev_data, ev_extra1);
              return -7;
            end';
      """;

  @Test
  void triggersAndTheShortFormNoticeTheReplacement(TestDatabase db) throws SQLException {
    Connection c = db.connect();
    EventLog log = new EventLog(c, "q");
    Sql.run(
        c,
        """
        create table t(id int primary key);
        create trigger x after insert on t for each row execute function pgq.logutriga('q');
        insert into t values (1);
        """);
    Sql.one(c, "select pgq.insert_event('q', 'a', 'b')");
    assertThat(log.next()).hasSize(2);
    Sql.run(db.connect(), REPLACEMENT);
    Sql.run(c, "insert into t values (2)");
    assertThat(Sql.number(c, "select pgq.insert_event('q', 'a', 'b')")).isEqualTo(-7);
    assertThat(log.next()).isEmpty();
    assertThat(Sql.lines(c, "select * from routed"))
        .containsExactly("q|I:id|id=2|public.t", "q|a|b|");
  }
}
