package org.pgqj.trigger.row;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.pgqj.backend.Prepared;

/**
 * Moments as PostgreSQL prints them with DateStyle ISO in the session's time zone.
 *
 * <p>Exists because asking PostgreSQL for each text costs as much as inserting the event. It is
 * asked for the offset of a quarter of an hour instead, since its rules for a zone may be others
 * than Java's. Kept: the offsets of one zone, {@value #MAX_QUARTERS} quarters at most.
 */
final class MomentText {

  private static final int QUARTER = 900;

  private static final int MAX_QUARTERS = 1000;

  /** In the place of an offset: the quarter has two. */
  private static final int TWO = Integer.MAX_VALUE;

  private static final long FIRST = start(2);

  private static final long END = start(9999);

  private static final Prepared OFFSET =
      new Prepared(
          """
          select pg_catalog.current_setting('timezone'),
                 cast(pg_catalog.date_part('timezone', q.start) as pg_catalog.int4),
                 cast(pg_catalog.date_part('timezone',
                        q.start operator(pg_catalog.+) '899.999999 s'::pg_catalog.interval)
                      as pg_catalog.int4)
            from (select pg_catalog.to_timestamp(cast(? as pg_catalog.float8)) as start) as q
          """);

  private static final Map<Long, Integer> OFFSETS = new HashMap<>();

  private static String zone;

  private static long lastQuarter = Long.MIN_VALUE;

  private static int lastOffset;

  /** The last text: rows of one statement often have the same moments. */
  private static String lastText;

  private static long lastSecond = Long.MIN_VALUE;
  private static int lastNano;
  private static int lastTextOffset;
  private static char lastSeparator;

  private MomentText() {}

  private static long start(int year) {
    return LocalDateTime.of(year, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
  }

  /**
   * The text that the type's output function prints; null when only PostgreSQL knows it.
   *
   * @param second from 1970 on, in UTC
   * @param nano of that second
   */
  static String of(long second, int nano, String zone) throws SQLException {
    return text(second, nano, zone, ' ');
  }

  /** The text in JSON; null when only PostgreSQL knows it. */
  static String iso(long second, int nano, String zone) throws SQLException {
    return text(second, nano, zone, 'T');
  }

  private static String text(long second, int nano, String zone, char separator)
      throws SQLException {
    if (second < FIRST || second >= END) {
      return null;
    }
    int offset = offset(second, zone);
    if (offset == TWO) {
      return null;
    }
    if (second != lastSecond
        || nano != lastNano
        || offset != lastTextOffset
        || separator != lastSeparator) {
      lastText = print(second, nano, offset, separator);
      lastSecond = second;
      lastNano = nano;
      lastTextOffset = offset;
      lastSeparator = separator;
    }
    return lastText;
  }

  private static String print(long second, int nano, int offset, char separator) {
    LocalDateTime local = LocalDateTime.ofEpochSecond(second + offset, nano, ZoneOffset.UTC);
    StringBuilder out = new StringBuilder(40);
    IsoText.appendTimestamp(out, local, separator);
    IsoText.appendOffset(out, offset, separator == 'T');
    return out.toString();
  }

  private static int offset(long second, String wanted) throws SQLException {
    if (!wanted.equals(zone)) {
      OFFSETS.clear();
      lastQuarter = Long.MIN_VALUE;
      zone = wanted;
    }
    long quarter = Math.floorDiv(second, (long) QUARTER);
    if (quarter == lastQuarter) {
      return lastOffset;
    }
    Integer offset = OFFSETS.get(quarter);
    if (offset == null) {
      offset = ask(quarter);
    }
    if (wanted.equals(zone)) {
      lastQuarter = quarter;
      lastOffset = offset;
    }
    return offset;
  }

  private static int ask(long quarter) throws SQLException {
    String now;
    int offset;
    PreparedStatement query = OFFSET.with(quarter * QUARTER);
    try (ResultSet row = query.executeQuery()) {
      row.next();
      now = row.getString(1);
      offset = row.getInt(2) == row.getInt(3) ? row.getInt(2) : TWO;
    }
    if (!now.equals(zone)) {
      // The event is going to be made anew; nothing to be kept.
      zone = null;
      return offset;
    }
    if (OFFSETS.size() >= MAX_QUARTERS) {
      OFFSETS.clear();
    }
    OFFSETS.put(quarter, offset);
    return offset;
  }
}
