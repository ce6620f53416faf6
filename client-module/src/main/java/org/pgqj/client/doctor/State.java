package org.pgqj.client.doctor;

/** How something that was checked is. */
public enum State {
  OK("ok"),
  /** Works, but not as well or not as safely as it should. */
  WARNING("warning"),
  /** Does not work, or will do damage. */
  PROBLEM("problem"),
  /** Nobody knows: a right or something else that the check needs is missing. */
  NOT_CHECKED("not checked");

  private final String text;

  State(String text) {
    this.text = text;
  }

  /** As reports show it. */
  @Override
  public String toString() {
    return text;
  }
}
