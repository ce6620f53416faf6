package org.pgqj.client.admin;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.pgqj.client.config.Config;
import org.pgqj.client.connect.ConnectionSettings;
import org.pgqj.client.connect.Connector;
import org.pgqj.client.ticker.ServedDatabases;

/**
 * The database that a user means: a ticker's configuration file, or a libpq connection string, or
 * nothing for the {@code PG*} variables.
 */
public final class Target {

  private final String words;
  private final ServedDatabases databases;

  private Target(String words, ServedDatabases databases) {
    this.words = words;
    this.databases = databases;
  }

  /** What the user's words mean; a file is read, nothing is connected to. */
  public static Target of(String words) {
    if (isFile(words)) {
      Config config = Config.load(Path.of(words), ServedDatabases.SECTIONS, Map.of());
      return new Target(words, ServedDatabases.of(config));
    }
    ConnectionSettings one = ConnectionSettings.of(words).withDefaultTimeout();
    return new Target(words, new ServedDatabases(one, List.of(one.database())));
  }

  /** The only database; an error when a file means several. */
  public ConnectionSettings one() {
    if (databases.named().size() != 1) {
      throw new AdminException(
          words + " is for several databases: give a connection instead, such as -d dbname=…");
    }
    return databases.to(databases.named().get(0));
  }

  /** The databases, at least one; those without PgQ too when a file means all of a server. */
  public List<ConnectionSettings> all() throws SQLException {
    return databases.names(name -> new Connector(databases.to(name))).stream()
        .map(databases::to)
        .toList();
  }

  /** Whether databases without PgQ are to be passed over, because nobody named them. */
  public boolean isWholeServer() {
    return databases.isWholeServer();
  }

  /** The bare name of a database is taken for a file when there is one of that name. */
  private static boolean isFile(String words) {
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
