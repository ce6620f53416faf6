package org.pgqj.trigger.declare;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The triggers that capture may declare on a table. */
enum Declaration {
  INSERT(4, "after insert", "referencing new table as pgq_new ", true),
  UPDATE(16, "after update", "referencing old table as pgq_old new table as pgq_new ", true),
  DELETE(8, "after delete", "referencing old table as pgq_old ", true),
  TRUNCATE(32, "after truncate", "", true),
  ROW(29, "after insert or update or delete", "", false),
  VIEW(93, "instead of insert or update or delete", "", false);

  /** PostgreSQL cuts names at 63 bytes; the prefix and the longest ending take 21. */
  private static final int MAX_QUEUE_BYTES = 42;

  private final int type;
  private final String event;
  private final String tables;
  private final boolean isForStatement;

  Declaration(int type, String event, String tables, boolean isForStatement) {
    this.type = type;
    this.event = event;
    this.tables = tables;
    this.isForStatement = isForStatement;
  }

  /** tgtype of pg_trigger. */
  int type() {
    return type;
  }

  /** When it fires, in words. */
  String text() {
    return event + " for each " + (isForStatement ? "statement" : "row");
  }

  /** What follows the table's name in CREATE TRIGGER, up to the function. */
  String sql() {
    return tables
        + "for each "
        + (isForStatement ? "statement " : "row ")
        + (tables.isEmpty() ? "" : "when (pgq._ready()) ")
        + "execute function ";
  }

  String event() {
    return event;
  }

  /** The trigger's name, the same for a queue always. */
  String triggerName(String queue) {
    byte[] bytes = queue.getBytes(StandardCharsets.UTF_8);
    String part =
        bytes.length <= MAX_QUEUE_BYTES ? queue : UUID.nameUUIDFromBytes(bytes).toString();
    return "pgq_capture_"
        + part
        + switch (this) {
          case INSERT -> "_insert";
          case UPDATE -> "_update";
          case DELETE -> "_delete";
          case TRUNCATE -> "_truncate";
          case ROW, VIEW -> "_row";
        };
  }
}
