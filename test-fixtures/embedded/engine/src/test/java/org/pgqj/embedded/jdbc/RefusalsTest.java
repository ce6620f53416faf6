package org.pgqj.embedded.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RefusalsTest {
  private final Connection connection = EngineConnection.INSTANCE;

  @Test
  void transactionsBelongToTheCaller() {
    assertRefused(connection::commit, "Connection.commit()");
    assertRefused(connection::rollback, "Connection.rollback()");
    assertRefused(() -> connection.setAutoCommit(true), "Connection.setAutoCommit(boolean)");
  }

  @Test
  void arraysAndLobsCannotBeMade() {
    assertRefused(
        () -> connection.createArrayOf("text", new Object[0]),
        "Connection.createArrayOf(String, Object[])");
    assertRefused(connection::createBlob, "Connection.createBlob()");
  }

  @Test
  void onlyForwardReadOnlyResultSetsAreServed() {
    assertRefused(
        () ->
            connection.createStatement(
                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY),
        "XX000",
        "result sets that can be scrolled or updated");
  }

  @Test
  void plainStatementsHaveNoBatch() throws SQLException {
    var statement = connection.createStatement();
    assertRefused(() -> statement.addBatch("select 1"), "Statement.addBatch(String)");
    assertRefused(statement::isClosed, "Statement.isClosed()");
  }

  @Test
  void aStatementWithUnsetParametersIsNotRun() throws SQLException {
    var statement = connection.prepareStatement("select ?");
    assertThatThrownBy(statement::execute)
        .isInstanceOf(SQLException.class)
        .hasMessage("Not all parameters have been set");
    assertThatThrownBy(() -> statement.setInt(2, 0)).hasMessage("Illegal parameter index");
    assertThatThrownBy(() -> statement.setObject(1, null))
        .hasMessage("Can't assign null unless the SQL type is known");
    assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(1);
  }

  private static void assertRefused(ThrowingCallable call, String what) {
    assertRefused(call, "0A000", what);
  }

  private static void assertRefused(ThrowingCallable call, String state, String what) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state))
        .hasMessage("not supported by the embedded engine: " + what);
  }
}
