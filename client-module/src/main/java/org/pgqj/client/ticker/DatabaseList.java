package org.pgqj.client.ticker;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/** Which databases to look after: those that the configuration lists, or all of the server. */
final class DatabaseList {

  private static final String ALL =
      """
      select datname
        from pg_catalog.pg_database
       where not datistemplate and datallowconn
         and pg_catalog.has_database_privilege(oid, 'connect')
      """;

  private final TickerSettings settings;

  DatabaseList(TickerSettings settings) {
    this.settings = settings;
  }

  Set<String> read() throws SQLException {
    if (!settings.detect()) {
      return new TreeSet<>(settings.databases());
    }
    Set<String> found = new TreeSet<>();
    try (Connection connection = settings.toAsk(settings.server().database()).open();
        PreparedStatement select = connection.prepareStatement(ALL);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    }
    return found;
  }
}
