package org.pgqj.conformance.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/**
 * A schema that shadows PostgreSQL's operators, functions, types and tables, put first in the
 * search path, is never entered by PgQ: neither with higher rights nor with the caller's.
 */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class HostileSearchPathTest {

  private static final String SHADOWED_TYPES =
      "'bool','int2','int4','int8','text','name','oid','timestamptz','interval','txid_snapshot',"
          + "'regclass','regproc','float8','_text','jsonb','json'";

  /** Each trap notes who ran into it, then does what the original does. */
  private static final String TRAPS =
      """
      create schema evil;
      create table evil.caught(what text, as_role text);
      grant usage on schema evil to public;
      grant insert on evil.caught to public;
      create function evil.spring(what pg_catalog.text) returns pg_catalog.bool
        language plpgsql set search_path = pg_catalog as
        'begin insert into evil.caught values (what, current_user); return true; end';

      do $do$
      declare
        o record;
      begin
        for o in
          select op.oprname, op.oprleft, op.oprright, op.oprresult, op.oprkind, row_number() over () n
            from pg_operator op
           where op.oprnamespace = 'pg_catalog'::regnamespace and op.oprkind = 'b'
             and op.oprleft in (select oid from pg_type where typnamespace = 'pg_catalog'::regnamespace and typname in (%1$s))
             and op.oprright in (select oid from pg_type where typnamespace = 'pg_catalog'::regnamespace and typname in (%1$s))
        loop
          execute format(
            'create function evil.op_%%s(%%s, %%s) returns %%s language plpgsql set search_path = pg_catalog as %%L',
            o.n, format_type(o.oprleft, -1), format_type(o.oprright, -1), format_type(o.oprresult, -1),
            format('begin perform evil.spring(%%L); return $1 operator(pg_catalog.%%s) $2; end', o.oprname, o.oprname));
          execute format('create operator evil.%%s (leftarg = %%s, rightarg = %%s, function = evil.op_%%s)',
            o.oprname, format_type(o.oprleft, -1), format_type(o.oprright, -1), o.n);
        end loop;

        for o in
          select p.proname, p.proargtypes, p.prorettype,
                 (select string_agg(format_type(t, -1), ', ' order by i) from unnest(p.proargtypes) with ordinality u(t, i)) args,
                 (select string_agg('$' || i, ', ' order by i) from unnest(p.proargtypes) with ordinality u(t, i)) params
            from pg_proc p
           where p.pronamespace = 'pg_catalog'::regnamespace and p.prokind = 'f' and not p.proretset
             and p.provariadic = 0 and p.pronargs <= 4
             and p.prorettype in (select oid from pg_type where typnamespace = 'pg_catalog'::regnamespace and typname in (%1$s))
             and not exists (select from unnest(p.proargtypes) t where t not in
                   (select oid from pg_type where typnamespace = 'pg_catalog'::regnamespace and typname in (%1$s)))
             and p.proname ~ '^(now|clock_timestamp|statement_timestamp|transaction_timestamp|txid_|pg_current|current_setting|set_config'
                             '|nextval|currval|lastval|setval|quote_|format|replace|substring|strpos|split_part|length|lower|upper|position'
                             '|to_reg|has_|pg_has|pg_try|pg_advisory|pg_backend|pg_is_|date_|age|greatest|abs|mod|random|concat|string_to|array_)'
        loop
          execute format(
            'create function evil.%%I(%%s) returns %%s language plpgsql set search_path = pg_catalog as %%L',
            o.proname, o.args, format_type(o.prorettype, -1),
            format('begin perform evil.spring(%%L); return pg_catalog.%%I(%%s); end', o.proname, o.proname, o.params));
        end loop;
      end $do$;

      create domain evil.text as pg_catalog.text check (evil.spring('text'));
      create domain evil.name as pg_catalog.name check (evil.spring('name'));
      create domain evil.timestamptz as pg_catalog.timestamptz check (evil.spring('timestamptz'));
      create domain evil.oid as pg_catalog.oid check (evil.spring('oid'));
      create domain evil.int4 as pg_catalog.int4 check (evil.spring('int4'));
      create domain evil.int8 as pg_catalog.int8 check (evil.spring('int8'));
      create domain evil.json as pg_catalog.json check (evil.spring('json'));
      create domain evil.jsonb as pg_catalog.jsonb check (evil.spring('jsonb'));
      create domain evil.txid_snapshot as pg_catalog.txid_snapshot check (evil.spring('txid_snapshot'));
      create domain evil.regclass as pg_catalog.regclass check (evil.spring('regclass'));

      create view evil.pg_class as select c.* from pg_catalog.pg_class c where evil.spring('pg_class');
      grant select on evil.pg_class to public;
      """
          .formatted(SHADOWED_TYPES);

  /** Temporary objects come first without being named in the search path. */
  private static final String TEMPORARY_TRAPS =
      """
      create temp table queue as select * from pgq.queue;
      create temp table tick as select * from pgq.tick;
      create temp table consumer as select * from pgq.consumer;
      create temp table subscription as select * from pgq.subscription;
      create temp view pg_namespace as
        select n.* from pg_catalog.pg_namespace n where evil.spring('temporary pg_namespace');
      create domain pg_temp.text as pg_catalog.text check (evil.spring('temporary text'));
      create domain pg_temp.timestamptz as pg_catalog.timestamptz
        check (evil.spring('temporary timestamptz'));
      create domain pg_temp.int8 as pg_catalog.int8 check (evil.spring('temporary int8'));
      """;

  private static final String HOSTILE_PATH = "set search_path = evil, pg_catalog, public";

  private TestDatabase db;
  private Connection c;

  @BeforeAll
  void setTraps(TestDatabase database) throws SQLException {
    db = database;
    c = db.connect();
    Sql.run(c, TRAPS);
    assertThat(
            Sql.number(
                c, "select count(*) from pg_operator where oprnamespace = 'evil'::regnamespace"))
        .isGreaterThan(50);
    assertThat(
            Sql.number(c, "select count(*) from pg_proc where pronamespace = 'evil'::regnamespace"))
        .isGreaterThan(150);
  }

  @AfterEach
  void removeCatch() throws SQLException {
    Sql.run(c, "truncate evil.caught");
  }

  /**
   * Statements that the driver adds for types it does not know would be caught, too: values of such
   * types are to be read as text, by {@link Sql#lines}.
   */
  private void assertNothingCaught() throws SQLException {
    assertThat(Sql.lines(c, "select distinct what, as_role from evil.caught order by 1")).isEmpty();
  }

  private Connection hostile(String label, String... groups) throws SQLException {
    Connection session = db.connectAs(db.role(label, groups));
    Sql.run(session, TEMPORARY_TRAPS);
    Sql.run(session, HOSTILE_PATH);
    return session;
  }

  @Test
  void theTrapsWork() throws SQLException {
    Connection nobody = db.connectAs(db.role("nobody"));
    Sql.run(nobody, HOSTILE_PATH);
    Sql.rows(nobody, "select 1 = 1, now(), 'x'::text, 'a' || 'b', count(*) from pg_class");
    assertThat(Sql.lines(c, "select distinct what from evil.caught"))
        .contains("=", "now", "text", "||");
  }

  @Test
  void informationIsNotCaught() throws SQLException {
    Sql.one(c, "select pgq.create_queue('info')");
    Sql.one(c, "select pgq.register_consumer('info', 'c')");
    Connection nobody = hostile("nobody");
    assertThat(Sql.lines(nobody, "select * from pgq.get_consumer_info()")).isNotEmpty();
    assertThat(Sql.lines(nobody, "select * from pgq.get_consumer_info('info', 'c')")).hasSize(1);
    assertThat(Sql.lines(nobody, "select * from pgq.get_queue_info('info')")).hasSize(1);
    Sql.rows(nobody, "select pgq.version(), pgq.quote_fqname('a.b')");
    Sql.rows(nobody, "select pgq.seq_getval(queue_event_seq) from pgq.queue");
    Sql.lines(
        nobody,
        "select pgq.urlencode('a', 'b'), pgq.urldecode('a=b'), pgq.urlencode('{\"a\":1}'::pg_catalog.json)");
    assertNothingCaught();
  }

  @Test
  void theWholeLifeOfAnEventIsNotCaught() throws SQLException {
    Connection admin = hostile("admin", "pgq_admin");
    Connection writer = hostile("writer", "pgq_writer");
    Connection reader = hostile("reader", "pgq_reader");
    Sql.one(admin, "select pgq.create_queue('life')");
    Sql.one(admin, "select pgq.set_queue_config('life', 'rotation_period', '0')");
    Sql.one(reader, "select pgq.register_consumer('life', 'c')");
    Sql.one(writer, "select pgq.insert_event('life', 't', 'd')");
    Sql.one(writer, "select pgq.insert_event('life', 't', 'd')");
    Sql.text(writer, "select pgq.insert_events('life', 't', '{d}')");
    Sql.text(writer, "select pgq.insert_events('life', array['t'], '{d}')");
    Sql.text(writer, "select pgq.insert_events('life', '[{\"data\": 1}]')");
    Sql.one(writer, "select pgq.current_event_table('life')");
    Sql.one(reader, "select pgq.force_tick('life')");
    Sql.one(admin, "select pgq.ticker('life')");
    long batch = Sql.number(reader, "select pgq.next_batch('life', 'c')");
    assertThat(Sql.lines(reader, "select * from pgq.get_batch_info(?)", batch)).hasSize(1);
    long event =
        (Long) Sql.rows(reader, "select * from pgq.get_batch_events(?)", batch).get(0).get(0);
    reader.setAutoCommit(false);
    assertThat(Sql.rows(reader, "select * from pgq.get_batch_cursor(?, 'all', 9)", batch))
        .hasSize(5);
    assertThat(Sql.rows(reader, "select * from pgq.get_batch_cursor(?, 'some', 9, 'true')", batch))
        .hasSize(5);
    reader.commit();
    reader.setAutoCommit(true);
    Sql.one(reader, "select pgq.event_retry(?, ?, 0)", batch, event);
    assertThat(
            Sql.number(
                reader, "select pgq.events_retry(?, array[?::bigint], '{now}')", batch, event))
        .isZero();
    assertThat(Sql.number(reader, "select pgq.batch_retry(?, 0)", batch)).isEqualTo(4);
    Sql.one(reader, "select pgq.finish_batch(?)", batch);
    assertThat(Sql.number(admin, "select pgq.maint_retry_events()")).isEqualTo(5);
    Sql.one(
        admin,
        """
        select pgq.event_retry_raw('life', 'c', 'infinity', 99, 'infinity', 1,
                                   't', 'd', null, null, null, null)
        """);
    Sql.one(admin, "select pgq.force_tick('life')");
    Sql.one(admin, "select pgq.ticker()");
    long again =
        (Long)
            Sql.rows(reader, "select * from pgq.next_batch_custom('life', 'c', '0', 1, '1 hour')")
                .get(0)
                .get(0);
    assertThat(Sql.rows(reader, "select * from pgq.get_batch_events(?)", again)).hasSize(5);
    Sql.one(reader, "select pgq.finish_batch(?)", again);
    assertThat(Sql.lines(admin, "select * from pgq.maint_operations()"))
        .contains("pgq.maint_rotate_tables_step1|life");
    Sql.lines(admin, "select * from pgq.maint_tables_to_vacuum()");
    assertThat(Sql.number(admin, "select pgq.upgrade_schema()")).isZero();
    Sql.one(admin, "select pgq.maint_rotate_tables_step1('life')");
    Sql.one(admin, "select pgq.maint_rotate_tables_step2()");
    Sql.one(admin, "select pgq.grant_perms('life')");
    Sql.one(reader, "select pgq.unregister_consumer('life', 'c')");
    Sql.one(admin, "select pgq.drop_queue('life', true)");
    assertNothingCaught();
  }

  @Test
  void deadLettersAndCompanionsAreNotCaught() throws SQLException {
    Connection admin = hostile("admin2", "pgq_admin");
    Connection writer = hostile("writer2", "pgq_writer");
    Connection reader = hostile("reader2", "pgq_reader");
    Sql.one(admin, "select pgq.create_queue('dead')");
    Sql.one(reader, "select pgq_coop.register_subconsumer('dead', 'main', 'sub')");
    Sql.text(writer, "select pgq.insert_events('dead', 't', '{d,e,f}')");
    Sql.one(reader, "select pgq.force_tick('dead')");
    Sql.one(admin, "select pgq.ticker('dead')");
    long batch = Sql.number(reader, "select pgq_coop.next_batch('dead', 'main', 'sub')");
    Sql.one(reader, "select pgq_coop.next_batch('dead', 'main', 'sub', '1 hour')");
    Sql.one(reader, "select pgq_coop.next_batch_custom('dead', 'main', 'sub', '0', 1, '1 hour')");
    assertThat(Sql.number(reader, "select pgq.event_failed(?, 1, 'x')", batch)).isEqualTo(1);
    assertThat(Sql.number(reader, "select pgq.events_failed(?, '{2,3}', '{x,y}')", batch))
        .isEqualTo(2);
    assertThat(Sql.number(reader, "select pgq_coop.finish_batch(?)", batch)).isEqualTo(1);
    assertThat(Sql.lines(reader, "select dead_letter_id from pgq.dead_letter_list('dead')"))
        .hasSize(3);
    assertThat(Sql.number(reader, "select pgq.dead_letter_count('dead', 'main')")).isEqualTo(3);
    assertThat(
            Sql.number(
                reader,
                "select pgq.dead_letter_retry(min(dead_letter_id)) from pgq.dead_letter_list()"))
        .isEqualTo(1);
    assertThat(Sql.number(reader, "select pgq.dead_letter_retry('dead', 'main')")).isEqualTo(2);
    assertThat(Sql.number(admin, "select pgq.dead_letter_delete('dead', null)")).isZero();
    Sql.one(reader, "select pgq_coop.unregister_subconsumer('dead', 'main', 'sub', 1)");
    Sql.one(admin, "select pgq.drop_queue('dead', true)");
    assertThat(
            Sql.lines(
                writer,
                """
                select pgq_ext.set_batch_done('c', 1), pgq_ext.is_batch_done('c', 1),
                       pgq_ext.set_event_done('c', 1, 1), pgq_ext.is_event_done('c', 1, 1),
                       pgq_ext.set_last_tick('c', 1), pgq_ext.get_last_tick('c')
                """))
        .containsExactly("t|t|t|t|1|1");
    assertThat(Sql.number(admin, "select pgq_ext.upgrade_schema()")).isZero();
    assertNothingCaught();
  }

  @Test
  void aTriggerIsNotCaught() throws SQLException {
    Sql.run(
        c,
        """
        select pgq.create_queue('rows');
        create table changes(id numeric primary key, t text, d date, ts timestamptz, f float8, b bytea,
          j jsonb, a int[], i interval);
        create trigger x after insert or update or delete on changes
          for each row execute function pgq.logutriga('rows');
        """);
    String writer = db.role("writer", "pgq_writer");
    Sql.run(c, "grant all on changes to " + writer);
    Connection w = db.connectAs(writer);
    Sql.run(w, TEMPORARY_TRAPS);
    Sql.run(
        w,
        HOSTILE_PATH
            + "; insert into changes values ('1', 'a', '2020-01-01', '2020-01-01', '0.5', '\\x00',"
            + " '{}', '{1}', '1 day')");
    // The statements' own operators must not be hostile, or they would be caught.
    Sql.run(w, "update changes set id = '1.0', t = 'b'; delete from changes");
    assertNothingCaught();
    assertThat(
            Sql.lines(
                c,
                "select ev_type from pgq.event_template where ev_extra1 = 'public.changes' order by ev_id"))
        .containsExactly("I:id", "U:id", "D:id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"logutriga", "sqltriga", "jsontriga"})
  void aTriggerForEachStatementIsNotCaught(String function) throws SQLException {
    String queue = "sets of " + function;
    Sql.one(c, "select pgq.create_queue(?)", queue);
    String table = "sets_" + function;
    String tail = "for each statement when (pgq._ready()) execute function pgq.%s('%s')";
    Sql.run(
        c,
        """
        create table %1$s(id int primary key, t text, b bool, d date, ts timestamptz, n numeric);
        create trigger i after insert on %1$s referencing new table as n %2$s;
        create trigger u after update on %1$s referencing old table as o new table as n %2$s;
        create trigger d after delete on %1$s referencing old table as o %2$s;
        """
            .formatted(table, tail.formatted(function, queue)));
    String writer = db.role("writer", "pgq_writer");
    Sql.run(c, "grant all on %s to %s".formatted(table, writer));
    Connection w = db.connectAs(writer);
    Sql.run(w, TEMPORARY_TRAPS);
    Sql.run(w, HOSTILE_PATH);
    for (int i = 0; i < 2; i++) {
      Sql.run(
          w,
          """
          insert into %1$s values ('1', 'a', 'true', '2020-01-01', '2020-01-01', '0.5');
          update %1$s set t = 'b', b = 'false'; delete from %1$s;
          """
              .formatted(table));
    }
    assertNothingCaught();
    assertThat(
            Sql.number(
                c,
                "select count(*) from pgq.event_template where ev_extra1 = ?",
                "public." + table))
        .isEqualTo(6);
  }
}
