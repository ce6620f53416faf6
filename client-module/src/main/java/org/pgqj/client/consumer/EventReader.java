package org.pgqj.client.consumer;

import java.nio.charset.Charset;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a batch's events block by block through a cursor. A batch that fits into one block needs no
 * cursor any longer once that is read; then, if allowed, the transaction ends too, and no handler
 * keeps it open.
 */
final class EventReader {

  private static final String OPEN =
      """
      select %s
        from pgq.get_batch_cursor(
               ?, 'batch_walker', ?,
               (select 'ev_extra1 in ('
                       || pg_catalog.string_agg(pg_catalog.quote_literal(t.name), ', ') || ')'
                  from pg_catalog.unnest(?) as t (name)))
      """
          .formatted(Event.COLUMNS);

  private static final String ALL_AT_ONCE =
      """
      select %s
        from pgq.get_batch_events(?)
       where pg_catalog.cardinality(?) = 0
          or ev_extra1 = any (?)
      """
          .formatted(Event.COLUMNS);

  private static final String CLOSE = "close batch_walker";

  private enum State {
    NEW,
    OPEN,
    ENDED
  }

  private final Connection connection;
  private final long batchId;
  private final Settings settings;
  private final Verdicts verdicts;
  private final boolean keepTransaction;
  private final BetweenBlocks between;
  private final Charset charset;
  private State state = State.NEW;
  private long last = Long.MIN_VALUE;
  private long count;

  /** What happens in the open transaction before a further block is read. */
  @FunctionalInterface
  interface BetweenBlocks {
    void run(long lastRead) throws SQLException;
  }

  /**
   * @param keepTransaction whether all of the batch, with what its handler does, is one transaction
   */
  EventReader(
      Connection connection,
      long batchId,
      Settings settings,
      Verdicts verdicts,
      boolean keepTransaction,
      BetweenBlocks between)
      throws SQLException {
    this.connection = connection;
    this.batchId = batchId;
    this.settings = settings;
    this.verdicts = verdicts;
    this.keepTransaction = keepTransaction;
    this.between = between;
    this.charset = ServerEncoding.of(connection);
  }

  /** The next block; empty at the end. */
  List<Event> next() throws SQLException {
    List<Event> block =
        switch (state) {
          case NEW -> settings.blockSize() == 0 ? all() : first();
          case OPEN -> further();
          case ENDED -> List.of();
        };
    count += block.size();
    if (!block.isEmpty()) {
      last = block.get(block.size() - 1).id();
    }
    return block;
  }

  /** Number of events read so far. */
  long count() {
    return count;
  }

  /** Needs nothing more, even if not all was read. */
  void close() throws SQLException {
    if (state == State.OPEN) {
      closeCursor();
    }
    state = State.ENDED;
  }

  private List<Event> all() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ALL_AT_ONCE)) {
      Array tables = tables();
      statement.setLong(1, batchId);
      statement.setArray(2, tables);
      statement.setArray(3, tables);
      List<Event> block = read(statement.executeQuery());
      state = State.ENDED;
      release();
      return block;
    }
  }

  private List<Event> first() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
      statement.setLong(1, batchId);
      statement.setInt(2, settings.blockSize());
      statement.setArray(3, tables());
      List<Event> block = read(statement.executeQuery());
      state = State.OPEN;
      if (block.size() < settings.blockSize()) {
        closeCursor();
        release();
      }
      return block;
    }
  }

  private List<Event> further() throws SQLException {
    between.run(last);
    try (Statement statement = connection.createStatement()) {
      List<Event> block =
          read(statement.executeQuery("fetch " + settings.blockSize() + " from batch_walker"));
      if (block.size() < settings.blockSize()) {
        closeCursor();
      }
      return block;
    }
  }

  private Array tables() throws SQLException {
    return connection.createArrayOf("text", settings.tables().toArray());
  }

  private List<Event> read(ResultSet rows) throws SQLException {
    List<Event> block = new ArrayList<>();
    while (rows.next()) {
      block.add(Event.read(rows, verdicts, charset));
    }
    return block;
  }

  private void closeCursor() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(CLOSE);
    }
    state = State.ENDED;
  }

  /** Nothing has been written in this transaction yet. */
  private void release() throws SQLException {
    if (!keepTransaction) {
      connection.commit();
    }
  }
}
