package org.pgqj.backend;

/**
 * Every error and warning the API raises: SQLSTATE and text, as PgQ 3.5 has them, so that clients
 * which look at either keep working. A {@code %} in the text stands for one argument.
 */
public enum PgqError {
  NULL_VALUE("P0001", "Invalid NULL value"),
  NO_SUCH_EVENT_QUEUE("P0001", "No such event queue"),
  CONSUMERS_ATTACHED("P0001", "cannot drop queue, consumers still attached"),
  DEAD_LETTERS_EXIST("P0001", "cannot drop queue, dead letters exist"),
  /** The s before the closing quote is PgQ's own. */
  CANNOT_CHANGE_PARAMETER("P0001", "cannot change parameter \"%s\""),
  NULL_QUERY_STRING("22004", "query string argument of EXECUTE is null"),
  GRANT_QUEUE_NOT_FOUND("P0001", "Queue not found"),

  QUEUE_NAME_NULL("XX000", "Queue name must not be NULL"),
  INSERT_NO_SUCH_QUEUE("XX000", "No such queue"),
  INSERT_DISALLOWED("XX000", "Insert into queue disallowed"),
  TX_LIMIT("XX000", "Queue '%' allows max % events from one TX"),
  BULK_NO_ARRAY("22004", "insert_events: all arrays are null"),
  ARRAY_DIMENSIONS("2202E", "%: % has more than one dimension"),
  ARRAY_LENGTHS("2202E", "%: arrays differ in length: % and %"),
  BULK_NULL_EVENTS("22004", "insert_events: events is null"),
  BULK_NO_JSON_ARRAY("22023", "insert_events: events is not a JSON array"),
  BULK_NO_OBJECT("22023", "insert_events: event % is not a JSON object"),
  BULK_UNKNOWN_KEY("22023", "insert_events: event % has an unknown key: %"),
  EVENT_QUEUE_NOT_FOUND("P0001", "Event queue not found"),
  WRITING_DISABLED("P0001", "Writing to queue disabled"),

  TICK_NO_SUCH_QUEUE("P0001", "no such queue"),
  EXTERNAL_TICKER("P0001", "This queue has external tick source."),
  TICKER_PAUSED("P0001", "Ticker has been paused for this queue"),
  INVALID_STATE("P0001", "Invalid PgQ state: old xmin=%, old xmax=%, cur txid=%"),
  NEGATIVE_NEW_EVENTS("01000", "Negative new_events?  old=% cur=%"),
  DUBIOUS_STATE("01000", "Dubious PgQ state: old xmax=%, cur txid=%"),
  TICKER_DISABLED("P0001", "queue not found or ticker disabled: %"),
  STALE_TICK_SNAPSHOT(
      "40001", "could not serialize tick: the transaction's snapshot may be older than tick %"),

  QUEUE_NOT_CREATED("P0001", "Event queue not created yet"),
  TICK_NOT_FOUND("P0001", "cannot reposition, tick not found: %"),
  NO_TICKS("P0001", "No ticks for this queue.  Please run ticker on database."),

  NOT_SUBSCRIBER("P0001", "Not subscriber to queue: %/%"),
  /** PgQ 3.5 always printed NULL here; the tick is in the detail. */
  CONSUMER_TICK_MISSING("P0001", "PgQ corruption: Consumer % on queue % does not see tick <NULL>"),
  BATCH_NOT_FOUND("P0001", "batch not found"),
  BATCH_DATA_NOT_FOUND("P0001", "Cannot find data for batch %"),
  FINISH_BATCH_NOT_FOUND("01000", "finish_batch: batch % not found"),

  EVENT_NOT_FOUND("P0001", "event not found"),
  BATCH_RETRY_NOT_FOUND("P0001", "batch_retry: batch % not found"),
  CONSUMER_NOT_REGISTERED("P0001", "consumer not registered"),

  MAIN_CONSUMER_NOT_FOUND("P0001", "main consumer not found"),
  MAIN_CONSUMER_ACTIVE("P0001", "main consumer has batch open?"),
  SUBCONSUMER_NOT_FOUND("P0001", "subconsumer not found"),
  SUBCONSUMER_ACTIVE("P0001", "subconsumer has active batch"),
  COOP_FINISH_BATCH_NOT_FOUND("01000", "coop_finish_batch: batch % not found"),

  FOREIGN_TXIDS("P0001", "Invalid PgQ state: transaction ids of schema pgq are another cluster's"),
  REBASE_ISOLATION("25001", "pgq.rebase must run in a READ COMMITTED transaction"),
  REBASE_TOO_MANY_POSITIONS(
      "54000", "cannot rebase queue %: % ticks are in use, and only % transaction ids are free"),

  ROTATION_TXID("P0001", "queue % maint failure: step1=%, current=%"),
  ROTATION_TICK("P0001", "queue % maint failure: tick % not found");

  private final String sqlState;
  private final String template;

  PgqError(String sqlState, String template) {
    this.sqlState = sqlState;
    this.template = template;
  }

  /** The five-character SQLSTATE. */
  public String sqlState() {
    return sqlState;
  }

  /**
   * The message.
   *
   * @param values what replaces each {@code %}, in order; null is printed {@code <NULL>}
   */
  public String text(Object... values) {
    StringBuilder text = new StringBuilder(template.length() + 32);
    int next = 0;
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      if (c == '%') {
        Object value = values[next++];
        text.append(value == null ? "<NULL>" : value);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
