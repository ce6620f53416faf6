package org.pgqj.embedded.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** A description of rows in which everything is refused: the base of the one that is served. */
abstract class AbstractResultSetMetaData implements ResultSetMetaData {

  @Override
  public String getCatalogName(int column) throws SQLException {
    throw Unsupported.method("ResultSetMetaData.getCatalogName(int)");
  }

  @Override
  public String getColumnClassName(int column) throws SQLException {
    throw Unsupported.method("ResultSetMetaData.getColumnClassName(int)");
  }

  @Override
  public int getColumnCount() throws SQLException {
    throw Unsupported.method("ResultSetMetaData.getColumnCount()");
  }

  @Override
  public int getColumnDisplaySize(int column) throws SQLException {
    throw Unsupported.method("ResultSetMetaData.getColumnDisplaySize(int)");
  }

  @Override
  public String getColumnLabel(int column) throws SQLException {
    throw Unsupported.method("ResultSetMetaData.getColumnLabel(int)");
  }

  @Override
  public String getColumnName(int column) throws SQLException {
    throw Unsupported.method("ResultSetMetaData.getColumnName(int)");
  }

  @Override
  public int getColumnType(int column) throws SQLException {
    throw Unsupported.method("ResultSetMetaData.getColumnType(int)");
  }

  @Override
  public String getColumnTypeName(int column) throws SQLException {
    throw Unsupported.method("ResultSetMetaData.getColumnTypeName(int)");
  }

  @Override
  public int getPrecision(int column) throws SQLException {
    throw Unsupported.method("ResultSetMetaData.getPrecision(int)");
  }

  @Override
  public int getScale(int column) throws SQLException {
    throw Unsupported.method("ResultSetMetaData.getScale(int)");
  }

  @Override
  public String getSchemaName(int column) throws SQLException {
    throw Unsupported.method("ResultSetMetaData.getSchemaName(int)");
  }

  @Override
  public String getTableName(int column) throws SQLException {
    throw Unsupported.method("ResultSetMetaData.getTableName(int)");
  }

  @Override
  public boolean isAutoIncrement(int column) throws SQLException {
    throw Unsupported.method("ResultSetMetaData.isAutoIncrement(int)");
  }

  @Override
  public boolean isCaseSensitive(int column) throws SQLException {
    throw Unsupported.method("ResultSetMetaData.isCaseSensitive(int)");
  }

  @Override
  public boolean isCurrency(int column) throws SQLException {
    throw Unsupported.method("ResultSetMetaData.isCurrency(int)");
  }

  @Override
  public boolean isDefinitelyWritable(int column) throws SQLException {
    throw Unsupported.method("ResultSetMetaData.isDefinitelyWritable(int)");
  }

  @Override
  public int isNullable(int column) throws SQLException {
    throw Unsupported.method("ResultSetMetaData.isNullable(int)");
  }

  @Override
  public boolean isReadOnly(int column) throws SQLException {
    throw Unsupported.method("ResultSetMetaData.isReadOnly(int)");
  }

  @Override
  public boolean isSearchable(int column) throws SQLException {
    throw Unsupported.method("ResultSetMetaData.isSearchable(int)");
  }

  @Override
  public boolean isSigned(int column) throws SQLException {
    throw Unsupported.method("ResultSetMetaData.isSigned(int)");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    throw Unsupported.method("ResultSetMetaData.isWrapperFor(Class)");
  }

  @Override
  public boolean isWritable(int column) throws SQLException {
    throw Unsupported.method("ResultSetMetaData.isWritable(int)");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw Unsupported.method("ResultSetMetaData.unwrap(Class)");
  }
}
