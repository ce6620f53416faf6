package org.pgqj.trigger.set;

import org.pgqj.trigger.capture.Capture;
import org.pgqj.trigger.shape.Column;

/**
 * As {@link org.pgqj.trigger.encode.UrlEncoding}.
 *
 * <p>What is frequent in texts and moments is replaced in the whole row at once, since each call of
 * a function costs, in every statement and in every row; Java encodes texts with anything else.
 */
final class UrlFormat extends WholeRowFormat {

  private final boolean isoDates;

  /**
   * A format.
   *
   * @param isoDates whether {@code DateStyle} is ISO
   */
  UrlFormat(boolean isoDates) {
    this.isoDates = isoDates;
  }

  @Override
  String row(Capture capture, String alias) {
    Pieces row = new Pieces();
    UrlReplacements replacements = UrlReplacements.of(capture.data(), isoDates);
    String separator = "";
    for (Column column : capture.data()) {
      Value value = Value.of(alias, column);
      String name = separator + replacements.before(column.encodedName());
      row.sql(value.named(name, name + "=")).sql(replacements.before(value));
      separator = "&";
    }
    return replacements.in(row.sql());
  }

  @Override
  public String condition(Capture capture) {
    return UrlReplacements.condition(capture.data(), isoDates);
  }
}
