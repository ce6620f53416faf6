package org.pgqj.conformance.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pgqj.fixtures.PgqjDatabase;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;
import org.postgresql.PGConnection;

/** Rows are captured in databases of other encodings, in their bytes. */
@DatabaseTest(Contents.NOTHING)
class CaptureEncodingsTest {

  @ParameterizedTest
  @CsvSource({
    "LATIN1, ä ß, name%e4=%e4+%df, {\"id\":1;\"nameä\":\"ä ß\"}",
    "SQL_ASCII, a b, name=a+b, {\"id\":1;\"name\":\"a b\"}",
  })
  void copiedRowsArePublishedWhole(
      String encoding, String value, String pair, String json, TestDatabase db)
      throws SQLException, IOException {
    try (Connection c = connect(db, encoding)) {
      EventLog log = new EventLog(c, "q");
      String column = encoding.equals("LATIN1") ? "nameä" : "name";
      Sql.run(c, "create table t(id int primary key, %s text)".formatted(column));
      for (String format : new String[] {"url", "sql", "json"}) {
        Sql.text(c, "select pgq.capture('t', 'q', ?)", "format=" + format);
        Sql.run(c, "truncate t");
        log.next();
        c.unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "copy t from stdin",
                new ByteArrayInputStream(("1\t" + value + "\n").getBytes(StandardCharsets.UTF_8)));
        String expected =
            switch (format) {
              case "url" -> "I:id | id=1&" + pair;
              case "sql" ->
                  "I | (id,%s) values ('1','%s')"
                      .formatted(column.equals("name") ? column : '"' + column + '"', value);
              default ->
                  "{\"op\":\"INSERT\",\"table\":[\"public\",\"t\"],\"pkey\":[\"id\"]} | "
                      + json.replace(';', ',');
            };
        assertThat(log.next()).containsExactly(expected + " | public.t | NULL");
      }
    }
  }

  private static Connection connect(TestDatabase db, String encoding) throws SQLException {
    String name = db.name() + "_" + encoding.toLowerCase(Locale.ROOT);
    db.psql()
        .values(
            "create database %s encoding '%s' locale 'C' template template0"
                .formatted(name, encoding));
    db.cluster()
        .psql("postgres", name)
        .values("set client_min_messages = error; create extension pljava");
    new PgqjDatabase(db.checkout(), db.cluster()).install(name);
    Properties properties = new Properties();
    properties.setProperty("user", "postgres");
    properties.setProperty("password", db.cluster().password());
    return DriverManager.getConnection(db.cluster().jdbcUrl(name), properties);
  }
}
