package org.pgqj.conformance.parity;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/** One of the two databases, with a session for each actor. */
final class Side {

  /**
   * Makes both sides alike where time or chance would tell them apart: no setting of a new queue
   * depends on the clock. The functions are what SQL text alone can't say.
   */
  private static final String PREPARE =
      """
      alter table pgq.queue alter queue_rotation_period set default '0',
                            alter queue_ticker_max_lag set default '0',
                            alter queue_ticker_idle_period set default '0';
      create schema parity;
      grant usage on schema parity to public;
      create table parity.source (n int);
      grant select on parity.source to public;
      grant insert, truncate on parity.source to pgq_writer;
      grant update, delete on parity.source to pgq_admin with grant option;
      create table parity.target (n int);
      create type parity.mood as enum ('sad', 'very glad');
      create type parity.pair as (a int, b text);
      create domain parity.d_int as int;
      create domain parity.d_bool as bool;
      create domain parity.d_text as text;
      create domain parity.d_time as timestamptz;
      create function parity.published()
      returns table (ev_id bigint, ev_type text, ev_data text, ev_extra1 text, ev_extra2 text, ev_extra3 text, ev_extra4 text)
      language sql security definer as $$
        select ev_id, ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4
          from pgq.event_template
         where ev_txid = txid_current()
         order by ev_id
      $$;
      create function parity.insert_directly(queue text, data text) returns void
      language plpgsql as $$
      begin
        execute format('insert into %s (ev_time, ev_data) values (now(), $1)', pgq.current_event_table(queue))
          using data;
      end $$;
      create function parity.rows_of(query text)
      returns table (ev_id bigint, ev_time timestamptz, ev_txid bigint, ev_retry int4, ev_type text,
                     ev_data text, ev_extra1 text, ev_extra2 text, ev_extra3 text, ev_extra4 text)
      language plpgsql as $$
      begin
        if query !~ ' order by 1$' then
          raise 'not ordered: %', query;
        end if;
        return query execute query;
      end $$;
      create function parity.move_retries() returns bigint
      language plpgsql as $$
      declare
        total bigint := 0;
        moved bigint;
      begin
        loop
          moved := pgq.maint_retry_events();
          exit when moved = 0;
          total := total + moved;
        end loop;
        return total;
      end $$;
      """;

  /** Not by functions of PgQ: they may be what is broken. */
  private static final String FORGET =
      """
      do $$
      declare
        kind text;
        names text;
      begin
        drop schema if exists story cascade;
        create schema story;
        grant all on schema story to public;
        for kind, names in
          select case relkind when 'S' then 'sequence' else 'table' end, string_agg(oid::regclass::text, ', ')
            from pg_class
           where relnamespace = 'pgq'::regnamespace and relname ~ '^event_[0-9]+' and relkind in ('r', 'S')
           group by 1
           order by 1 desc
        loop
          execute format('drop %s %s cascade', kind, names);
        end loop;
        revoke all on parity.target from public, pgq_writer, pgq_admin, postgres;
        grant all on parity.target to postgres;
        delete from pgq.retry_queue;
        delete from pgq.subscription;
        delete from pgq.consumer;
        delete from pgq.tick;
        delete from pgq.queue;
        alter sequence pgq.consumer_co_id_seq restart;
        alter sequence pgq.subscription_sub_id_seq restart;
        alter sequence pgq.batch_id_seq restart;
      end $$
      """;

  private static final String IS_LOCKED =
      """
      select exists (
        select from pg_locks
         where mode = 'AccessExclusiveLock' and granted and locktype = 'relation'
           and database = (select oid from pg_database where datname = current_database()))
      """;

  private final TestDatabase database;
  private final Map<Actor, String> roles;
  private final Map<Actor, Connection> sessions = new EnumMap<>(Actor.class);
  private final Connection observer;
  private Canonicaliser canonicaliser = new Canonicaliser();

  /**
   * A side that shares the cluster with the other one.
   *
   * @param roles who the actors are
   */
  Side(TestDatabase database, Map<Actor, String> roles) throws SQLException {
    this.database = database;
    this.roles = roles;
    this.observer = database.connect();
    Sql.run(observer, PREPARE);
  }

  /**
   * Begins a new story: no open transactions, no queues, sequences at their start.
   *
   * @param firstQueueId id of the first queue; never one that was used before, because sessions
   *     remember plans by it
   */
  void begin(long firstQueueId) throws SQLException {
    for (Connection session : sessions.values()) {
      Sql.run(session, "rollback; reset all");
    }
    Sql.run(observer, FORGET);
    Sql.run(observer, "alter sequence pgq.queue_queue_id_seq restart " + firstQueueId);
    canonicaliser = new Canonicaliser();
  }

  /** An id that no queue of this database has had. */
  long unusedQueueId() throws SQLException {
    return Sql.number(observer, "select nextval('pgq.queue_queue_id_seq')");
  }

  /**
   * Whether an open transaction keeps others from reading a table, having changed or emptied it.
   */
  boolean isLocked() throws SQLException {
    return Sql.bool(observer, IS_LOCKED);
  }

  /** Everything stored, as other sessions see it. */
  List<String> contents() throws SQLException {
    List<String> lines = new ArrayList<>();
    for (String query : Contents.QUERIES) {
      try (Statement statement = observer.createStatement();
          ResultSet result = statement.executeQuery(query)) {
        lines.addAll(canonicaliser.lines(result));
      }
    }
    return lines;
  }

  Outcome run(Step step) throws SQLException {
    Connection session = session(step.actor());
    letAnotherTransactionEnd();
    List<String> lines = new ArrayList<>();
    Optional<String> error = Optional.empty();
    try (Statement statement = session.createStatement()) {
      statement.setEscapeProcessing(false);
      try {
        addResults(statement, step.sql(), lines);
      } catch (PSQLException e) {
        error = Optional.of(describe(e));
      }
      for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
        lines.add(describe(w));
      }
    }
    return new Outcome(lines, error);
  }

  /**
   * Transaction ids are the cluster's: before the second side takes a step, the first side's has
   * ended and shows in snapshots. So that it is alike for the first one, a transaction ends before
   * every step.
   */
  private void letAnotherTransactionEnd() throws SQLException {
    Sql.run(observer, "select txid_current()");
  }

  private Connection session(Actor actor) throws SQLException {
    Connection session = sessions.get(actor);
    if (session == null) {
      session = database.connectAs(roles.get(actor));
      sessions.put(actor, session);
    }
    return session;
  }

  private void addResults(Statement statement, String sql, List<String> lines) throws SQLException {
    boolean isResult = statement.execute(sql);
    while (isResult || statement.getUpdateCount() >= 0) {
      if (isResult) {
        try (ResultSet result = statement.getResultSet()) {
          lines.addAll(canonicaliser.lines(result));
        }
      } else {
        lines.add("rows: " + statement.getUpdateCount());
      }
      isResult = statement.getMoreResults();
    }
  }

  private static String describe(PSQLException e) {
    ServerErrorMessage error = e.getServerErrorMessage();
    if (error == null) {
      throw new AssertionError("the driver failed, not the server", e);
    }
    String text = error.getSQLState() + " " + error.getMessage();
    return error.getConstraint() == null ? text : text + " (" + error.getConstraint() + ")";
  }

  private static String describe(SQLWarning warning) {
    ServerErrorMessage message = ((PSQLWarning) warning).getServerErrorMessage();
    return message.getSeverity() + " " + message.getSQLState() + " " + message.getMessage();
  }
}
