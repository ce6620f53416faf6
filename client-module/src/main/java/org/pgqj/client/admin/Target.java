package org.pgqj.client.admin;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pgqj.client.config.Config;
import org.pgqj.client.connect.ConnectionSettings;
import org.pgqj.client.connect.Connector;
import org.pgqj.client.connect.Query;

/**
 * The database that a user means: a ticker's configuration file, or a libpq connection string, or
 * nothing for the {@code PG*} variables.
 */
public final class Target {

  /** The sections of the ticker's files, of pgqd's and of pgqadm's. */
  private static final List<String> SECTIONS = List.of("ticker", "pgqd", "pgqadm");

  private static final int CONNECT_SECONDS = 10;

  private static final String DATABASES =
      """
      select datname
        from pg_catalog.pg_database
       where not datistemplate and datallowconn
         and pg_catalog.has_database_privilege(oid, 'connect')
       order by datname
      """;

  private final String words;

  public Target(String words) {
    this.words = words;
  }

  /** The only database; an error when a file means several. */
  public ConnectionSettings one() throws SQLException {
    if (!isFile()) {
      return settings(words);
    }
    Config config = config();
    if (!single(config) && config.list("database_list").size() != 1) {
      throw new AdminException(
          words + " is for several databases: give a connection instead, such as -d dbname=…");
    }
    return all().get(0);
  }

  /** The databases, at least one; those without PgQ too when a file means all of a server. */
  public List<ConnectionSettings> all() throws SQLException {
    if (!isFile()) {
      return List.of(settings(words));
    }
    Config config = config();
    if (single(config)) {
      return List.of(settings(config.text("db")));
    }
    ConnectionSettings server = settings(config.text("base_connstr", ""));
    List<String> names = config.list("database_list");
    if (names.isEmpty()) {
      names = detect(server.withDatabase(config.text("initial_database", "template1")));
    }
    return names.stream().map(server::withDatabase).toList();
  }

  /** Whether databases without PgQ are to be passed over, because nobody named them. */
  public boolean isDetected() {
    return isFile() && !single(config()) && config().list("database_list").isEmpty();
  }

  private Config config() {
    return Config.load(Path.of(words), SECTIONS, Map.of());
  }

  private static boolean single(Config config) {
    return config.has("db");
  }

  private static ConnectionSettings settings(String connection) {
    return ConnectionSettings.of(connection).withConnectTimeout(CONNECT_SECONDS);
  }

  private static List<String> detect(ConnectionSettings server) throws SQLException {
    try (Connection connection = new Connector(server).open()) {
      List<String> names = new ArrayList<>();
      Query.rows(connection, DATABASES).forEach(row -> names.add(row.get(0)));
      return names;
    }
  }

  /** The bare name of a database is taken for a file when there is one of that name. */
  private boolean isFile() {
    if (words.isEmpty() || words.contains("://")) {
      return false;
    }
    try {
      return words.endsWith(".ini") || Files.isRegularFile(Path.of(words));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
