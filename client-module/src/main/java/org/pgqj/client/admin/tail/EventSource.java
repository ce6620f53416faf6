package org.pgqj.client.admin.tail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.pgqj.client.admin.Database;
import org.pgqj.client.connect.Query;

/**
 * Reads events by the snapshots between which their transactions committed, as batches are read: of
 * transactions that were unfinished in the first snapshot it asks one by one, and of the others by
 * a range, so that the index on the transaction's id serves both.
 */
final class EventSource {

  private static final String COLUMNS =
      """
      ev_id, ev_time, ev_txid, ev_owner, ev_retry, ev_type, ev_data,
      ev_extra1, ev_extra2, ev_extra3, ev_extra4
      """;

  private static final String LAST =
      """
      select * from (
        select %1$s
          from %2$s
         where ev_txid < txid_snapshot_xmax(?::txid_snapshot)
           and txid_visible_in_snapshot(ev_txid, ?::txid_snapshot)
         order by ev_txid desc, ev_id desc
         limit ?) last
       order by ev_id
      """;

  private static final String BETWEEN =
      """
      select * from (
        select %1$s
          from %2$s
         where ev_txid >= txid_snapshot_xmax(?::txid_snapshot)
           and ev_txid < txid_snapshot_xmax(?::txid_snapshot)
           and txid_visible_in_snapshot(ev_txid, ?::txid_snapshot)
        union all
        select %1$s
          from %2$s
         where ev_txid = any (array(select txid_snapshot_xip(?::txid_snapshot)))
           and txid_visible_in_snapshot(ev_txid, ?::txid_snapshot)) event
       order by ev_id
      """;

  /** Rows that are in memory at a time. */
  private static final int BLOCK = 500;

  private final Database database;
  private final EventTables tables;

  EventSource(Database database, EventTables tables) {
    this.database = database;
    this.tables = tables;
  }

  /** The newest events of those that a snapshot sees. */
  void last(int count, String snapshot, Consumer<Event> reader) throws SQLException {
    read(LAST, reader, snapshot, snapshot, count);
  }

  /** The events that a snapshot sees and an earlier one does not. */
  void between(String earlier, String later, Consumer<Event> reader) throws SQLException {
    read(BETWEEN, reader, earlier, later, later, earlier, later);
  }

  private void read(String sql, Consumer<Event> reader, Object... arguments) throws SQLException {
    // A cursor, and with it blocks, takes a transaction.
    database.atomically(
        () -> {
          Connection connection = database.connection();
          try (PreparedStatement statement =
              connection.prepareStatement(sql.formatted(COLUMNS, tables.parent()))) {
            statement.setFetchSize(BLOCK);
            for (int i = 0; i < arguments.length; i++) {
              statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
              while (result.next()) {
                reader.accept(event(Query.row(result)));
              }
            }
          }
        });
  }

  private static Event event(List<String> row) {
    return new Event(
        Long.parseLong(row.get(0)),
        row.get(1),
        Long.parseLong(row.get(2)),
        row.get(3) == null ? null : Long.valueOf(row.get(3)),
        row.get(4) == null ? null : Long.valueOf(row.get(4)),
        row.get(5),
        row.get(6),
        Arrays.asList(row.get(7), row.get(8), row.get(9), row.get(10)));
  }
}
