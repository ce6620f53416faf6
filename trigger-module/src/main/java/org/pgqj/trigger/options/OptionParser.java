package org.pgqj.trigger.options;

/**
 * Reads the arguments of a trigger. The first is the queue; then, in any order, exactly as written
 * here:
 *
 * <ul>
 *   <li>{@code SKIP}: do not store the row; {@code OK}: store it, which is the default said aloud
 *   <li>{@code ignore=a,b}: columns that are not published
 *   <li>{@code pkey=a,b}: columns to take for the primary key
 *   <li>{@code backup}: the old row of an UPDATE in ev_extra2
 *   <li>{@code deny}: refuse every change
 *   <li>{@code ev_type=}, {@code ev_data=}, {@code ev_extra1=} to {@code 4=}: SQL expressions that
 *       replace fields of the event; {@code when=}: one that says whether there is an event
 * </ul>
 *
 * <p>The article that introduced PgQ wrote a label between queue and SKIP. One such word is taken
 * when a later argument is SKIP or OK, and has no effect; any other unknown word is an error, so
 * that a misspelt SKIP cannot pass.
 */
public final class OptionParser {

  private static final String IGNORE = "ignore=";
  private static final String PKEY = "pkey=";
  private static final String WHEN = "when=";

  private final Options options;
  private final boolean forTruncate;

  private OptionParser(String queue, boolean forTruncate) {
    this.options = new Options(queue);
    this.forTruncate = forTruncate;
  }

  /**
   * Reads a trigger's arguments.
   *
   * @param arguments as written in CREATE TRIGGER
   * @param forTruncate whether the trigger fires for TRUNCATE, where only SKIP, OK and deny make
   *     sense
   * @throws Refusal XX000 without a queue, on an unknown argument, and on one that makes no sense
   */
  public static Options parse(String[] arguments, boolean forTruncate) throws Refusal {
    if (arguments.length == 0) {
      throw TriggerError.NO_QUEUE.refusal();
    }
    OptionParser parser = new OptionParser(arguments[0], forTruncate);
    for (int i = hasLabel(arguments) ? 2 : 1; i < arguments.length; i++) {
      parser.take(arguments[i]);
    }
    return parser.options;
  }

  /**
   * Reads one argument after the queue by itself.
   *
   * @throws Refusal as {@link #parse}
   */
  public static void check(String argument, boolean forTruncate) throws Refusal {
    new OptionParser("", forTruncate).take(argument);
  }

  /** Whether the second argument is a label. */
  public static boolean hasLabel(String[] arguments) {
    if (arguments.length < 3 || isDisposition(arguments[1]) || !isLabel(arguments[1])) {
      return false;
    }
    for (int i = 2; i < arguments.length; i++) {
      if (isDisposition(arguments[i])) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDisposition(String argument) {
    return argument.equals("SKIP") || argument.equals("OK");
  }

  private static boolean isLabel(String argument) {
    return !argument.isEmpty()
        && argument.indexOf('=') < 0
        && !argument.equals("backup")
        && !argument.equals("deny");
  }

  private void take(String argument) throws Refusal {
    switch (argument) {
      case "SKIP" -> options.skip = true;
      case "OK" -> {}
      case "deny" -> options.deny = true;
      case "backup" -> {
        refuseForTruncate(TriggerError.BACKUP_IN_TRUNCATE);
        options.backup = true;
      }
      default -> takeValued(argument);
    }
  }

  private void takeValued(String argument) throws Refusal {
    if (argument.startsWith(IGNORE)) {
      refuseForTruncate(TriggerError.IGNORE_IN_TRUNCATE);
      options.ignore = argument.substring(IGNORE.length());
    } else if (argument.startsWith(PKEY)) {
      refuseForTruncate(TriggerError.PKEY_IN_TRUNCATE);
      options.pkey = argument.substring(PKEY.length());
    } else {
      takeExpression(argument);
    }
  }

  private void takeExpression(String argument) throws Refusal {
    int equals = argument.indexOf('=');
    EventField field = equals < 0 ? null : EventField.of(argument.substring(0, equals));
    if (field == null && !argument.startsWith(WHEN)) {
      throw TriggerError.BAD_OPTION.refusal();
    }
    refuseForTruncate(TriggerError.EXPRESSION_IN_TRUNCATE);
    String expression = argument.substring(equals + 1);
    if (field == null) {
      options.when = expression;
    } else {
      options.expressions[field.index()] = expression;
    }
    options.hasExpressions = true;
  }

  private void refuseForTruncate(TriggerError error) throws Refusal {
    if (forTruncate) {
      throw error.refusal();
    }
  }
}
