package org.pgqj.retry;

import java.lang.ref.SoftReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.pgqj.backend.Backend;
import org.pgqj.batch.BatchQuery;
import org.pgqj.batch.OpenBatch;

/**
 * Where a batch's events are in their tables, for a session that retries one after the other:
 * without an index on ev_id, each would take reading the batch. Learned when a session comes back
 * to the same batch for the {@value #CALLS_BEFORE}th time, and kept until it turns to another batch
 * or memory is needed.
 *
 * <p>A place is only a hint. Who looks there checks that it is the wanted event and in the batch,
 * and reads the whole batch when it is not.
 */
final class EventPlaces {

  private static final int CALLS_BEFORE = 16;

  /** 16 bytes each. */
  private static final int MOST = 250_000;

  private static final int OFFSET_BITS = 16;

  private static final String COLUMNS =
      "ev.ev_id, (ev.ctid::pg_catalog.text::pg_catalog.point)[0]::pg_catalog.int8"
          + " operator(pg_catalog.*) 65536::pg_catalog.int8"
          + " operator(pg_catalog.+)"
          + " (ev.ctid::pg_catalog.text::pg_catalog.point)[1]::pg_catalog.int8";

  private static Key current;
  private static int calls;
  private static SoftReference<EventPlaces> known = new SoftReference<>(null);

  /** In order; an id may be there twice. */
  private long[] ids = new long[1024];

  private long[] places = new long[1024];
  private int size;

  private EventPlaces() {}

  /** A batch; its events never change. */
  private record Key(int queue, int owner, long lastTick, long endTick) {
    static Key of(OpenBatch batch) {
      return new Key(batch.queueId(), batch.owner(), batch.lastTick(), batch.endTick());
    }
  }

  /**
   * The condition that leads to an event, for {@link BatchQuery#text(OpenBatch, String, String)};
   * null when nothing is known of it.
   */
  static String of(OpenBatch batch, long event) throws SQLException {
    Key key = Key.of(batch);
    if (!key.equals(current)) {
      current = key;
      calls = 0;
      known.clear();
    }
    calls++;
    if (calls == CALLS_BEFORE) {
      known = new SoftReference<>(learn(batch));
    }
    EventPlaces places = known.get();
    return places == null ? null : places.condition(event);
  }

  private static EventPlaces learn(OpenBatch batch) throws SQLException {
    String sql = BatchQuery.text(batch, COLUMNS, "") + " limit " + (MOST + 1);
    EventPlaces found = new EventPlaces();
    try (Statement statement = Backend.connection().createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        if (found.size == MOST) {
          return null;
        }
        found.add(rows.getLong(1), rows.getLong(2));
      }
    }
    return found;
  }

  private void add(long id, long place) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, 2 * size);
      places = Arrays.copyOf(places, 2 * size);
    }
    ids[size] = id;
    places[size] = place;
    size++;
  }

  /** A batch may hold an event twice. */
  private String condition(long event) {
    int found = Arrays.binarySearch(ids, 0, size, event);
    if (found < 0) {
      return null;
    }
    int at = found;
    while (at > 0 && ids[at - 1] == event) {
      at--;
    }
    StringBuilder out = new StringBuilder(" and ev.ctid operator(pg_catalog.=) any ('{");
    for (int first = at; at < size && ids[at] == event; at++) {
      out.append(at == first ? "" : ",").append("\"(").append(places[at] >>> OFFSET_BITS);
      out.append(',').append(places[at] & ((1 << OFFSET_BITS) - 1)).append(")\"");
    }
    return out.append("}'::pg_catalog.tid[])").toString();
  }
}
