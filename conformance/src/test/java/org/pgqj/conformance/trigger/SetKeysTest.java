package org.pgqj.conformance.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Triggers for each statement find every UPDATE of a key, and no other. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class SetKeysTest {

  private static final String REFUSAL = "primary key update not allowed";

  private Connection c;
  private EventLog log;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
    log = new EventLog(c, "q");
    Sql.run(
        c,
        """
        create domain tag as varchar(40) check (value <> '');
        create domain number as int8;
        create collation if not exists blind
          (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
        """);
  }

  private void table(String columns, String arguments) throws SQLException {
    Sql.run(c, "drop table if exists k; create table k(" + columns + ")");
    SetTriggers.create(c, "k", "logutriga", arguments);
  }

  /** Values that are another key, and the same key in another writing. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "int2 | 1 | 2 | 1",
        "number | 1 | 2 | 1",
        "oid | 0 | 4000000000 | 0",
        "date | 2024-02-29 | infinity | 2024-02-29",
        "timestamp | 2024-02-29 10:00 | -infinity | 2024-02-29 10:00:00",
        "timestamptz | 2024-02-29 10:00+00 | 2024-02-29 10:00+01 | 2024-02-29 11:00+01",
        "uuid | 00000000-0000-0000-0000-000000000001 | 00000000-0000-0000-0000-000000000002"
            + " | {00000000000000000000000000000001}",
        "text | a | A | a",
        "tag | a{,} | a{, } | a{,}",
        "text collate blind | a | b | A",
        "char(5) | a | b | a ",
        "numeric | 1.0 | NaN | 1.000",
        "float8 | -0 | 1 | 0",
        "bytea | \\x00 | \\x0000 | \\x00",
        "int4[] | {1,null} | {null,1} | {1,null}",
      })
  void aKeyOfAnyTypeMayBeWrittenAnewButNotChanged(
      String type, String value, String other, String same) throws SQLException {
    table("a int default 0, id " + type + " primary key deferrable", "'q'");
    Sql.run(c, "insert into k(id) values ('%s'), ('%s')".formatted(value, other));
    log.next();
    String swap = "update k set id = (case when id = '%1$s' then '%2$s' else '%1$s' end)::%3$s";
    assertSqlError(
        "XX000",
        REFUSAL,
        () -> Sql.run(c, swap.formatted(value, other, type.replace(" collate blind", ""))));
    assertThat(log.next()).isEmpty();
    Sql.run(c, "update k set a = 1, id = '%s' where id <> '%s'".formatted(same, other));
    Sql.run(c, "update k set a = 2");
    assertThat(log.next()).hasSize(3);
  }

  @Test
  void anyPartOfAKeyCounts() throws SQLException {
    table("a int, v text, b text, d date, primary key (d, b, a) deferrable", "'q'");
    Sql.run(
        c,
        """
        insert into k select g, 'v', 'b' || g % 2, '2024-01-01'::date + g % 3
          from generate_series(1, 30) g
        """);
    log.next();
    Sql.run(c, "update k set v = 'w'");
    assertThat(log.next()).hasSize(30);
    for (String change : new String[] {"a = 31 - a", "b = 'b' || (a + 1) % 2", "d = d + a % 2"}) {
      assertSqlError("XX000", REFUSAL, () -> Sql.run(c, "update k set " + change));
    }
    assertThat(log.next()).isEmpty();
  }

  @Test
  void aChosenKeyMayBeNull() throws SQLException {
    table("id int primary key, v text, n int, t text", "'q', 'pkey=n,t'");
    Sql.run(c, "insert into k values (1, 'a', null, 'x'), (2, 'b', 2, null), (3, 'c', null, null)");
    log.next();
    Sql.run(c, "update k set v = 'd', id = id + 3");
    assertThat(log.next()).hasSize(3);
    for (String change : new String[] {"n = 2", "n = null", "t = ''", "t = null"}) {
      assertSqlError("XX000", REFUSAL, () -> Sql.run(c, "update k set " + change));
    }
    assertThat(log.next()).isEmpty();
  }

  @Test
  void inAStatementOfVeryManyRowsEachKeyCounts() throws SQLException {
    table("id int primary key deferrable, v int default 0", "'q'");
    Sql.run(
        c,
        """
        set session_replication_role = replica;
        insert into k select g from generate_series(1, 200001) g;
        reset session_replication_role;
        """);
    log.next();
    String swap = "update k set id = case id when %d then %d when %2$d then %1$d else id end";
    assertSqlError("XX000", REFUSAL, () -> Sql.run(c, swap.formatted(5, 200_001)));
    assertSqlError(
        "XX000", REFUSAL, () -> Sql.run(c, swap.formatted(5, 6) + " where id <= 200000"));
    Sql.run(c, "update k set v = 1");
    assertThat(log.next()).hasSize(200_001).endsWith("U:id | id=200001&v=1 | public.k | NULL");
  }

  /** Too large for one array of all keys. */
  @Test
  void keysMayBeLarge() throws SQLException {
    table("id int primary key, t text", "'q', 'pkey=t'");
    Sql.run(c, "insert into k select g, g || repeat('x', 3000000) from generate_series(1, 8) g");
    Sql.run(c, "update k set id = id + 10");
    assertSqlError("XX000", REFUSAL, () -> Sql.run(c, "update k set t = t || 'x' where id = 18"));
    assertSqlError(
        "XX000",
        REFUSAL,
        () -> Sql.run(c, "update k set t = (29 - id)::text || repeat('x', 3000000)"));
    assertSqlError("XX000", REFUSAL, () -> Sql.run(c, "update k set t = ''"));
    assertThat(Sql.number(c, "select count(*) from pgq.event_template where ev_type = 'U:t'"))
        .isEqualTo(8);
  }
}
