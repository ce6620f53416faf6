package org.pgqj.embedded.rt;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;

/** {@code sqlj.alias_java_language}, which the embedded engine has by name only. */
public final class LanguageAlias {
  private LanguageAlias() {}

  /**
   * Always fails.
   *
   * @throws SQLException 0A000
   */
  @SuppressWarnings("DoNotCallSuggester")
  public static void create(String alias, boolean sandboxed, boolean orReplace, String comment)
      throws SQLException {
    throw notSupported(alias);
  }

  private static SQLException notSupported(String alias) {
    return new SQLFeatureNotSupportedException(
        "not supported by the embedded engine: another name for language java, " + alias, "0A000");
  }
}
