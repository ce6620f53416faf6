package org.pgqj.conformance.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pgqj.client.connect.ConnectFailure;
import org.pgqj.client.connect.ConnectionSettings;
import org.pgqj.client.connect.Connector;
import org.pgqj.client.connect.Environment;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;
import org.postgresql.PGConnection;

/** Connection strings lead where psql goes, through sockets and TCP. */
@DatabaseTest(Contents.NOTHING)
class ConnectionContractTest {

  @TempDir private Path home;

  private Connection open(String connection) throws ConnectFailure {
    Environment environment = new Environment(Map.of(), home, "postgres");
    return new Connector(ConnectionSettings.of(connection, environment)).open();
  }

  private static String tcp(TestDatabase db) {
    return "host=127.0.0.1 port=%d user=postgres dbname=%s"
        .formatted(db.cluster().port(), db.name());
  }

  private static String socket(TestDatabase db) {
    return Examination.connection(db.psql());
  }

  @Test
  void aSocketIsADirectoryForAHost(TestDatabase db) throws SQLException {
    try (Connection c = open(socket(db) + " options='-c geqo=off' application_name=me")) {
      assertThat(
              Sql.lines(
                  c,
                  "select current_database(), inet_client_addr(), current_setting('geqo'),"
                      + " current_setting('application_name')"))
          .containsExactly(db.name() + "||off|me");
      assertThat(Sql.number(c, "select length(repeat('x', 3000000))")).isEqualTo(3000000);
    }
  }

  @Test
  void waitingForANotificationOnASocketTimesOutAndGoesOn(TestDatabase db) throws SQLException {
    try (Connection c = open(socket(db))) {
      Sql.run(c, "listen news");
      PGConnection listener = c.unwrap(PGConnection.class);
      assertThat(listener.getNotifications(50)).isNullOrEmpty();
      db.psql().values("notify news, 'here'");
      assertThat(listener.getNotifications(20_000)).hasSize(1);
      assertThat(Sql.number(c, "select 1")).isEqualTo(1);
    }
  }

  @Test
  void thePasswordFileOpensTheDoor(TestDatabase db) throws SQLException, IOException {
    assertThatThrownBy(() -> open(tcp(db)))
        .hasMessage(
            "connection to server at \"127.0.0.1\", port %d failed: no password supplied"
                .formatted(db.cluster().port()));
    assertThatThrownBy(() -> open(tcp(db) + " password=wrong"))
        .hasMessageEndingWith("FATAL: password authentication failed for user \"postgres\"");
    Path file = home.resolve(".pgpass");
    Files.writeString(file, "127.0.0.1:*:*:postgres:" + db.cluster().password() + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    try (Connection c = open(tcp(db))) {
      assertThat(Sql.text(c, "select current_user")).isEqualTo("postgres");
    }
  }

  @Test
  void theFirstServerThatAnswersIsTaken(TestDatabase db) throws SQLException {
    String sockets = db.cluster().socketDirectory().toString();
    String both =
        "host=127.0.0.1,%s port=1,%d user=postgres dbname=%s"
            .formatted(sockets, db.cluster().port(), db.name());
    try (Connection c = open(both + " target_session_attrs=read-write")) {
      assertThat(Sql.text(c, "select current_database()")).isEqualTo(db.name());
    }
    try (Connection c = open(both + " target_session_attrs=prefer-standby")) {
      assertThat(Sql.number(c, "select 1")).isEqualTo(1);
    }
    assertThatThrownBy(() -> open(both + " target_session_attrs=standby"))
        .hasMessageContaining("connection refused")
        .hasMessageEndingWith("failed: server is not in hot standby mode");
  }

  @Test
  void aRefusalEndsTheSearch(TestDatabase db) {
    String sockets = db.cluster().socketDirectory().toString();
    assertThatThrownBy(
            () ->
                open(
                    "host=%s,127.0.0.1 port=%d,1 user=nobody_of_that_name dbname=%s"
                        .formatted(sockets, db.cluster().port(), db.name())))
        .isInstanceOf(ConnectFailure.class)
        .hasMessageEndingWith("failed: FATAL: role \"nobody_of_that_name\" does not exist");
  }
}
