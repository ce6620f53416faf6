package org.pgqj.embedded.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;

/**
 * A prepared statement on which everything of its own is refused: the base of the one that is
 * served.
 */
abstract class AbstractPreparedStatement extends EngineStatement implements PreparedStatement {

  @Override
  public void addBatch() throws SQLException {
    throw Unsupported.method("PreparedStatement.addBatch()");
  }

  @Override
  public void clearParameters() throws SQLException {
    throw Unsupported.method("PreparedStatement.clearParameters()");
  }

  @Override
  public boolean execute() throws SQLException {
    throw Unsupported.method("PreparedStatement.execute()");
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    throw Unsupported.method("PreparedStatement.executeLargeUpdate()");
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    throw Unsupported.method("PreparedStatement.executeQuery()");
  }

  @Override
  public int executeUpdate() throws SQLException {
    throw Unsupported.method("PreparedStatement.executeUpdate()");
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    throw Unsupported.method("PreparedStatement.getMetaData()");
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    throw Unsupported.method("PreparedStatement.getParameterMetaData()");
  }

  @Override
  public void setArray(int parameter, Array array) throws SQLException {
    throw Unsupported.internal("PreparedStatement.setArray(int, Array)");
  }

  @Override
  public void setAsciiStream(int parameter, InputStream inputStream, int number)
      throws SQLException {
    throw Unsupported.method("PreparedStatement.setAsciiStream(int, InputStream, int)");
  }

  @Override
  public void setAsciiStream(int parameter, InputStream inputStream, long number)
      throws SQLException {
    throw Unsupported.method("PreparedStatement.setAsciiStream(int, InputStream, long)");
  }

  @Override
  public void setAsciiStream(int parameter, InputStream inputStream) throws SQLException {
    throw Unsupported.method("PreparedStatement.setAsciiStream(int, InputStream)");
  }

  @Override
  public void setBigDecimal(int parameter, BigDecimal bigDecimal) throws SQLException {
    throw Unsupported.method("PreparedStatement.setBigDecimal(int, BigDecimal)");
  }

  @Override
  public void setBinaryStream(int parameter, InputStream inputStream, int number)
      throws SQLException {
    throw Unsupported.method("PreparedStatement.setBinaryStream(int, InputStream, int)");
  }

  @Override
  public void setBinaryStream(int parameter, InputStream inputStream, long number)
      throws SQLException {
    throw Unsupported.method("PreparedStatement.setBinaryStream(int, InputStream, long)");
  }

  @Override
  public void setBinaryStream(int parameter, InputStream inputStream) throws SQLException {
    throw Unsupported.method("PreparedStatement.setBinaryStream(int, InputStream)");
  }

  @Override
  public void setBlob(int parameter, InputStream inputStream, long number) throws SQLException {
    throw Unsupported.method("PreparedStatement.setBlob(int, InputStream, long)");
  }

  @Override
  public void setBlob(int parameter, InputStream inputStream) throws SQLException {
    throw Unsupported.method("PreparedStatement.setBlob(int, InputStream)");
  }

  @Override
  public void setBlob(int parameter, Blob blob) throws SQLException {
    throw Unsupported.method("PreparedStatement.setBlob(int, Blob)");
  }

  @Override
  public void setBoolean(int parameter, boolean flag) throws SQLException {
    throw Unsupported.method("PreparedStatement.setBoolean(int, boolean)");
  }

  @Override
  public void setByte(int parameter, byte number) throws SQLException {
    throw Unsupported.method("PreparedStatement.setByte(int, byte)");
  }

  @Override
  public void setBytes(int parameter, byte[] values) throws SQLException {
    throw Unsupported.method("PreparedStatement.setBytes(int, byte[])");
  }

  @Override
  public void setCharacterStream(int parameter, Reader reader, int number) throws SQLException {
    throw Unsupported.method("PreparedStatement.setCharacterStream(int, Reader, int)");
  }

  @Override
  public void setCharacterStream(int parameter, Reader reader, long number) throws SQLException {
    throw Unsupported.method("PreparedStatement.setCharacterStream(int, Reader, long)");
  }

  @Override
  public void setCharacterStream(int parameter, Reader reader) throws SQLException {
    throw Unsupported.method("PreparedStatement.setCharacterStream(int, Reader)");
  }

  @Override
  public void setClob(int parameter, Reader reader, long number) throws SQLException {
    throw Unsupported.method("PreparedStatement.setClob(int, Reader, long)");
  }

  @Override
  public void setClob(int parameter, Reader reader) throws SQLException {
    throw Unsupported.method("PreparedStatement.setClob(int, Reader)");
  }

  @Override
  public void setClob(int parameter, Clob clob) throws SQLException {
    throw Unsupported.method("PreparedStatement.setClob(int, Clob)");
  }

  @Override
  public void setDate(int parameter, Date date, Calendar calendar) throws SQLException {
    throw Unsupported.method("PreparedStatement.setDate(int, Date, Calendar)");
  }

  @Override
  public void setDate(int parameter, Date date) throws SQLException {
    throw Unsupported.method("PreparedStatement.setDate(int, Date)");
  }

  @Override
  public void setDouble(int parameter, double number) throws SQLException {
    throw Unsupported.method("PreparedStatement.setDouble(int, double)");
  }

  @Override
  public void setFloat(int parameter, float number) throws SQLException {
    throw Unsupported.method("PreparedStatement.setFloat(int, float)");
  }

  @Override
  public void setInt(int parameter, int number) throws SQLException {
    throw Unsupported.method("PreparedStatement.setInt(int, int)");
  }

  @Override
  public void setLong(int parameter, long number) throws SQLException {
    throw Unsupported.method("PreparedStatement.setLong(int, long)");
  }

  @Override
  public void setNCharacterStream(int parameter, Reader reader, long number) throws SQLException {
    throw Unsupported.method("PreparedStatement.setNCharacterStream(int, Reader, long)");
  }

  @Override
  public void setNCharacterStream(int parameter, Reader reader) throws SQLException {
    throw Unsupported.method("PreparedStatement.setNCharacterStream(int, Reader)");
  }

  @Override
  public void setNClob(int parameter, Reader reader, long number) throws SQLException {
    throw Unsupported.method("PreparedStatement.setNClob(int, Reader, long)");
  }

  @Override
  public void setNClob(int parameter, Reader reader) throws SQLException {
    throw Unsupported.method("PreparedStatement.setNClob(int, Reader)");
  }

  @Override
  public void setNClob(int parameter, NClob nClob) throws SQLException {
    throw Unsupported.method("PreparedStatement.setNClob(int, NClob)");
  }

  @Override
  public void setNString(int parameter, String text) throws SQLException {
    throw Unsupported.method("PreparedStatement.setNString(int, String)");
  }

  @Override
  public void setNull(int parameter, int number, String text) throws SQLException {
    throw Unsupported.method("PreparedStatement.setNull(int, int, String)");
  }

  @Override
  public void setNull(int parameter, int number) throws SQLException {
    throw Unsupported.method("PreparedStatement.setNull(int, int)");
  }

  @Override
  public void setObject(int parameter, Object value, int number, int number2) throws SQLException {
    throw Unsupported.method("PreparedStatement.setObject(int, Object, int, int)");
  }

  @Override
  public void setObject(int parameter, Object value, int number) throws SQLException {
    throw Unsupported.method("PreparedStatement.setObject(int, Object, int)");
  }

  @Override
  public void setObject(int parameter, Object value, SQLType sQLType, int number)
      throws SQLException {
    throw Unsupported.method("PreparedStatement.setObject(int, Object, SQLType, int)");
  }

  @Override
  public void setObject(int parameter, Object value, SQLType sQLType) throws SQLException {
    throw Unsupported.method("PreparedStatement.setObject(int, Object, SQLType)");
  }

  @Override
  public void setObject(int parameter, Object value) throws SQLException {
    throw Unsupported.method("PreparedStatement.setObject(int, Object)");
  }

  @Override
  public void setRef(int parameter, Ref ref) throws SQLException {
    throw Unsupported.method("PreparedStatement.setRef(int, Ref)");
  }

  @Override
  public void setRowId(int parameter, RowId rowId) throws SQLException {
    throw Unsupported.method("PreparedStatement.setRowId(int, RowId)");
  }

  @Override
  public void setSQLXML(int parameter, SQLXML sqlxml) throws SQLException {
    throw Unsupported.method("PreparedStatement.setSQLXML(int, SQLXML)");
  }

  @Override
  public void setShort(int parameter, short number) throws SQLException {
    throw Unsupported.method("PreparedStatement.setShort(int, short)");
  }

  @Override
  public void setString(int parameter, String text) throws SQLException {
    throw Unsupported.method("PreparedStatement.setString(int, String)");
  }

  @Override
  public void setTime(int parameter, Time time, Calendar calendar) throws SQLException {
    throw Unsupported.method("PreparedStatement.setTime(int, Time, Calendar)");
  }

  @Override
  public void setTime(int parameter, Time time) throws SQLException {
    throw Unsupported.method("PreparedStatement.setTime(int, Time)");
  }

  @Override
  public void setTimestamp(int parameter, Timestamp timestamp, Calendar calendar)
      throws SQLException {
    throw Unsupported.method("PreparedStatement.setTimestamp(int, Timestamp, Calendar)");
  }

  @Override
  public void setTimestamp(int parameter, Timestamp timestamp) throws SQLException {
    throw Unsupported.method("PreparedStatement.setTimestamp(int, Timestamp)");
  }

  @Override
  public void setURL(int parameter, URL url) throws SQLException {
    throw Unsupported.method("PreparedStatement.setURL(int, URL)");
  }

  @Deprecated
  @Override
  public void setUnicodeStream(int parameter, InputStream inputStream, int number)
      throws SQLException {
    throw Unsupported.method("PreparedStatement.setUnicodeStream(int, InputStream, int)");
  }
}
