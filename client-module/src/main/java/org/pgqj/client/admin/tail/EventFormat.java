package org.pgqj.client.admin.tail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import org.pgqj.client.admin.Shown;

/** An event as one line. */
enum EventFormat {
  /** Id, time, transaction, type and data, and what else there is by name. */
  TEXT {
    @Override
    String line(Event event) {
      StringBuilder line = new StringBuilder();
      line.append(event.id()).append("  ").append(event.time()).append("  ").append(event.txid());
      line.append("  ").append(Shown.text(event.type()));
      line.append("  ").append(Shown.text(event.data()));
      for (int i = 0; i < event.extras().size(); i++) {
        append(line, "extra" + (i + 1), event.extras().get(i));
      }
      append(line, "owner", event.owner());
      append(line, "retry", event.retry());
      return line.toString();
    }

    private static void append(StringBuilder line, String name, Object value) {
      if (value != null) {
        line.append("  ").append(name).append('=').append(Shown.text(value.toString()));
      }
    }
  },

  /** An object with the columns' names. */
  JSON {
    @Override
    String line(Event event) {
      ObjectNode node = MAPPER.createObjectNode();
      node.put("ev_id", event.id());
      node.put("ev_time", event.time());
      node.put("ev_txid", event.txid());
      node.put("ev_owner", event.owner());
      node.put("ev_retry", event.retry());
      node.put("ev_type", event.type());
      node.put("ev_data", event.data());
      for (int i = 0; i < event.extras().size(); i++) {
        node.put("ev_extra" + (i + 1), event.extras().get(i));
      }
      try {
        return MAPPER.writeValueAsString(node);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
  };

  private static final ObjectMapper MAPPER = new ObjectMapper();

  abstract String line(Event event);
}
