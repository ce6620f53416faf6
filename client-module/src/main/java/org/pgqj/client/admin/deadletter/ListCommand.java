package org.pgqj.client.admin.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import org.pgqj.client.admin.AdminCommand;
import org.pgqj.client.admin.Database;
import org.pgqj.client.admin.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists dead letters. */
@Command(name = "list", header = "Lists dead letters in the order of their ids, one a line.")
final class ListCommand extends AdminCommand {

  private static final List<String> COLUMNS =
      List.of(
          "dead_letter_id",
          "queue_name",
          "consumer_name",
          "failed_time",
          "attempts",
          "ev_id",
          "ev_type",
          "reason",
          "ev_data",
          "ev_time",
          "ev_extra1",
          "ev_extra2",
          "ev_extra3",
          "ev_extra4");

  /** Columns of a line of text. */
  private static final int SHORT = 9;

  private static final String LIST =
      "select " + String.join(", ", COLUMNS) + " from pgq.dead_letter_list(?::text, ?::text, ?, ?)";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** How a dead letter becomes a line. */
  enum Format {
    TEXT,
    JSON
  }

  @Mixin private Scope scope;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      defaultValue = "100",
      description = "at most; default 100")
  private int limit;

  @Option(
      names = "--after",
      paramLabel = "ID",
      defaultValue = "0",
      description = "those with a larger id: the next page")
  private long after;

  @Option(names = "--format", paramLabel = "text|json", defaultValue = "text")
  private Format format;

  @Override
  protected void run(Database opened) throws SQLException {
    for (List<String> row : opened.rows(LIST, scope.queue(), scope.consumer(), after, limit)) {
      say(format == Format.JSON ? json(row) : text(row));
    }
  }

  private static String text(List<String> row) {
    return String.join("  ", row.subList(0, SHORT).stream().map(Shown::text).toList());
  }

  private static String json(List<String> row) {
    ObjectNode node = MAPPER.createObjectNode();
    for (int i = 0; i < COLUMNS.size(); i++) {
      String column = COLUMNS.get(i);
      boolean number = List.of("dead_letter_id", "attempts", "ev_id").contains(column);
      if (number) {
        node.put(column, Long.valueOf(row.get(i)));
      } else {
        node.put(column, row.get(i));
      }
    }
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
