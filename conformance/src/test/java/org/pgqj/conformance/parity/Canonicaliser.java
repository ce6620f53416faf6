package org.pgqj.conformance.parity;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.util.PGInterval;

/**
 * Replaces what can't be the same on both sides, for one side and one story. Transaction ids become
 * t1, t2 … and times T1, T2 … in order of appearance, so that equal stays equal and different
 * different; a time also tells how many hours it is from now. A snapshot becomes the newest known
 * transaction it sees and the older ones it doesn't. Measured intervals are rounded to hours.
 * Everything else, ids included, must be the same.
 */
final class Canonicaliser {

  private static final Set<String> TRANSACTIONS =
      Set.of("ev_txid", "queue_switch_step1", "queue_switch_step2");

  private static final Set<String> MEASURED = Set.of("lag", "ticker_lag", "last_seen");

  private final Map<Long, String> transactions = new HashMap<>();
  private final NavigableSet<Long> knownTransactions = new TreeSet<>();
  private final Map<String, String> times = new HashMap<>();

  /** The rows of a result, each as one line; a line of column names and types comes first. */
  List<String> lines(ResultSet result) throws SQLException {
    ResultSetMetaData columns = result.getMetaData();
    List<String> lines = new ArrayList<>();
    lines.add(header(columns));
    for (List<String> row : rowsInOrder(result, columns)) {
      lines.add(line(columns, row));
    }
    return lines;
  }

  private static String header(ResultSetMetaData columns) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      names.add(columns.getColumnLabel(i) + " " + columns.getColumnTypeName(i));
    }
    return "(" + String.join(", ", names) + ")";
  }

  /** As they come; but events of one id come in no order, so they are put into one. */
  private static List<List<String>> rowsInOrder(ResultSet result, ResultSetMetaData columns)
      throws SQLException {
    boolean areEvents = "ev_id".equals(columns.getColumnLabel(1));
    List<List<String>> rows = new ArrayList<>();
    while (result.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        row.add(result.getString(i));
      }
      int at = rows.size();
      while (areEvents && at > 0 && isBefore(row, rows.get(at - 1))) {
        at--;
      }
      rows.add(at, row);
    }
    return rows;
  }

  private static boolean isBefore(List<String> row, List<String> other) {
    return row.get(0).equals(other.get(0))
        && String.valueOf(row.subList(3, row.size()))
                .compareTo(String.valueOf(other.subList(3, other.size())))
            < 0;
  }

  private String line(ResultSetMetaData columns, List<String> row) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int i = 1; i <= row.size(); i++) {
      String value = row.get(i - 1);
      values.add(
          value == null
              ? "null"
              : value(columns.getColumnLabel(i), columns.getColumnTypeName(i), value));
    }
    return String.join(" | ", values);
  }

  private String value(String column, String type, String value) throws SQLException {
    if (TRANSACTIONS.contains(column)) {
      return transaction(Long.parseLong(value));
    }
    if (MEASURED.contains(column)) {
      return hours(new PGInterval(value));
    }
    if (column.equals("ev_per_sec")) {
      return value.startsWith("-") ? "falling" : Double.parseDouble(value) == 0 ? "0" : "rising";
    }
    return switch (type) {
      case "timestamptz" -> time(value);
      case "txid_snapshot" -> snapshot(value);
      default -> "'" + value + "'";
    };
  }

  private String transaction(long id) {
    knownTransactions.add(id);
    return transactions.computeIfAbsent(id, any -> "t" + (transactions.size() + 1));
  }

  private String time(String value) {
    String name = times.computeIfAbsent(value, any -> "T" + (times.size() + 1));
    if (value.endsWith("infinity")) {
      return name + " " + value;
    }
    OffsetDateTime time =
        OffsetDateTime.parse(value.replace(' ', 'T').replaceFirst("([+-]\\d\\d)$", "$1:00"));
    return name
        + " now"
        + signedHours(Duration.between(OffsetDateTime.now(ZoneOffset.UTC), time).toMinutes());
  }

  private static String hours(PGInterval interval) {
    long days = (interval.getYears() * 12L + interval.getMonths()) * 30 + interval.getDays();
    return signedHours((days * 24 + interval.getHours()) * 60 + interval.getMinutes()) + "h";
  }

  private static String signedHours(long minutes) {
    return "%+d".formatted(Math.floorDiv(minutes + 30, 60L));
  }

  /** Of the transactions known by now: which is the newest one seen, which older ones are not. */
  private String snapshot(String value) {
    String[] parts = value.split(":", -1);
    long end = Long.parseLong(parts[1]);
    Set<Long> running = new TreeSet<>();
    for (String id : parts[2].split(",", -1)) {
      if (!id.isEmpty()) {
        running.add(Long.parseLong(id));
      }
    }
    NavigableSet<Long> seen = new TreeSet<>(knownTransactions.headSet(end));
    seen.removeAll(running);
    if (seen.isEmpty()) {
      return "sees none";
    }
    List<String> unseen = new ArrayList<>();
    for (long id : knownTransactions.headSet(seen.last())) {
      if (running.contains(id)) {
        unseen.add(transactions.get(id));
      }
    }
    return "sees up to " + transactions.get(seen.last()) + " without " + unseen;
  }
}
