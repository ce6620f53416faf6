package org.pgqj.client.doctor;

/**
 * One line of the report.
 *
 * @param check name of the check, such as {@code server.heap}: area, dot, subject
 * @param diagnosis what it says
 */
public record Finding(String check, Diagnosis diagnosis) {

  /** Machine, server or database. */
  public String area() {
    return check.substring(0, check.indexOf('.'));
  }

  /** The check's name within its area. */
  public String subject() {
    return check.substring(check.indexOf('.') + 1);
  }

  public State state() {
    return diagnosis.state();
  }
}
