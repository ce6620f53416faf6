package org.pgqj.client.ticker;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.pgqj.client.config.Config;
import org.pgqj.client.connect.ConnectionSettings;
import org.pgqj.client.connect.Connector;
import org.pgqj.client.connect.Query;

/**
 * The databases that a ticker's configuration is for, in pgqd's keys or in pgqadm's: one, or
 * several of a server.
 *
 * @param server where they are; its own database is the only one, or where the list of databases is
 *     read
 * @param named the databases; none where all of the server are meant
 */
public record ServedDatabases(ConnectionSettings server, List<String> named) {

  /** A file's first section of these counts: ours, pgqd's, pgqadm's. */
  public static final List<String> SECTIONS = List.of("ticker", "pgqd", "pgqadm");

  private static final String ALL =
      """
      select datname
        from pg_catalog.pg_database
       where not datistemplate and datallowconn
         and pg_catalog.has_database_privilege(oid, 'connect')
      """;

  public static ServedDatabases of(Config config) {
    if (config.has("db")) {
      ConnectionSettings one = config.connection("db");
      return new ServedDatabases(one, List.of(one.database()));
    }
    return new ServedDatabases(
        config
            .connection("base_connstr", "")
            .withDatabase(config.text("initial_database", "template1")),
        config.list("database_list"));
  }

  /** Whether all databases of the server are meant, also those that nobody meant for PgQ. */
  public boolean isWholeServer() {
    return named.isEmpty();
  }

  public ConnectionSettings to(String database) {
    return server.withDatabase(database);
  }

  /**
   * Their names; of a whole server those where the role may connect.
   *
   * @param to how to connect to a database
   */
  public Set<String> names(Function<String, Connector> to) throws SQLException {
    if (!isWholeServer()) {
      return new TreeSet<>(named);
    }
    Set<String> found = new TreeSet<>();
    try (Connection connection = to.apply(server.database()).open()) {
      Query.rows(connection, ALL).forEach(row -> found.add(row.get(0)));
    }
    return found;
  }
}
