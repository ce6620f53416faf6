package org.pgqj.conformance.engine.probe;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Single methods of JDBC, by name. */
public final class JdbcProbe {

  private JdbcProbe() {}

  private static Connection connection() throws SQLException {
    return DriverManager.getConnection("jdbc:default:connection");
  }

  /** Calls one method and says what it returned. */
  public static String call(String what) throws SQLException {
    Connection c = connection();
    try (PreparedStatement s = c.prepareStatement("select ?::int as k, 'v' as v")) {
      s.setInt(1, 7);
      return String.valueOf(
          switch (what.substring(0, what.indexOf('.'))) {
            case "connection" -> onConnection(c, what);
            case "statement" -> onStatement(c, s, what);
            case "rows" -> onRows(s.executeQuery(), what);
            default -> throw new IllegalArgumentException(what);
          });
    }
  }

  private static Object onConnection(Connection c, String what) throws SQLException {
    switch (what) {
      case "connection.getAutoCommit" -> {
        return c.getAutoCommit();
      }
      case "connection.getCatalog" -> {
        return c.getCatalog();
      }
      case "connection.isValid" -> {
        return c.isValid(1);
      }
      case "connection.isClosed after close" -> {
        c.close();
        return c.isClosed();
      }
      case "connection.same" -> {
        return c == connection();
      }
      case "connection.unwrap" -> {
        return c.unwrap(Connection.class) == c;
      }
      case "connection.isReadOnly" -> {
        return c.isReadOnly();
      }
      case "connection.getTransactionIsolation" -> {
        return c.getTransactionIsolation();
      }
      case "connection.nativeSQL" -> {
        return c.nativeSQL("select ?, '?' -- ?");
      }
      case "connection.createArrayOf" -> {
        return c.createArrayOf("int4", new Integer[] {1});
      }
      case "connection.createStruct" -> {
        return c.createStruct("t", new Object[0]);
      }
      case "connection.createBlob" -> {
        return c.createBlob();
      }
      case "connection.createClob" -> {
        return c.createClob();
      }
      case "connection.prepareCall" -> {
        return c.prepareCall("{call f()}");
      }
      case "connection.commit" -> c.commit();
      case "connection.rollback" -> c.rollback();
      case "connection.setAutoCommit" -> c.setAutoCommit(true);
      case "connection.setReadOnly" -> c.setReadOnly(true);
      case "connection.setTransactionIsolation" ->
          c.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      case "connection.getSchema" -> {
        return c.getSchema();
      }
      case "connection.setSchema" -> c.setSchema("public");
      case "connection.getWarnings" -> {
        return c.getWarnings();
      }
      case "connection.generatedKeys" -> {
        return c.prepareStatement("select 1", Statement.RETURN_GENERATED_KEYS);
      }
      case "connection.scrollable" -> {
        return c.prepareStatement(
            "select 1", ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
      }
      case "connection.updatable" -> {
        return c.prepareStatement(
            "select 1", ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE);
      }
      case "connection.holdable" -> {
        return c.prepareStatement(
            "select 1",
            ResultSet.TYPE_FORWARD_ONLY,
            ResultSet.CONCUR_READ_ONLY,
            ResultSet.HOLD_CURSORS_OVER_COMMIT);
      }
      default -> throw new IllegalArgumentException(what);
    }
    return "done";
  }

  private static Object onStatement(Connection c, PreparedStatement s, String what)
      throws SQLException {
    switch (what) {
      case "statement.getFetchSize" -> {
        return s.getFetchSize();
      }
      case "statement.execute of a select" -> {
        return s.execute();
      }
      case "statement.execute of DDL" -> {
        Statement ddl = c.createStatement();
        return ddl.execute("create temp table made_by_ddl(x int)") + " " + ddl.getUpdateCount();
      }
      case "statement.execute of CREATE TABLE AS" -> {
        Statement ddl = c.createStatement();
        return ddl.execute("create temp table made_by_ctas as select generate_series(1, 3)")
            + " "
            + ddl.getUpdateCount();
      }
      case "statement.executeUpdate of a RETURNING" -> {
        return c.createStatement().executeUpdate("insert into lazy values (9) returning x");
      }
      case "statement.getParameterCount" -> {
        return s.getParameterMetaData().getParameterCount();
      }
      case "statement.setMaxRows" -> {
        Statement limited = c.createStatement();
        limited.setMaxRows(2);
        return count(limited.executeQuery("select generate_series(1, 5)"));
      }
      case "statement.setFetchSize" -> {
        Statement slow = c.createStatement();
        slow.setFetchSize(2);
        return count(slow.executeQuery("select generate_series(1, 5)"));
      }
      case "statement.setArray" -> s.setArray(1, null);
      case "statement.getGeneratedKeys" -> {
        return s.getGeneratedKeys();
      }
      case "statement.setQueryTimeout" -> s.setQueryTimeout(1);
      case "statement.isClosed" -> {
        return s.isClosed();
      }
      case "statement.isPoolable" -> {
        return s.isPoolable();
      }
      case "statement.getMetaData" -> {
        return s.getMetaData();
      }
      case "statement.several statements in one" -> {
        Statement several = c.createStatement();
        boolean result = several.execute("delete from lazy; insert into lazy values (1), (2)");
        return result + " " + several.getUpdateCount();
      }
      case "statement.COPY" -> c.createStatement().execute("copy lazy from stdin");
      case "statement.COMMIT" -> c.createStatement().execute("commit");
      case "statement.unset parameter" -> {
        s.clearParameters();
        return s.execute();
      }
      case "statement.setObject null" -> s.setObject(1, null);
      default -> throw new IllegalArgumentException(what);
    }
    return "done";
  }

  private static int count(ResultSet rows) throws SQLException {
    int count = 0;
    while (rows.next()) {
      count++;
    }
    return count;
  }

  private static Object onRows(ResultSet rows, String what) throws SQLException {
    if (what.equals("rows.read before next")) {
      return rows.getInt(1);
    }
    rows.next();
    switch (what) {
      case "rows.getInt by name" -> {
        return rows.getInt("k");
      }
      case "rows.getInt by upper-case name" -> {
        return rows.getInt("K");
      }
      case "rows.findColumn" -> {
        return rows.findColumn("v");
      }
      case "rows.unknown name" -> {
        return rows.getInt("nothing");
      }
      case "rows.column 0" -> {
        return rows.getInt(0);
      }
      case "rows.column 3" -> {
        return rows.getInt(3);
      }
      case "rows.next at the end" -> {
        return rows.next();
      }
      case "rows.getRow" -> {
        return rows.getRow();
      }
      case "rows.wasNull" -> {
        rows.getInt(1);
        return rows.wasNull();
      }
      case "rows.getArray" -> {
        return rows.getArray(1);
      }
      case "rows.absolute" -> {
        return rows.absolute(1);
      }
      case "rows.first" -> {
        return rows.first();
      }
      case "rows.previous" -> {
        return rows.previous();
      }
      case "rows.updateInt" -> rows.updateInt(1, 8);
      case "rows.read after close" -> {
        rows.close();
        return rows.getInt(1);
      }
      default -> throw new IllegalArgumentException(what);
    }
    return "done";
  }

  /** Columns of a query: count, then label, SQL type and class of each. */
  public static String describe(String query) throws SQLException {
    try (Statement s = connection().createStatement();
        ResultSet rows = s.executeQuery(query)) {
      rows.next();
      ResultSetMetaData metadata = rows.getMetaData();
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= metadata.getColumnCount(); i++) {
        columns.add(
            metadata.getColumnLabel(i)
                + " "
                + metadata.getColumnTypeName(i)
                + " "
                + metadata.getColumnClassName(i)
                + " "
                + metadata.getColumnType(i));
      }
      return String.join(", ", columns);
    }
  }

  /** One column of one of DatabaseMetaData's result sets, in order. */
  public static String metadata(String kind, String schema, String table, String column)
      throws SQLException {
    DatabaseMetaData metadata = connection().getMetaData();
    List<String> values = new ArrayList<>();
    try (ResultSet rows =
        switch (kind) {
          case "columns" -> metadata.getColumns(null, schema, table, "%");
          case "primary keys" -> metadata.getPrimaryKeys(null, schema, table);
          default -> throw new IllegalArgumentException(kind);
        }) {
      while (rows.next()) {
        values.add(rows.getString(column));
      }
    }
    return String.join(",", values);
  }

  /** Product and version, as the metadata knows them. */
  public static String product() throws SQLException {
    DatabaseMetaData metadata = connection().getMetaData();
    return metadata.getDatabaseProductName() + " " + metadata.getDatabaseProductVersion();
  }
}
