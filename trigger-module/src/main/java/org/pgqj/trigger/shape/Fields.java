package org.pgqj.trigger.shape;

/** Reads a text field by field. */
final class Fields {

  private final String text;
  private int at;

  Fields(String text) {
    this.text = text;
  }

  boolean hasMore() {
    return at < text.length();
  }

  /** All that was not read yet. */
  String rest() {
    return text.substring(at);
  }

  /** The field that ends at the next separator. */
  String until(char separator) {
    int end = text.indexOf(separator, at);
    String field = text.substring(at, end);
    at = end + 1;
    return field;
  }

  /**
   * The field that ends at the next separator which is not doubled; a doubled one is part of it.
   */
  String untilSingle(char separator) {
    StringBuilder field = new StringBuilder();
    while (true) {
      field.append(until(separator));
      if (!hasMore() || text.charAt(at) != separator) {
        return field.toString();
      }
      field.append(separator);
      at++;
    }
  }
}
