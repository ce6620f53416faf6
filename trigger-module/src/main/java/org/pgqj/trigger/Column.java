package org.pgqj.trigger;

import org.pgqj.urlencode.UrlEncoder;

/**
 * A column of a table.
 *
 * @param position its attribute number, which is its position in a trigger's row
 * @param name its name
 * @param encodedName its name URL-encoded
 * @param form how its values are turned into text
 * @param isArray whether its type is an array type
 * @param comparedAs SQL text of the type and collation that its values are compared in
 */
record Column(
    int position,
    String name,
    String encodedName,
    TextForm form,
    boolean isArray,
    String comparedAs) {

  Column(int position, String name, TextForm form, boolean isArray, String comparedAs) {
    this(position, name, UrlEncoder.encode(name), form, isArray, comparedAs);
  }
}
