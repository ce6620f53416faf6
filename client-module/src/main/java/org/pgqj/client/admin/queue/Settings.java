package org.pgqj.client.admin.queue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pgqj.client.admin.AdminException;
import org.pgqj.client.admin.Database;
import org.pgqj.client.admin.Shown;

/** A queue's settings: those that pgq.set_queue_config knows. */
final class Settings {

  /** What columns are called, and users may say, too. */
  private static final String PREFIX = "queue_";

  private static final String ALL =
      """
      select queue_name, queue_ticker_max_count, queue_ticker_max_lag, queue_ticker_idle_period,
             queue_rotation_period, queue_ticker_paused, queue_external_ticker
        from pgq.get_queue_info()
       order by queue_name
      """;

  private static final List<String> NAMES =
      List.of(
          "ticker_max_count",
          "ticker_max_lag",
          "ticker_idle_period",
          "rotation_period",
          "ticker_paused",
          "external_ticker");

  private static final String SET = "select pgq.set_queue_config(?, ?, ?)";

  private Settings() {}

  /** Sets some of a queue's settings, each by a call of its own. */
  static void set(Database database, String queue, Map<String, String> values) throws SQLException {
    for (Map.Entry<String, String> value : values.entrySet()) {
      database.text(SET, queue, name(value.getKey()), value.getValue());
    }
  }

  static String name(String key) {
    String name = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key;
    if (!NAMES.contains(name)) {
      throw new AdminException(
          "a queue has no setting " + key + ": there are " + String.join(", ", NAMES));
    }
    return name;
  }

  /** A line for each setting of each queue, or of one. */
  static List<String> shown(Database database, String queue) throws SQLException {
    List<String> lines = new ArrayList<>();
    for (List<String> row : database.rows(ALL)) {
      if (queue == null || queue.equals(row.get(0))) {
        lines.add(Shown.text(row.get(0)));
        for (int i = 0; i < NAMES.size(); i++) {
          lines.add("    %-18s = %s".formatted(NAMES.get(i), value(row.get(i + 1))));
        }
      }
    }
    if (queue != null && lines.isEmpty()) {
      throw new AdminException("there is no queue " + queue + ": pgqj status lists the queues");
    }
    return lines;
  }

  private static String value(String text) {
    return switch (text) {
      case "t" -> "true";
      case "f" -> "false";
      default -> text;
    };
  }
}
