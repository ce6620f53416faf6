package org.pgqj.embedded.sqlj;

import java.sql.SQLException;
import java.util.Locale;

/** Schema names as the {@code sqlj} functions take them. */
final class SchemaName {
  static final String PUBLIC = "public";

  private SchemaName() {}

  /**
   * The name in the catalogue: {@code "Quoted"} keeps its letters, a regular identifier is folded
   * to lower case, anything else stands as it is.
   *
   * @throws SQLException when there is none
   */
  static String inCatalog(String written) throws SQLException {
    if (written == null || written.isEmpty()) {
      throw new SQLException("the name of the schema is missing", "3F000");
    }
    if (written.length() > 2 && written.startsWith("\"") && written.endsWith("\"")) {
      return written.substring(1, written.length() - 1).replace("\"\"", "\"");
    }
    return isRegular(written) ? written.toLowerCase(Locale.ROOT) : written;
  }

  private static boolean isRegular(String name) {
    if (!isStart(name.charAt(0))) {
      return false;
    }
    for (int i = 1; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isStart(c) && !Character.isDigit(c) && c != '$') {
        return false;
      }
    }
    return true;
  }

  private static boolean isStart(char c) {
    return c == '_' || Character.isLetter(c);
  }
}
