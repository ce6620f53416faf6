package org.pgqj.embedded.sqlj;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.pgqj.embedded.rt.Natives;

/**
 * The role that called: the functions here run with the rights of the extension's owner, so that
 * what the caller may do has to be asked for.
 */
final class OuterUser {
  private static final String IS_SUPERUSER =
      """
      SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname OPERATOR(pg_catalog.=) ?
      """;
  private static final String MAY_CREATE_IN =
      """
      SELECT pg_catalog.has_schema_privilege(?::pg_catalog.name, oid, 'CREATE')
        FROM pg_catalog.pg_namespace
       WHERE nspname OPERATOR(pg_catalog.=) ?
      """;
  private static final String CURRENT_SCHEMA = "SELECT pg_catalog.current_schema()";

  private final Connection connection;
  private final String name;

  OuterUser(Connection connection) throws SQLException {
    this.connection = connection;
    name = Natives.outerUserName();
  }

  String name() {
    return name;
  }

  boolean isSuperuser() throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(IS_SUPERUSER)) {
      query.setString(1, name);
      try (ResultSet answer = query.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }

  boolean isSuperuserOr(String owner) throws SQLException {
    return name.equals(owner) || isSuperuser();
  }

  /** Whether the user may create things in a schema; null when there is no such schema. */
  Boolean mayCreateIn(String schema) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(MAY_CREATE_IN)) {
      query.setString(1, name);
      query.setString(2, schema);
      try (ResultSet answer = query.executeQuery()) {
        return answer.next() ? (Boolean) answer.getBoolean(1) : null;
      }
    }
  }

  /** What {@code current_schema()} is for the user: null when no schema of the path exists. */
  String currentSchema() throws SQLException {
    long before = Natives.becomeOuterUser();
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(CURRENT_SCHEMA)) {
      answer.next();
      return answer.getString(1);
    } finally {
      Natives.restoreUser(before);
    }
  }
}
