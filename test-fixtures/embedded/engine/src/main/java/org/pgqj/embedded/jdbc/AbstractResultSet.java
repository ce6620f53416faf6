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
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;

/** A result set on which everything is refused: the base of those that are served. */
abstract class AbstractResultSet implements ResultSet {

  @Override
  public boolean absolute(int column) throws SQLException {
    throw Unsupported.method("ResultSet.absolute(int)");
  }

  @Override
  public void afterLast() throws SQLException {
    throw Unsupported.method("ResultSet.afterLast()");
  }

  @Override
  public void beforeFirst() throws SQLException {
    throw Unsupported.method("ResultSet.beforeFirst()");
  }

  @Override
  public void cancelRowUpdates() throws SQLException {
    throw Unsupported.method("ResultSet.cancelRowUpdates()");
  }

  @Override
  public void clearWarnings() throws SQLException {
    throw Unsupported.method("ResultSet.clearWarnings()");
  }

  @Override
  public void close() throws SQLException {
    throw Unsupported.method("ResultSet.close()");
  }

  @Override
  public void deleteRow() throws SQLException {
    throw Unsupported.method("ResultSet.deleteRow()");
  }

  @Override
  public int findColumn(String name) throws SQLException {
    throw Unsupported.method("ResultSet.findColumn(String)");
  }

  @Override
  public boolean first() throws SQLException {
    throw Unsupported.method("ResultSet.first()");
  }

  @Override
  public Array getArray(String name) throws SQLException {
    throw Unsupported.internal("ResultSet.getArray(String)");
  }

  @Override
  public Array getArray(int column) throws SQLException {
    throw Unsupported.internal("ResultSet.getArray(int)");
  }

  @Override
  public InputStream getAsciiStream(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getAsciiStream(String)");
  }

  @Override
  public InputStream getAsciiStream(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getAsciiStream(int)");
  }

  @Deprecated
  @Override
  public BigDecimal getBigDecimal(String name, int number) throws SQLException {
    throw Unsupported.method("ResultSet.getBigDecimal(String, int)");
  }

  @Override
  public BigDecimal getBigDecimal(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getBigDecimal(String)");
  }

  @Deprecated
  @Override
  public BigDecimal getBigDecimal(int column, int number) throws SQLException {
    throw Unsupported.method("ResultSet.getBigDecimal(int, int)");
  }

  @Override
  public BigDecimal getBigDecimal(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getBigDecimal(int)");
  }

  @Override
  public InputStream getBinaryStream(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getBinaryStream(String)");
  }

  @Override
  public InputStream getBinaryStream(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getBinaryStream(int)");
  }

  @Override
  public Blob getBlob(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getBlob(String)");
  }

  @Override
  public Blob getBlob(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getBlob(int)");
  }

  @Override
  public boolean getBoolean(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getBoolean(String)");
  }

  @Override
  public boolean getBoolean(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getBoolean(int)");
  }

  @Override
  public byte getByte(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getByte(String)");
  }

  @Override
  public byte getByte(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getByte(int)");
  }

  @Override
  public byte[] getBytes(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getBytes(String)");
  }

  @Override
  public byte[] getBytes(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getBytes(int)");
  }

  @Override
  public Reader getCharacterStream(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getCharacterStream(String)");
  }

  @Override
  public Reader getCharacterStream(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getCharacterStream(int)");
  }

  @Override
  public Clob getClob(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getClob(String)");
  }

  @Override
  public Clob getClob(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getClob(int)");
  }

  @Override
  public int getConcurrency() throws SQLException {
    throw Unsupported.method("ResultSet.getConcurrency()");
  }

  @Override
  public String getCursorName() throws SQLException {
    throw Unsupported.method("ResultSet.getCursorName()");
  }

  @Override
  public Date getDate(String name, Calendar calendar) throws SQLException {
    throw Unsupported.method("ResultSet.getDate(String, Calendar)");
  }

  @Override
  public Date getDate(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getDate(String)");
  }

  @Override
  public Date getDate(int column, Calendar calendar) throws SQLException {
    throw Unsupported.method("ResultSet.getDate(int, Calendar)");
  }

  @Override
  public Date getDate(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getDate(int)");
  }

  @Override
  public double getDouble(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getDouble(String)");
  }

  @Override
  public double getDouble(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getDouble(int)");
  }

  @Override
  public int getFetchDirection() throws SQLException {
    throw Unsupported.method("ResultSet.getFetchDirection()");
  }

  @Override
  public int getFetchSize() throws SQLException {
    throw Unsupported.method("ResultSet.getFetchSize()");
  }

  @Override
  public float getFloat(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getFloat(String)");
  }

  @Override
  public float getFloat(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getFloat(int)");
  }

  @Override
  public int getHoldability() throws SQLException {
    throw Unsupported.method("ResultSet.getHoldability()");
  }

  @Override
  public int getInt(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getInt(String)");
  }

  @Override
  public int getInt(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getInt(int)");
  }

  @Override
  public long getLong(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getLong(String)");
  }

  @Override
  public long getLong(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getLong(int)");
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    throw Unsupported.method("ResultSet.getMetaData()");
  }

  @Override
  public Reader getNCharacterStream(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getNCharacterStream(String)");
  }

  @Override
  public Reader getNCharacterStream(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getNCharacterStream(int)");
  }

  @Override
  public NClob getNClob(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getNClob(String)");
  }

  @Override
  public NClob getNClob(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getNClob(int)");
  }

  @Override
  public String getNString(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getNString(String)");
  }

  @Override
  public String getNString(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getNString(int)");
  }

  @Override
  public <T> T getObject(String name, Class<T> type) throws SQLException {
    throw Unsupported.method("ResultSet.getObject(String, Class)");
  }

  @Override
  public Object getObject(String name, Map<String, Class<?>> map) throws SQLException {
    throw Unsupported.method("ResultSet.getObject(String, Map)");
  }

  @Override
  public Object getObject(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getObject(String)");
  }

  @Override
  public <T> T getObject(int column, Class<T> type) throws SQLException {
    throw Unsupported.method("ResultSet.getObject(int, Class)");
  }

  @Override
  public Object getObject(int column, Map<String, Class<?>> map) throws SQLException {
    throw Unsupported.method("ResultSet.getObject(int, Map)");
  }

  @Override
  public Object getObject(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getObject(int)");
  }

  @Override
  public Ref getRef(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getRef(String)");
  }

  @Override
  public Ref getRef(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getRef(int)");
  }

  @Override
  public int getRow() throws SQLException {
    throw Unsupported.method("ResultSet.getRow()");
  }

  @Override
  public RowId getRowId(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getRowId(String)");
  }

  @Override
  public RowId getRowId(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getRowId(int)");
  }

  @Override
  public SQLXML getSQLXML(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getSQLXML(String)");
  }

  @Override
  public SQLXML getSQLXML(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getSQLXML(int)");
  }

  @Override
  public short getShort(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getShort(String)");
  }

  @Override
  public short getShort(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getShort(int)");
  }

  @Override
  public Statement getStatement() throws SQLException {
    throw Unsupported.method("ResultSet.getStatement()");
  }

  @Override
  public String getString(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getString(String)");
  }

  @Override
  public String getString(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getString(int)");
  }

  @Override
  public Time getTime(String name, Calendar calendar) throws SQLException {
    throw Unsupported.method("ResultSet.getTime(String, Calendar)");
  }

  @Override
  public Time getTime(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getTime(String)");
  }

  @Override
  public Time getTime(int column, Calendar calendar) throws SQLException {
    throw Unsupported.method("ResultSet.getTime(int, Calendar)");
  }

  @Override
  public Time getTime(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getTime(int)");
  }

  @Override
  public Timestamp getTimestamp(String name, Calendar calendar) throws SQLException {
    throw Unsupported.method("ResultSet.getTimestamp(String, Calendar)");
  }

  @Override
  public Timestamp getTimestamp(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getTimestamp(String)");
  }

  @Override
  public Timestamp getTimestamp(int column, Calendar calendar) throws SQLException {
    throw Unsupported.method("ResultSet.getTimestamp(int, Calendar)");
  }

  @Override
  public Timestamp getTimestamp(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getTimestamp(int)");
  }

  @Override
  public int getType() throws SQLException {
    throw Unsupported.method("ResultSet.getType()");
  }

  @Override
  public URL getURL(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getURL(String)");
  }

  @Override
  public URL getURL(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getURL(int)");
  }

  @Deprecated
  @Override
  public InputStream getUnicodeStream(String name) throws SQLException {
    throw Unsupported.method("ResultSet.getUnicodeStream(String)");
  }

  @Deprecated
  @Override
  public InputStream getUnicodeStream(int column) throws SQLException {
    throw Unsupported.method("ResultSet.getUnicodeStream(int)");
  }

  @Override
  public SQLWarning getWarnings() throws SQLException {
    throw Unsupported.method("ResultSet.getWarnings()");
  }

  @Override
  public void insertRow() throws SQLException {
    throw Unsupported.method("ResultSet.insertRow()");
  }

  @Override
  public boolean isAfterLast() throws SQLException {
    throw Unsupported.method("ResultSet.isAfterLast()");
  }

  @Override
  public boolean isBeforeFirst() throws SQLException {
    throw Unsupported.method("ResultSet.isBeforeFirst()");
  }

  @Override
  public boolean isClosed() throws SQLException {
    throw Unsupported.method("ResultSet.isClosed()");
  }

  @Override
  public boolean isFirst() throws SQLException {
    throw Unsupported.method("ResultSet.isFirst()");
  }

  @Override
  public boolean isLast() throws SQLException {
    throw Unsupported.method("ResultSet.isLast()");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    throw Unsupported.method("ResultSet.isWrapperFor(Class)");
  }

  @Override
  public boolean last() throws SQLException {
    throw Unsupported.method("ResultSet.last()");
  }

  @Override
  public void moveToCurrentRow() throws SQLException {
    throw Unsupported.method("ResultSet.moveToCurrentRow()");
  }

  @Override
  public void moveToInsertRow() throws SQLException {
    throw Unsupported.method("ResultSet.moveToInsertRow()");
  }

  @Override
  public boolean next() throws SQLException {
    throw Unsupported.method("ResultSet.next()");
  }

  @Override
  public boolean previous() throws SQLException {
    throw Unsupported.method("ResultSet.previous()");
  }

  @Override
  public void refreshRow() throws SQLException {
    throw Unsupported.method("ResultSet.refreshRow()");
  }

  @Override
  public boolean relative(int column) throws SQLException {
    throw Unsupported.method("ResultSet.relative(int)");
  }

  @Override
  public boolean rowDeleted() throws SQLException {
    throw Unsupported.method("ResultSet.rowDeleted()");
  }

  @Override
  public boolean rowInserted() throws SQLException {
    throw Unsupported.method("ResultSet.rowInserted()");
  }

  @Override
  public boolean rowUpdated() throws SQLException {
    throw Unsupported.method("ResultSet.rowUpdated()");
  }

  @Override
  public void setFetchDirection(int column) throws SQLException {
    throw Unsupported.method("ResultSet.setFetchDirection(int)");
  }

  @Override
  public void setFetchSize(int column) throws SQLException {
    throw Unsupported.method("ResultSet.setFetchSize(int)");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw Unsupported.method("ResultSet.unwrap(Class)");
  }

  @Override
  public void updateArray(String name, Array array) throws SQLException {
    throw Unsupported.method("ResultSet.updateArray(String, Array)");
  }

  @Override
  public void updateArray(int column, Array array) throws SQLException {
    throw Unsupported.method("ResultSet.updateArray(int, Array)");
  }

  @Override
  public void updateAsciiStream(String name, InputStream inputStream, int number)
      throws SQLException {
    throw Unsupported.method("ResultSet.updateAsciiStream(String, InputStream, int)");
  }

  @Override
  public void updateAsciiStream(String name, InputStream inputStream, long number)
      throws SQLException {
    throw Unsupported.method("ResultSet.updateAsciiStream(String, InputStream, long)");
  }

  @Override
  public void updateAsciiStream(String name, InputStream inputStream) throws SQLException {
    throw Unsupported.method("ResultSet.updateAsciiStream(String, InputStream)");
  }

  @Override
  public void updateAsciiStream(int column, InputStream inputStream, int number)
      throws SQLException {
    throw Unsupported.method("ResultSet.updateAsciiStream(int, InputStream, int)");
  }

  @Override
  public void updateAsciiStream(int column, InputStream inputStream, long number)
      throws SQLException {
    throw Unsupported.method("ResultSet.updateAsciiStream(int, InputStream, long)");
  }

  @Override
  public void updateAsciiStream(int column, InputStream inputStream) throws SQLException {
    throw Unsupported.method("ResultSet.updateAsciiStream(int, InputStream)");
  }

  @Override
  public void updateBigDecimal(String name, BigDecimal bigDecimal) throws SQLException {
    throw Unsupported.method("ResultSet.updateBigDecimal(String, BigDecimal)");
  }

  @Override
  public void updateBigDecimal(int column, BigDecimal bigDecimal) throws SQLException {
    throw Unsupported.method("ResultSet.updateBigDecimal(int, BigDecimal)");
  }

  @Override
  public void updateBinaryStream(String name, InputStream inputStream, int number)
      throws SQLException {
    throw Unsupported.method("ResultSet.updateBinaryStream(String, InputStream, int)");
  }

  @Override
  public void updateBinaryStream(String name, InputStream inputStream, long number)
      throws SQLException {
    throw Unsupported.method("ResultSet.updateBinaryStream(String, InputStream, long)");
  }

  @Override
  public void updateBinaryStream(String name, InputStream inputStream) throws SQLException {
    throw Unsupported.method("ResultSet.updateBinaryStream(String, InputStream)");
  }

  @Override
  public void updateBinaryStream(int column, InputStream inputStream, int number)
      throws SQLException {
    throw Unsupported.method("ResultSet.updateBinaryStream(int, InputStream, int)");
  }

  @Override
  public void updateBinaryStream(int column, InputStream inputStream, long number)
      throws SQLException {
    throw Unsupported.method("ResultSet.updateBinaryStream(int, InputStream, long)");
  }

  @Override
  public void updateBinaryStream(int column, InputStream inputStream) throws SQLException {
    throw Unsupported.method("ResultSet.updateBinaryStream(int, InputStream)");
  }

  @Override
  public void updateBlob(String name, InputStream inputStream, long number) throws SQLException {
    throw Unsupported.method("ResultSet.updateBlob(String, InputStream, long)");
  }

  @Override
  public void updateBlob(String name, InputStream inputStream) throws SQLException {
    throw Unsupported.method("ResultSet.updateBlob(String, InputStream)");
  }

  @Override
  public void updateBlob(String name, Blob blob) throws SQLException {
    throw Unsupported.method("ResultSet.updateBlob(String, Blob)");
  }

  @Override
  public void updateBlob(int column, InputStream inputStream, long number) throws SQLException {
    throw Unsupported.method("ResultSet.updateBlob(int, InputStream, long)");
  }

  @Override
  public void updateBlob(int column, InputStream inputStream) throws SQLException {
    throw Unsupported.method("ResultSet.updateBlob(int, InputStream)");
  }

  @Override
  public void updateBlob(int column, Blob blob) throws SQLException {
    throw Unsupported.method("ResultSet.updateBlob(int, Blob)");
  }

  @Override
  public void updateBoolean(String name, boolean flag) throws SQLException {
    throw Unsupported.method("ResultSet.updateBoolean(String, boolean)");
  }

  @Override
  public void updateBoolean(int column, boolean flag) throws SQLException {
    throw Unsupported.method("ResultSet.updateBoolean(int, boolean)");
  }

  @Override
  public void updateByte(String name, byte number) throws SQLException {
    throw Unsupported.method("ResultSet.updateByte(String, byte)");
  }

  @Override
  public void updateByte(int column, byte number) throws SQLException {
    throw Unsupported.method("ResultSet.updateByte(int, byte)");
  }

  @Override
  public void updateBytes(String name, byte[] values) throws SQLException {
    throw Unsupported.method("ResultSet.updateBytes(String, byte[])");
  }

  @Override
  public void updateBytes(int column, byte[] values) throws SQLException {
    throw Unsupported.method("ResultSet.updateBytes(int, byte[])");
  }

  @Override
  public void updateCharacterStream(String name, Reader reader, int number) throws SQLException {
    throw Unsupported.method("ResultSet.updateCharacterStream(String, Reader, int)");
  }

  @Override
  public void updateCharacterStream(String name, Reader reader, long number) throws SQLException {
    throw Unsupported.method("ResultSet.updateCharacterStream(String, Reader, long)");
  }

  @Override
  public void updateCharacterStream(String name, Reader reader) throws SQLException {
    throw Unsupported.method("ResultSet.updateCharacterStream(String, Reader)");
  }

  @Override
  public void updateCharacterStream(int column, Reader reader, int number) throws SQLException {
    throw Unsupported.method("ResultSet.updateCharacterStream(int, Reader, int)");
  }

  @Override
  public void updateCharacterStream(int column, Reader reader, long number) throws SQLException {
    throw Unsupported.method("ResultSet.updateCharacterStream(int, Reader, long)");
  }

  @Override
  public void updateCharacterStream(int column, Reader reader) throws SQLException {
    throw Unsupported.method("ResultSet.updateCharacterStream(int, Reader)");
  }

  @Override
  public void updateClob(String name, Reader reader, long number) throws SQLException {
    throw Unsupported.method("ResultSet.updateClob(String, Reader, long)");
  }

  @Override
  public void updateClob(String name, Reader reader) throws SQLException {
    throw Unsupported.method("ResultSet.updateClob(String, Reader)");
  }

  @Override
  public void updateClob(String name, Clob clob) throws SQLException {
    throw Unsupported.method("ResultSet.updateClob(String, Clob)");
  }

  @Override
  public void updateClob(int column, Reader reader, long number) throws SQLException {
    throw Unsupported.method("ResultSet.updateClob(int, Reader, long)");
  }

  @Override
  public void updateClob(int column, Reader reader) throws SQLException {
    throw Unsupported.method("ResultSet.updateClob(int, Reader)");
  }

  @Override
  public void updateClob(int column, Clob clob) throws SQLException {
    throw Unsupported.method("ResultSet.updateClob(int, Clob)");
  }

  @Override
  public void updateDate(String name, Date date) throws SQLException {
    throw Unsupported.method("ResultSet.updateDate(String, Date)");
  }

  @Override
  public void updateDate(int column, Date date) throws SQLException {
    throw Unsupported.method("ResultSet.updateDate(int, Date)");
  }

  @Override
  public void updateDouble(String name, double number) throws SQLException {
    throw Unsupported.method("ResultSet.updateDouble(String, double)");
  }

  @Override
  public void updateDouble(int column, double number) throws SQLException {
    throw Unsupported.method("ResultSet.updateDouble(int, double)");
  }

  @Override
  public void updateFloat(String name, float number) throws SQLException {
    throw Unsupported.method("ResultSet.updateFloat(String, float)");
  }

  @Override
  public void updateFloat(int column, float number) throws SQLException {
    throw Unsupported.method("ResultSet.updateFloat(int, float)");
  }

  @Override
  public void updateInt(String name, int number) throws SQLException {
    throw Unsupported.method("ResultSet.updateInt(String, int)");
  }

  @Override
  public void updateInt(int column, int number) throws SQLException {
    throw Unsupported.method("ResultSet.updateInt(int, int)");
  }

  @Override
  public void updateLong(String name, long number) throws SQLException {
    throw Unsupported.method("ResultSet.updateLong(String, long)");
  }

  @Override
  public void updateLong(int column, long number) throws SQLException {
    throw Unsupported.method("ResultSet.updateLong(int, long)");
  }

  @Override
  public void updateNCharacterStream(String name, Reader reader, long number) throws SQLException {
    throw Unsupported.method("ResultSet.updateNCharacterStream(String, Reader, long)");
  }

  @Override
  public void updateNCharacterStream(String name, Reader reader) throws SQLException {
    throw Unsupported.method("ResultSet.updateNCharacterStream(String, Reader)");
  }

  @Override
  public void updateNCharacterStream(int column, Reader reader, long number) throws SQLException {
    throw Unsupported.method("ResultSet.updateNCharacterStream(int, Reader, long)");
  }

  @Override
  public void updateNCharacterStream(int column, Reader reader) throws SQLException {
    throw Unsupported.method("ResultSet.updateNCharacterStream(int, Reader)");
  }

  @Override
  public void updateNClob(String name, Reader reader, long number) throws SQLException {
    throw Unsupported.method("ResultSet.updateNClob(String, Reader, long)");
  }

  @Override
  public void updateNClob(String name, Reader reader) throws SQLException {
    throw Unsupported.method("ResultSet.updateNClob(String, Reader)");
  }

  @Override
  public void updateNClob(String name, NClob nClob) throws SQLException {
    throw Unsupported.method("ResultSet.updateNClob(String, NClob)");
  }

  @Override
  public void updateNClob(int column, Reader reader, long number) throws SQLException {
    throw Unsupported.method("ResultSet.updateNClob(int, Reader, long)");
  }

  @Override
  public void updateNClob(int column, Reader reader) throws SQLException {
    throw Unsupported.method("ResultSet.updateNClob(int, Reader)");
  }

  @Override
  public void updateNClob(int column, NClob nClob) throws SQLException {
    throw Unsupported.method("ResultSet.updateNClob(int, NClob)");
  }

  @Override
  public void updateNString(String name, String text) throws SQLException {
    throw Unsupported.method("ResultSet.updateNString(String, String)");
  }

  @Override
  public void updateNString(int column, String text) throws SQLException {
    throw Unsupported.method("ResultSet.updateNString(int, String)");
  }

  @Override
  public void updateNull(String name) throws SQLException {
    throw Unsupported.method("ResultSet.updateNull(String)");
  }

  @Override
  public void updateNull(int column) throws SQLException {
    throw Unsupported.method("ResultSet.updateNull(int)");
  }

  @Override
  public void updateObject(String name, Object value, int number) throws SQLException {
    throw Unsupported.method("ResultSet.updateObject(String, Object, int)");
  }

  @Override
  public void updateObject(String name, Object value, SQLType sQLType, int number)
      throws SQLException {
    throw Unsupported.method("ResultSet.updateObject(String, Object, SQLType, int)");
  }

  @Override
  public void updateObject(String name, Object value, SQLType sQLType) throws SQLException {
    throw Unsupported.method("ResultSet.updateObject(String, Object, SQLType)");
  }

  @Override
  public void updateObject(String name, Object value) throws SQLException {
    throw Unsupported.method("ResultSet.updateObject(String, Object)");
  }

  @Override
  public void updateObject(int column, Object value, int number) throws SQLException {
    throw Unsupported.method("ResultSet.updateObject(int, Object, int)");
  }

  @Override
  public void updateObject(int column, Object value, SQLType sQLType, int number)
      throws SQLException {
    throw Unsupported.method("ResultSet.updateObject(int, Object, SQLType, int)");
  }

  @Override
  public void updateObject(int column, Object value, SQLType sQLType) throws SQLException {
    throw Unsupported.method("ResultSet.updateObject(int, Object, SQLType)");
  }

  @Override
  public void updateObject(int column, Object value) throws SQLException {
    throw Unsupported.method("ResultSet.updateObject(int, Object)");
  }

  @Override
  public void updateRef(String name, Ref ref) throws SQLException {
    throw Unsupported.method("ResultSet.updateRef(String, Ref)");
  }

  @Override
  public void updateRef(int column, Ref ref) throws SQLException {
    throw Unsupported.method("ResultSet.updateRef(int, Ref)");
  }

  @Override
  public void updateRow() throws SQLException {
    throw Unsupported.method("ResultSet.updateRow()");
  }

  @Override
  public void updateRowId(String name, RowId rowId) throws SQLException {
    throw Unsupported.method("ResultSet.updateRowId(String, RowId)");
  }

  @Override
  public void updateRowId(int column, RowId rowId) throws SQLException {
    throw Unsupported.method("ResultSet.updateRowId(int, RowId)");
  }

  @Override
  public void updateSQLXML(String name, SQLXML sqlxml) throws SQLException {
    throw Unsupported.method("ResultSet.updateSQLXML(String, SQLXML)");
  }

  @Override
  public void updateSQLXML(int column, SQLXML sqlxml) throws SQLException {
    throw Unsupported.method("ResultSet.updateSQLXML(int, SQLXML)");
  }

  @Override
  public void updateShort(String name, short number) throws SQLException {
    throw Unsupported.method("ResultSet.updateShort(String, short)");
  }

  @Override
  public void updateShort(int column, short number) throws SQLException {
    throw Unsupported.method("ResultSet.updateShort(int, short)");
  }

  @Override
  public void updateString(String name, String text) throws SQLException {
    throw Unsupported.method("ResultSet.updateString(String, String)");
  }

  @Override
  public void updateString(int column, String text) throws SQLException {
    throw Unsupported.method("ResultSet.updateString(int, String)");
  }

  @Override
  public void updateTime(String name, Time time) throws SQLException {
    throw Unsupported.method("ResultSet.updateTime(String, Time)");
  }

  @Override
  public void updateTime(int column, Time time) throws SQLException {
    throw Unsupported.method("ResultSet.updateTime(int, Time)");
  }

  @Override
  public void updateTimestamp(String name, Timestamp timestamp) throws SQLException {
    throw Unsupported.method("ResultSet.updateTimestamp(String, Timestamp)");
  }

  @Override
  public void updateTimestamp(int column, Timestamp timestamp) throws SQLException {
    throw Unsupported.method("ResultSet.updateTimestamp(int, Timestamp)");
  }

  @Override
  public boolean wasNull() throws SQLException {
    throw Unsupported.method("ResultSet.wasNull()");
  }
}
