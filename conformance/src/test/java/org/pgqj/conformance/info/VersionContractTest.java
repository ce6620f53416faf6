package org.pgqj.conformance.info;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

@DatabaseTest
class VersionContractTest {

  @Test
  void clientsAreToldTheApiAndWhoImplementsIt(TestDatabase db) throws SQLException {
    Connection c = db.connect();
    assertThat(Sql.text(c, "select pgq.version()")).isEqualTo("3.5.2");
    assertThat(Sql.text(c, "select pgq.implementation()")).matches("pgqj \\d+\\.\\d+\\.\\d+.*");
  }
}
