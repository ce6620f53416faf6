package org.pgqj.trigger;

/**
 * What the arguments of a trigger ask for. The first is the queue; then, in any order, {@code SKIP}
 * (do not store the row) and {@code OK} (store it, which is the default said aloud).
 *
 * <p>The article that introduced PgQ wrote a label between queue and SKIP. One such word is taken
 * when a later argument is SKIP or OK, and has no effect; any other unknown word is an error, so
 * that a misspelt SKIP cannot pass.
 */
final class Options {

  private static final String[] NOT_SUPPORTED_YET = {
    "ignore=",
    "pkey=",
    "ev_type=",
    "ev_data=",
    "ev_extra1=",
    "ev_extra2=",
    "ev_extra3=",
    "ev_extra4=",
    "when="
  };

  private final String queue;
  private final boolean skip;

  private Options(String queue, boolean skip) {
    this.queue = queue;
    this.skip = skip;
  }

  /**
   * Reads a trigger's arguments.
   *
   * @param arguments as written in CREATE TRIGGER, at least one
   * @throws Refusal XX000 on an unknown argument, 0A000 on one that is not supported yet
   */
  static Options parse(String[] arguments) throws Refusal {
    boolean skip = false;
    for (int i = hasLabel(arguments) ? 2 : 1; i < arguments.length; i++) {
      if (arguments[i].equals("SKIP")) {
        skip = true;
      } else if (!arguments[i].equals("OK")) {
        throw refusal(arguments[i]);
      }
    }
    return new Options(arguments[0], skip);
  }

  String queue() {
    return queue;
  }

  /** Whether the operation is not to be done, only its event published. */
  boolean skip() {
    return skip;
  }

  private static boolean hasLabel(String[] arguments) {
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
    return !argument.isEmpty() && argument.indexOf('=') < 0 && !isNotSupportedYet(argument);
  }

  private static boolean isNotSupportedYet(String argument) {
    for (String option : NOT_SUPPORTED_YET) {
      if (argument.startsWith(option)) {
        return true;
      }
    }
    return argument.equals("backup") || argument.equals("deny");
  }

  private static Refusal refusal(String argument) {
    return isNotSupportedYet(argument)
        ? TriggerError.OPTION_NOT_SUPPORTED.refusal(argument)
        : TriggerError.BAD_OPTION.refusal();
  }
}
