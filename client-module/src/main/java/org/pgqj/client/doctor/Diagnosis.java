package org.pgqj.client.doctor;

/**
 * What a check says.
 *
 * @param state how it is
 * @param found what was found, on one line
 * @param cure what mends it, or null when there is nothing to mend or no command that would
 */
public record Diagnosis(State state, String found, Cure cure) {

  public static Diagnosis ok(String found) {
    return new Diagnosis(State.OK, found, null);
  }

  public static Diagnosis warning(String found, Cure cure) {
    return new Diagnosis(State.WARNING, found, cure);
  }

  public static Diagnosis problem(String found, Cure cure) {
    return new Diagnosis(State.PROBLEM, found, cure);
  }

  public static Diagnosis notChecked(String why) {
    return new Diagnosis(State.NOT_CHECKED, why, null);
  }
}
