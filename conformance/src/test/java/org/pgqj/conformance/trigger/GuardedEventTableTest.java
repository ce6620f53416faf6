package org.pgqj.conformance.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/**
 * What users put on an event table works once for each captured row, as for {@code
 * pgq.insert_event}, whether it was there first or came later; at both levels, for a session that
 * has captured rows before.
 */
@DatabaseTest
class GuardedEventTableTest {

  private Connection c;
  private EventLog log;
  private String events;

  @BeforeEach
  void create(TestDatabase db) throws SQLException {
    c = db.connect();
    log = new EventLog(c, "q");
    events = Sql.text(c, "select pgq.current_event_table('q')");
    Sql.run(
        c,
        """
        create table by_row(id int primary key);
        create trigger x after insert on by_row for each row execute function pgq.logutriga('q');
        create table by_statement(id int primary key);
        create table seen(data text);
        grant insert on by_row, by_statement to pgq_writer;
        """);
    SetTriggers.create(c, "by_statement", "logutriga", "'q'");
    capture(0);
    log.next();
  }

  @AfterEach
  void drop() throws SQLException {
    Sql.run(
        c,
        """
        reset role;
        select pgq.drop_queue('q', true);
        drop table by_row, by_statement, seen;
        drop function if exists watch();
        """);
  }

  /** Three firings: what one prepares, the others use. */
  private void capture(int from) throws SQLException {
    for (String table : new String[] {"by_row", "by_statement"}) {
      for (int i = from + 1; i <= from + 3; i++) {
        Sql.run(c, "insert into %s values (%d)".formatted(table, i));
      }
    }
  }

  /** For whom insert_event runs. */
  @Test
  void aTriggerAfterRunsForTheOwner() throws SQLException {
    Sql.run(
        c,
        """
        create function watch() returns trigger language plpgsql
          as 'begin insert into public.seen values (new.ev_data); return null; end';
        create trigger w after insert on %s for each row execute function watch();
        set role pgq_writer;
        """
            .formatted(events));
    capture(10);
    Sql.run(c, "reset role");
    assertThat(log.next()).hasSize(6);
    assertThat(Sql.number(c, "select count(*) from seen")).isEqualTo(6);
  }

  @ParameterizedTest(name = "for each row returning {0}")
  @CsvSource({"null, 0", "new, 6"})
  void aTriggerBefore(String result, int events) throws SQLException {
    Sql.run(
        c,
        """
        create function watch() returns trigger language plpgsql
          as 'begin insert into public.seen values (new.ev_data); return %s; end';
        create trigger w before insert on %s for each row execute function watch();
        """
            .formatted(result, this.events));
    capture(10);
    assertThat(log.next()).hasSize(events);
    assertThatEachWasSeenOnce();
  }

  @Test
  void aTriggerThatCopiesIntoAnotherTableAfter() throws SQLException {
    Sql.run(
        c,
        """
        create function watch() returns trigger language plpgsql
          as 'begin insert into public.seen values (new.ev_data); return null; end';
        create trigger w after insert on %s for each row execute function watch();
        """
            .formatted(events));
    capture(10);
    assertThat(log.next()).hasSize(6);
    assertThatEachWasSeenOnce();
  }

  @Test
  void aRuleThatPutsEventsElsewhere() throws SQLException {
    Sql.run(
        c,
        """
        create rule w as on insert to %s
          do instead insert into public.seen values (new.ev_data)
        """
            .formatted(events));
    capture(10);
    assertThat(log.next()).isEmpty();
    assertThatEachWasSeenOnce();
  }

  /** The function that inserts runs for the owner, whom policies let through. */
  @Test
  void rowLevelSecurityThatLetsNobodyElseIn(TestDatabase db) throws SQLException {
    String writer = db.role("writer", "pgq_writer");
    Sql.run(c, "set role " + writer);
    capture(10);
    Sql.run(c, "reset role; alter table %s enable row level security".formatted(events));
    Sql.run(c, "set role " + writer);
    capture(20);
    Sql.run(c, "reset role");
    assertThat(log.next()).hasSize(12);
  }

  private void assertThatEachWasSeenOnce() throws SQLException {
    assertThat(Sql.lines(c, "select data, count(*) from seen group by 1 order by 1"))
        .containsExactly("id=11|2", "id=12|2", "id=13|2");
  }
}
