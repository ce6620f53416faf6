package org.pgqj.trigger.options;

/** The errors of the triggers; texts and SQLSTATEs are PgQ 3.5's where it has them. */
public enum TriggerError {
  NOT_A_TRIGGER("XX000", "pgq.% not called as trigger"),
  NOT_FOR_EACH_STATEMENT("XX000", "pgq tRuncate trigger must be fired FOR EACH STATEMENT"),
  NOT_FOR_EACH_ROW("XX000", "pgq Ins/Upd/Del trigger must be fired FOR EACH ROW"),
  NO_OLD_AND_NEW_TABLE(
      "XX000",
      "pgq trigger for each statement needs REFERENCING NEW TABLE for INSERT, OLD TABLE for DELETE,"
          + " both for UPDATE"),
  NO_QUEUE("XX000", "pgq trigger must have destination queue as argument"),
  BAD_OPTION("XX000", "bad param to pgq trigger"),
  IGNORE_IN_TRUNCATE("XX000", "Column ignore does not make sense for truncate trigger"),
  PKEY_IN_TRUNCATE("XX000", "Custom pkey_list does not make sense for truncate trigger"),
  BACKUP_IN_TRUNCATE("XX000", "Backup does not make sense for truncate trigger"),
  EXPRESSION_IN_TRUNCATE("XX000", "Custom expressions do not make sense for truncater trigger"),
  UNKNOWN_KEY_COLUMN("42703", "pkey= of a pgq trigger on %: there is no column \"%\""),
  NO_KEY("XX000", "Update/Delete on table without pkey"),
  SKIP_IN_AFTER("XX000", "SKIP does not work in AFTER trigger."),
  DENIED("XX000", "Table '%' to queue '%': change not allowed (%)"),
  KEY_UPDATE("XX000", "primary key update not allowed"),
  NULL_KEY("XX000", "logtriga: Unexpected NULL key value"),
  UNKNOWN_MAGIC_COLUMN("XX000", "Unknown magic column: %"),
  EXPRESSION_SYNTAX("XX000", "QB: syntax error"),
  EXPRESSION_ROWS("XX000", "Expect 1 row from override query, got %"),
  WHEN_TYPE("XX000", "when= query result must be boolean, got=%"),
  WHEN_NULL("XX000", "when= should not be NULL"),
  LOGTRIGA_ARGUMENTS("XX000", "pgq.logtriga must be used with 2 or 3 args"),
  LOGTRIGA_NOT_AFTER("XX000", "pgq.logtriga must be fired AFTER"),
  LOGTRIGA_NO_KEY("XX000", "need at least one key column"),
  LOGTRIGA_KEY_MISSING("XX000", "key column does not exist"),
  TOO_LARGE("53200", "a row of % does not fit into the memory of Java, % MB (-Xmx)"),
  TOO_LARGE_COLUMN(
      "53200",
      "a row of % does not fit into the memory of Java, % MB (-Xmx): column \"%\" has % %"),
  /** A transaction with a fixed snapshot reads the catalogue as it was; its rows are as it is. */
  STALE_SNAPSHOT(
      "40001", "could not serialize access: % was altered after this transaction's snapshot");

  private final String sqlState;
  private final String template;

  TriggerError(String sqlState, String template) {
    this.sqlState = sqlState;
    this.template = template;
  }

  /**
   * The error, to be thrown.
   *
   * @param values what replaces each {@code %} of the text, in order
   */
  public Refusal refusal(String... values) {
    return new Refusal(sqlState, text(values));
  }

  private String text(String... values) {
    if (values.length == 0) {
      return template;
    }
    StringBuilder text = new StringBuilder(template.length() + 32);
    int next = 0;
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      if (c == '%') {
        text.append(values[next++]);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
