package org.pgqj.embedded.jdbc;

import java.sql.ParameterMetaData;
import java.sql.SQLException;

/**
 * A description of parameters in which everything is refused: the base of the one that is served.
 */
abstract class AbstractParameterMetaData implements ParameterMetaData {

  @Override
  public String getParameterClassName(int number) throws SQLException {
    throw Unsupported.method("ParameterMetaData.getParameterClassName(int)");
  }

  @Override
  public int getParameterCount() throws SQLException {
    throw Unsupported.method("ParameterMetaData.getParameterCount()");
  }

  @Override
  public int getParameterMode(int number) throws SQLException {
    throw Unsupported.method("ParameterMetaData.getParameterMode(int)");
  }

  @Override
  public int getParameterType(int number) throws SQLException {
    throw Unsupported.method("ParameterMetaData.getParameterType(int)");
  }

  @Override
  public String getParameterTypeName(int number) throws SQLException {
    throw Unsupported.method("ParameterMetaData.getParameterTypeName(int)");
  }

  @Override
  public int getPrecision(int number) throws SQLException {
    throw Unsupported.method("ParameterMetaData.getPrecision(int)");
  }

  @Override
  public int getScale(int number) throws SQLException {
    throw Unsupported.method("ParameterMetaData.getScale(int)");
  }

  @Override
  public int isNullable(int number) throws SQLException {
    throw Unsupported.method("ParameterMetaData.isNullable(int)");
  }

  @Override
  public boolean isSigned(int number) throws SQLException {
    throw Unsupported.method("ParameterMetaData.isSigned(int)");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    throw Unsupported.method("ParameterMetaData.isWrapperFor(Class)");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw Unsupported.method("ParameterMetaData.unwrap(Class)");
  }
}
