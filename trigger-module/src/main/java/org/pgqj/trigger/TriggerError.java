package org.pgqj.trigger;

/** The errors of the triggers; texts and SQLSTATEs are PgQ 3.5's where it has them. */
enum TriggerError {
  NOT_A_TRIGGER("XX000", "pgq.logutriga not called as trigger"),
  NOT_FOR_EACH_STATEMENT("XX000", "pgq tRuncate trigger must be fired FOR EACH STATEMENT"),
  NOT_FOR_EACH_ROW("XX000", "pgq Ins/Upd/Del trigger must be fired FOR EACH ROW"),
  NO_QUEUE("XX000", "pgq trigger must have destination queue as argument"),
  BAD_OPTION("XX000", "bad param to pgq trigger"),
  OPTION_NOT_SUPPORTED("0A000", "pgq.logutriga: option \"%\" is not supported yet"),
  NO_KEY("XX000", "Update/Delete on table without pkey"),
  SKIP_IN_AFTER("XX000", "SKIP does not work in AFTER trigger."),
  KEY_UPDATE("XX000", "primary key update not allowed"),
  UNKNOWN_MAGIC_COLUMN("XX000", "Unknown magic column: %"),
  /** A transaction with a fixed snapshot reads the catalogue as it was; its rows are as it is. */
  STALE_SNAPSHOT(
      "40001", "could not serialize access: % was altered after this transaction's snapshot");

  private final String sqlState;
  private final String template;

  TriggerError(String sqlState, String template) {
    this.sqlState = sqlState;
    this.template = template;
  }

  /** The error, to be thrown. */
  Refusal refusal() {
    return new Refusal(sqlState, template);
  }

  /**
   * The error, to be thrown.
   *
   * @param value what replaces the {@code %} of the text
   */
  Refusal refusal(String value) {
    return new Refusal(sqlState, template.replace("%", value));
  }
}
