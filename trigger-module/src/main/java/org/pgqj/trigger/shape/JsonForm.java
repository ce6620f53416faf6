package org.pgqj.trigger.shape;

/** How {@code pgq.jsontriga} writes a value; the declared type decides, so domains are text. */
public enum JsonForm {
  /** {@code true} or {@code false}. */
  BOOL,
  /** The number's text without quotes. */
  INTEGER,
  /** ISO 8601 in quotes, whatever DateStyle says. */
  DATE,
  TIMESTAMP,
  TIMESTAMPTZ,
  /** The output text in quotes. */
  TEXT;

  /** The form of a declared type, by its oid. */
  public static JsonForm of(int declaredType) {
    return switch (declaredType) {
      case 16 -> BOOL;
      case 20, 21, 23 -> INTEGER;
      case 1082 -> DATE;
      case 1114 -> TIMESTAMP;
      case 1184 -> TIMESTAMPTZ;
      default -> TEXT;
    };
  }
}
