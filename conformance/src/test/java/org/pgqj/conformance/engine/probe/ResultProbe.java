package org.pgqj.conformance.engine.probe;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Iterator;
import org.postgresql.pljava.ResultSetHandle;
import org.postgresql.pljava.ResultSetProvider;

/** Functions with composite and set results. */
public final class ResultProbe {

  private static int closes;

  private ResultProbe() {}

  /** One composite: the number and its name; a negative number makes the whole row null. */
  public static boolean pair(int number, ResultSet out) throws SQLException {
    if (number < 0) {
      return false;
    }
    out.updateInt(1, number);
    out.updateString("name", number == 0 ? null : "n" + number);
    return true;
  }

  /** A single OUT column is a plain result. */
  public static int single(int number) {
    return number;
  }

  /** A composite argument. */
  public static String describe(ResultSet row) throws SQLException {
    return row == null ? "no row" : row.getInt(1) + " " + row.getString("name");
  }

  /** Out columns of less plain types. */
  public static boolean typed(ResultSet out) throws SQLException {
    out.updateObject(1, OffsetDateTime.parse("2020-02-29T01:02:03.123456Z"));
    out.updateString(2, "1 day");
    out.updateObject(3, new String[] {"a", null});
    out.updateBigDecimal(4, new BigDecimal("1.50"));
    return true;
  }

  /** 1 … {@code count}; no iterator at all when that is null. */
  public static Iterator<Integer> upTo(Integer count) {
    return count == null ? null : new Counting(count);
  }

  /** {@code count} rows (number, text). */
  public static ResultSetProvider rows(int count) {
    return new Rows(count);
  }

  /** How many providers were closed in this session. */
  public static int closes() {
    return closes;
  }

  /** The rows of a query, as the query gives them. */
  public static ResultSetHandle query(String sql) {
    return new Query(sql);
  }

  private static final class Counting implements Iterator<Integer> {
    private final int last;
    private int next;

    Counting(int last) {
      this.last = last;
    }

    @Override
    public boolean hasNext() {
      return next < last;
    }

    @Override
    public Integer next() {
      return ++next;
    }
  }

  private static final class Rows implements ResultSetProvider {
    private final int count;

    Rows(int count) {
      this.count = count;
    }

    @Override
    public boolean assignRowValues(ResultSet row, int index) throws SQLException {
      if (index >= count) {
        return false;
      }
      row.updateInt(1, index);
      row.updateString(2, "row " + index);
      return true;
    }

    @Override
    public void close() {
      closes++;
    }
  }

  private static final class Query implements ResultSetHandle {
    private final String sql;
    private PreparedStatement statement;

    Query(String sql) {
      this.sql = sql;
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
      Connection c = DriverManager.getConnection("jdbc:default:connection");
      statement = c.prepareStatement(sql);
      return statement.executeQuery();
    }

    @Override
    public void close() throws SQLException {
      statement.close();
    }
  }
}
