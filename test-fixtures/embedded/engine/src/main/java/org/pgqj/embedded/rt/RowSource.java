package org.pgqj.embedded.rt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import org.postgresql.pljava.ResultSetHandle;
import org.postgresql.pljava.ResultSetProvider;

/**
 * The three ways in which a Java function returns a set, behind one face. Called from C: {@code
 * next} for sets of scalars, {@code fill} for sets of rows, {@code close} at the normal end.
 */
@SuppressWarnings("UnusedMethod")
abstract class RowSource {
  private static RowSource of(Iterator<?> iterator) {
    return new OfIterator(iterator);
  }

  private static RowSource of(ResultSetProvider provider) {
    return new OfProvider(provider);
  }

  private static RowSource of(ResultSetHandle handle) throws SQLException {
    return new OfHandle(handle);
  }

  /** The next element; null at the end. */
  Object next() throws SQLException {
    throw new IllegalStateException("a set of rows has no elements");
  }

  /** Fills the next row; false at the end. */
  boolean fill(ResultSet receiver) throws SQLException {
    throw new IllegalStateException("a set of scalars has no rows");
  }

  void close() throws SQLException {}

  private static final class OfIterator extends RowSource {
    private final Iterator<?> iterator;

    OfIterator(Iterator<?> iterator) {
      this.iterator = iterator;
    }

    @Override
    Object next() throws SQLException {
      if (!iterator.hasNext()) {
        return null;
      }
      Object element = iterator.next();
      if (element == null) {
        throw new SQLException("an Iterator of a set must not contain null", "22004");
      }
      return element;
    }
  }

  private static final class OfProvider extends RowSource {
    private final ResultSetProvider provider;
    private int row;

    OfProvider(ResultSetProvider provider) {
      this.provider = provider;
    }

    @Override
    boolean fill(ResultSet receiver) throws SQLException {
      return provider.assignRowValues(receiver, row++);
    }

    @Override
    void close() throws SQLException {
      provider.close();
    }
  }

  private static final class OfHandle extends RowSource {
    private final ResultSetHandle handle;
    private final ResultSet rows;

    OfHandle(ResultSetHandle handle) throws SQLException {
      this.handle = handle;
      this.rows = handle.getResultSet();
    }

    @Override
    boolean fill(ResultSet receiver) throws SQLException {
      if (rows == null || !rows.next()) {
        return false;
      }
      int columns = receiver.getMetaData().getColumnCount();
      for (int i = 1; i <= columns; i++) {
        receiver.updateObject(i, rows.getObject(i));
      }
      return true;
    }

    @Override
    void close() throws SQLException {
      handle.close();
    }
  }
}
