package org.pgqj.conformance.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pgqj.fixtures.Command;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** The schemas pgq_ext and pgq_coop come and go with the jar, unless they are somebody else's. */
@DatabaseTest(Contents.PLJAVA)
class CompanionsTest {

  private static final String THEIRS =
      "create schema pgq_ext; create table pgq_ext.completed_batch(theirs int);"
          + " comment on schema pgq_ext is 'somebody else''s'";

  /** Every function, with its result, whether it runs as the owner, and who may call it. */
  private static final String FUNCTIONS =
      """
      select p.oid::regprocedure, pg_get_function_arguments(p.oid), pg_get_function_result(p.oid),
             lanname, provolatile, proisstrict, prosecdef, proconfig,
             concat_ws(' ', case when has_function_privilege('public', p.oid, 'execute') then 'public' end,
                            case when has_function_privilege('pgq_reader', p.oid, 'execute') then 'reader' end,
                            case when has_function_privilege('pgq_writer', p.oid, 'execute') then 'writer' end,
                            case when has_function_privilege('pgq_admin', p.oid, 'execute') then 'admin' end)
        from pg_proc p join pg_language l on l.oid = prolang
       where pronamespace = ?::regnamespace
       order by p.oid::regprocedure::text collate "C"
      """;

  private static final String OWNER = "|java|v|f|t|{\"search_path=pg_catalog, pg_temp\"}|";
  private static final String CALLER = "|java|v|f|f||";

  private static void install(ScratchDatabase scratch) {
    Command.Result result = scratch.install();
    assertThat(result.status()).as(result.output()).isZero();
  }

  @Test
  void theirFunctionsAreThoseOfPgq(TestDatabase db) throws SQLException {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "functions")) {
      install(scratch);
      try (Connection c = scratch.connect()) {
        String sub = "a_consumer text, a_subconsumer text";
        String event = ", a_batch_id bigint, a_event_id bigint|boolean";
        assertThat(Sql.lines(c, FUNCTIONS, "pgq_ext"))
            .containsExactly(
                "pgq_ext.get_last_tick(text)|a_consumer text|bigint" + CALLER + "writer admin",
                "pgq_ext.get_last_tick(text,text)|" + sub + "|bigint" + OWNER + "writer admin",
                "pgq_ext.is_batch_done(text,bigint)|a_consumer text, a_batch_id bigint|boolean"
                    + CALLER
                    + "writer admin",
                "pgq_ext.is_batch_done(text,text,bigint)|"
                    + sub
                    + ", a_batch_id bigint|boolean"
                    + OWNER
                    + "writer admin",
                "pgq_ext.is_event_done(text,bigint,bigint)|a_consumer text"
                    + event
                    + CALLER
                    + "writer admin",
                "pgq_ext.is_event_done(text,text,bigint,bigint)|"
                    + sub
                    + event
                    + OWNER
                    + "writer admin",
                "pgq_ext.set_batch_done(text,bigint)|a_consumer text, a_batch_id bigint|boolean"
                    + CALLER
                    + "writer admin",
                "pgq_ext.set_batch_done(text,text,bigint)|"
                    + sub
                    + ", a_batch_id bigint|boolean"
                    + OWNER
                    + "writer admin",
                "pgq_ext.set_event_done(text,bigint,bigint)|a_consumer text"
                    + event
                    + CALLER
                    + "writer admin",
                "pgq_ext.set_event_done(text,text,bigint,bigint)|"
                    + sub
                    + event
                    + OWNER
                    + "writer admin",
                "pgq_ext.set_last_tick(text,bigint)|a_consumer text, a_tick_id bigint|integer"
                    + CALLER
                    + "writer admin",
                "pgq_ext.set_last_tick(text,text,bigint)|"
                    + sub
                    + ", a_tick_id bigint|integer"
                    + OWNER
                    + "writer admin",
                "pgq_ext.upgrade_schema()||integer" + CALLER + "writer admin",
                "pgq_ext.version()||text" + CALLER + "public reader writer admin");
        String names = "i_queue_name text, i_consumer_name text, i_subconsumer_name text";
        String custom = ", i_min_lag interval, i_min_count integer, i_min_interval interval";
        String types = "(text,text,text,interval,integer,interval";
        assertThat(Sql.lines(c, FUNCTIONS, "pgq_coop"))
            .containsExactly(
                "pgq_coop.finish_batch(bigint)|i_batch_id bigint|integer" + OWNER + "reader admin",
                "pgq_coop.next_batch(text,text,text)|"
                    + names
                    + "|bigint"
                    + CALLER
                    + "reader admin",
                "pgq_coop.next_batch(text,text,text,interval)|"
                    + names
                    + ", i_dead_interval interval|bigint"
                    + CALLER
                    + "reader admin",
                "pgq_coop.next_batch_custom"
                    + types
                    + ")|"
                    + names
                    + custom
                    + "|bigint"
                    + CALLER
                    + "reader admin",
                "pgq_coop.next_batch_custom"
                    + types
                    + ",interval)|"
                    + names
                    + custom
                    + ", i_dead_interval interval|bigint"
                    + OWNER
                    + "reader admin",
                "pgq_coop.register_subconsumer(text,text,text)|"
                    + names
                    + "|integer"
                    + OWNER
                    + "reader admin",
                "pgq_coop.unregister_subconsumer(text,text,text,integer)|"
                    + names
                    + ", i_batch_handling integer|integer"
                    + OWNER
                    + "reader admin",
                "pgq_coop.version()||text" + CALLER + "public reader writer admin");
      }
    }
  }

  @Test
  void theirTablesAreThoseOfPgqExt(TestDatabase db) throws SQLException {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "tables")) {
      install(scratch);
      try (Connection c = scratch.connect()) {
        assertThat(
                Sql.lines(
                    c,
                    """
                    select conrelid::regclass, conname, pg_get_constraintdef(k.oid),
                           (select string_agg(concat_ws(' ', attname, format_type(atttypid, atttypmod),
                                                        case when attnotnull then 'not null' end), ', ' order by attnum)
                              from pg_attribute where attrelid = conrelid and attnum > 0)
                      from pg_constraint k
                     where connamespace = 'pgq_ext'::regnamespace
                     order by 1::text
                    """))
            .containsExactlyInAnyOrder(
                "pgq_ext.completed_tick|completed_tick_pkey|PRIMARY KEY (consumer_id, subconsumer_id)"
                    + "|consumer_id text not null, subconsumer_id text not null, last_tick_id bigint not null",
                "pgq_ext.completed_batch|completed_batch_pkey|PRIMARY KEY (consumer_id, subconsumer_id)"
                    + "|consumer_id text not null, subconsumer_id text not null, last_batch_id bigint not null",
                "pgq_ext.completed_event|completed_event_pkey"
                    + "|PRIMARY KEY (consumer_id, subconsumer_id, batch_id, event_id)"
                    + "|consumer_id text not null, subconsumer_id text not null, batch_id bigint not null,"
                    + " event_id bigint not null",
                "pgq_ext.partial_batch|partial_batch_pkey|PRIMARY KEY (consumer_id, subconsumer_id)"
                    + "|consumer_id text not null, subconsumer_id text not null, cur_batch_id bigint not null");
      }
    }
  }

  @Test
  void aSchemaOfSomebodyElseIsLeftAloneAndNamed(TestDatabase db) throws SQLException {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "theirs")) {
      scratch.psql().values(THEIRS);
      List<String> before = scratch.catalogueWithoutEngineRights();
      Command.Result result = scratch.install();
      assertThat(result.status()).as(result.output()).isZero();
      assertThat(result.output())
          .contains("Left as they were, because they are not from PgQ/J: schema pgq_ext");
      assertThat(
              scratch
                  .psql()
                  .values(
                      "select count(*) from pg_proc where pronamespace = 'pgq_ext'::regnamespace;"
                          + " select pgq_coop.version()"))
          .isEqualTo("0\n3.1.1");
      assertThat(scratch.uninstall().status()).isZero();
      assertThat(scratch.catalogueWithoutEngineRights()).isEqualTo(before);
    }
  }

  @Test
  void psqlLeavesASchemaOfSomebodyElseAloneToo(TestDatabase db) throws SQLException {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "bypsql")) {
      scratch.psql().values(THEIRS);
      try (Connection c = scratch.connect()) {
        Sql.one(c, "select sqlj.install_jar(?, 'pgqj', false)", scratch.serverJar());
      }
      Command.Result result =
          scratch.psql().file(db.checkout().root().resolve("sql/install.sql"), Map.of());
      assertThat(result.status()).as(result.output()).isZero();
      assertThat(result.output())
          .contains("NOTICE:  schema pgq_ext is there already and is left as it is")
          .doesNotContain("schema pgq_coop is there already");
      assertThat(
              scratch
                  .psql()
                  .values(
                      "select count(*) from pg_proc where pronamespace = 'pgq_ext'::regnamespace"))
          .isEqualTo("0");
    }
  }

  @Test
  void whatConsumersHaveDoneIsNeverForgottenUnasked(TestDatabase db) throws SQLException {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "notes")) {
      install(scratch);
      scratch.psql().values("select pgq_ext.set_batch_done('c', 1)");
      Command.Result refused = scratch.uninstall();
      assertThat(refused.status()).isNotZero();
      assertThat(refused.output())
          .contains("cannot uninstall PgQ/J: schema pgq_ext notes what consumers have done here");
      assertThat(scratch.psql().values("select pgq_ext.is_batch_done('c', 1)")).isEqualTo("t");
      assertThat(scratch.uninstall("force").status()).isZero();
    }
  }

  @Test
  void aMissingJarComesBackForTheCompanionsToo(TestDatabase db) throws SQLException {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "jar")) {
      install(scratch);
      try (Connection c = scratch.connect()) {
        Sql.one(c, "select sqlj.remove_jar('pgqj', false)");
      }
      install(scratch);
      assertThat(scratch.psql().values("select pgq_ext.version(), pgq_coop.version()"))
          .isEqualTo("3.1|3.1.1");
    }
  }
}
