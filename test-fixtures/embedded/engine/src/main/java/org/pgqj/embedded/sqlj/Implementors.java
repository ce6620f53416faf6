package org.pgqj.embedded.sqlj;

import java.util.Locale;

/** Whose implementor blocks are run: the list in the setting {@code pljava.implementors}. */
final class Implementors {
  private Implementors() {}

  /**
   * Whether a list of identifiers has a name.
   *
   * @param list separated by commas, without regard to letter case
   * @param name in lower case
   */
  static boolean include(String list, String name) {
    if (list == null) {
      return false;
    }
    for (String written : list.split(",", -1)) {
      if (written.strip().toLowerCase(Locale.ROOT).equals(name)) {
        return true;
      }
    }
    return false;
  }
}
