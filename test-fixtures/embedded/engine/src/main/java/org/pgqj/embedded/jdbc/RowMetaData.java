package org.pgqj.embedded.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.pgqj.embedded.rt.Natives;
import org.pgqj.embedded.rt.RowType;

/** The columns of a result set. Names come in upper case, as PL/Java gives them. */
final class RowMetaData extends AbstractResultSetMetaData {
  private static final String TYPE_NAME =
      "SELECT typname FROM pg_catalog.pg_type WHERE oid OPERATOR(pg_catalog.=) ?::oid";

  private final RowType columns;

  RowMetaData(RowType columns) {
    this.columns = columns;
  }

  @Override
  public int getColumnCount() {
    return columns.count();
  }

  /** The name in upper case; of a dropped column, the one that the catalogue gives it. */
  @Override
  public String getColumnLabel(int column) throws SQLException {
    check(column);
    if (columns.isDropped(column)) {
      return "........PG.DROPPED." + column + "........";
    }
    return columns.name(column).toUpperCase(Locale.ROOT);
  }

  @Override
  public String getColumnName(int column) throws SQLException {
    return getColumnLabel(column);
  }

  /** The type's name in the catalogue, such as {@code int4}. Costs a query. */
  @Override
  public String getColumnTypeName(int column) throws SQLException {
    int type = typeOf(column);
    try (PreparedStatement query = EngineConnection.INSTANCE.prepareStatement(TYPE_NAME)) {
      query.setInt(1, type);
      try (ResultSet found = query.executeQuery()) {
        if (!found.next()) {
          throw new SQLException("Cannot find PG type with oid=" + type);
        }
        return found.getString(1);
      }
    }
  }

  @Override
  public int getColumnType(int column) throws SQLException {
    return SqlTypes.jdbcTypeOfColumn(typeOf(column));
  }

  @Override
  public String getColumnClassName(int column) throws SQLException {
    return binaryName(Natives.javaClass(typeOf(column)));
  }

  @Override
  public boolean isSigned(int column) throws SQLException {
    switch (typeOf(column)) {
      case SqlTypes.INT2:
      case SqlTypes.INT4:
      case SqlTypes.INT8:
      case SqlTypes.FLOAT4:
      case SqlTypes.FLOAT8:
        return true;
      default:
        return false;
    }
  }

  @Override
  public boolean isCaseSensitive(int column) throws SQLException {
    switch (typeOf(column)) {
      case SqlTypes.TEXT:
      case SqlTypes.VARCHAR:
      case SqlTypes.BPCHAR:
      case SqlTypes.BYTEA:
        return true;
      default:
        return false;
    }
  }

  @Override
  public boolean isAutoIncrement(int column) throws SQLException {
    check(column);
    return false;
  }

  @Override
  public boolean isSearchable(int column) throws SQLException {
    check(column);
    return true;
  }

  @Override
  public boolean isCurrency(int column) throws SQLException {
    check(column);
    return false;
  }

  @Override
  public int isNullable(int column) throws SQLException {
    check(column);
    return columnNullableUnknown;
  }

  @Override
  public boolean isReadOnly(int column) throws SQLException {
    check(column);
    return true;
  }

  @Override
  public boolean isWritable(int column) throws SQLException {
    check(column);
    return false;
  }

  @Override
  public boolean isDefinitelyWritable(int column) throws SQLException {
    check(column);
    return false;
  }

  @Override
  public String getSchemaName(int column) throws SQLException {
    check(column);
    return "";
  }

  @Override
  public String getTableName(int column) throws SQLException {
    check(column);
    return "";
  }

  @Override
  public String getCatalogName(int column) throws SQLException {
    check(column);
    return "";
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Conversions.unwrapped(this, type);
  }

  private int typeOf(int column) throws SQLException {
    check(column);
    return columns.type(column);
  }

  private void check(int column) throws SQLException {
    if (column < 1 || column > columns.count()) {
      throw new SQLException("Invalid column index: " + column);
    }
  }

  /**
   * From {@code java.lang.Integer[]}, as written in Java, to what {@code Class.getName()} gives.
   */
  static String binaryName(String canonical) {
    if (!canonical.endsWith("[]")) {
      return canonical;
    }
    String element = canonical.substring(0, canonical.length() - 2);
    switch (element) {
      case "byte":
        return "[B";
      case "boolean":
        return "[Z";
      case "short":
        return "[S";
      case "int":
        return "[I";
      case "long":
        return "[J";
      case "float":
        return "[F";
      case "double":
        return "[D";
      default:
        return element.endsWith("[]") ? "[" + binaryName(element) : "[L" + element + ";";
    }
  }
}
