package org.pgqj.client.connect;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is said when nobody answers; with servers it is tested in the conformance suite. */
@Timeout(60)
class ConnectorTest {

  /** A port that nobody listens on: reserved, and below what programs are given. */
  private static final int SILENT_PORT = 1;

  @TempDir private Path home;

  private Connector connector(String connection) {
    return new Connector(ConnectionSettings.of(connection, new Environment(Map.of(), home, "me")));
  }

  @Test
  void everyServerThatWasTriedIsNamedOnOneLine() {
    assertThatThrownBy(
            () -> connector("host=127.0.0.1," + home + " port=" + SILENT_PORT + ",2").open())
        .isInstanceOf(ConnectFailure.class)
        .hasMessage(
            "connection to server at \"127.0.0.1\", port 1 failed: connection refused: is the"
                + " server running there and accepting connections?; connection to server on"
                + " socket \""
                + home
                + "/.s.PGSQL.2\" failed: No such file or directory");
  }

  @Test
  void anUnknownHostIsNamed() {
    assertThatThrownBy(() -> connector("host=no-such-host.invalid").open())
        .hasMessage(
            "connection to server at \"no-such-host.invalid\", port 5432 failed: could not"
                + " translate host name \"no-such-host.invalid\" to address");
  }
}
