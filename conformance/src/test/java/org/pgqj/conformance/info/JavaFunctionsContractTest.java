package org.pgqj.conformance.info;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** The API is Java; what is not, is in a closed list with its reason. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class JavaFunctionsContractTest {

  private Connection c;
  private Path sql;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
    sql = db.checkout().root().resolve("sql");
  }

  @Test
  void whatIsNotJavaIsListed() throws SQLException, IOException {
    assertThat(
            Sql.lines(
                c,
                """
                select pg_proc.oid::regprocedure || ' ' || lanname
                  from pg_proc join pg_language l on l.oid = prolang
                 where (pronamespace = 'pgq'::regnamespace
                        or obj_description(pg_proc.oid, 'pg_proc') like 'PgQ/J:%')
                   and lanname <> 'java'
                """))
        .containsExactlyInAnyOrderElementsOf(listed());
  }

  private List<String> listed() throws IOException {
    List<String> functions = new ArrayList<>();
    for (String line : Files.readAllLines(sql.resolve("not-java.txt"))) {
      if (!line.startsWith("#")) {
        String[] fields = line.split("\t", 3);
        assertThat(fields[2]).as("reason").isNotBlank();
        functions.add(fields[0].replaceFirst("^public\\.", "") + " " + fields[1]);
      }
    }
    return functions;
  }

  @Test
  void javaIsTrusted() throws SQLException {
    assertThat(
            Sql.lines(
                c,
                """
                select oid::regprocedure from pg_proc
                 where pronamespace = 'pgq'::regnamespace
                   and prolang = (select oid from pg_language where lanname = 'javau')
                """))
        .isEmpty();
  }

  @Test
  void everyFunctionRunsInTheMainProcessAndCostsTheSame() throws SQLException {
    assertThat(
            Sql.lines(
                c,
                """
                select oid::regprocedure from pg_proc
                 where pronamespace = 'pgq'::regnamespace
                   and (proparallel <> 'u' or procost <> 100
                        or (pronargdefaults <> 0 and proname not in ('insert_events', 'capture',
                                                                  'dead_letter_list', 'dead_letter_count'))
                        or prorows <> case when proretset then 1000 else 0 end)
                """))
        .isEmpty();
  }
}
