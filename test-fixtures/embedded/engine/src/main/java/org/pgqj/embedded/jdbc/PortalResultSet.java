package org.pgqj.embedded.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.pgqj.embedded.rt.Natives;

/**
 * The rows of a query, fetched a portion at a time as {@link #next()} needs them: the query runs no
 * earlier and no further than that.
 */
final class PortalResultSet extends RowReader {
  private final EngineStatement statement;
  private final int maxRows;
  private int fetchSize;
  private boolean open = true;
  private boolean exhausted;
  private int fetched;
  private int portion;
  private int current = -1;
  private int position;

  /**
   * Reads a portal.
   *
   * @param fetchSize rows in a portion; the default when not positive
   * @param maxRows how many rows to read at most; all when not positive
   */
  PortalResultSet(EngineStatement statement, long rows, int fetchSize, int maxRows) {
    super(rows);
    this.statement = statement;
    this.fetchSize = fetchSize > 0 ? fetchSize : EngineStatement.DEFAULT_FETCH_SIZE;
    this.maxRows = maxRows;
  }

  @Override
  public boolean next() throws SQLException {
    if (current + 1 >= portion && !fetchPortion()) {
      current = -1;
      portion = 0;
      position = -1;
      return false;
    }
    current++;
    position++;
    return true;
  }

  private boolean fetchPortion() throws SQLException {
    if (!open) {
      throw new SQLException("ResultSet is closed");
    }
    int wanted = fetchSize;
    if (maxRows > 0 && maxRows - fetched < wanted) {
      wanted = maxRows - fetched;
    }
    if (exhausted || wanted <= 0) {
      exhausted = true;
      return false;
    }
    current = -1;
    portion = 0;
    portion = Natives.fetch(rows(), wanted);
    fetched += portion;
    exhausted = portion < wanted;
    return portion > 0;
  }

  @Override
  int currentRow() throws SQLException {
    if (current < 0) {
      throw new SQLException("ResultSet is not positioned on a valid row");
    }
    return current;
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      current = -1;
      portion = 0;
      position = -1;
      Natives.close(rows());
      statement.resultSetClosed(this);
    }
  }

  @Override
  public boolean isClosed() {
    return !open;
  }

  @Override
  public Statement getStatement() {
    return statement;
  }

  /** Number of the current row from 1; 0 before the first, -1 after the last. */
  @Override
  public int getRow() {
    return position;
  }

  @Override
  public boolean isBeforeFirst() {
    return position == 0;
  }

  @Override
  public boolean isFirst() {
    return position == 1;
  }

  @Override
  public boolean isAfterLast() {
    return position < 0;
  }

  @Override
  public int getConcurrency() {
    return ResultSet.CONCUR_READ_ONLY;
  }

  @Override
  public int getFetchSize() {
    return fetchSize;
  }

  @Override
  public void setFetchSize(int rows) {
    if (rows <= 0) {
      throw new IllegalArgumentException("Illegal fetch size for ResultSet");
    }
    fetchSize = rows;
  }
}
