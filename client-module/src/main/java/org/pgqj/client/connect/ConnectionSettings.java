package org.pgqj.client.connect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that reaches a database, gathered as libpq does: the connection string, then the
 * service it names, then the {@code PG*} variables, then defaults.
 *
 * <p>Differences to libpq, all on account of the JDBC driver:
 *
 * <ul>
 *   <li>Of a host name's addresses the first is tried.
 *   <li>The session's time zone is that of this program, {@code client_encoding} is UTF8 and {@code
 *       DateStyle} is ISO, whatever the variables say. PGTZ, PGDATESTYLE and PGGEQO have no effect.
 *   <li>{@code sslkey} names a PKCS-8 (DER) or PKCS-12 file, not a PEM file.
 *   <li>{@code hostaddr} together with {@code sslmode=verify-full} is refused.
 *   <li>Abstract sockets ({@code @name}), LDAP in service files, and demands on security that the
 *       driver can't keep ({@code channel_binding=require}, {@code requirepeer}, {@code
 *       require_auth}, revocation lists, protocol versions) are refused, never ignored.
 *   <li>{@code tcp_user_timeout} has no effect.
 * </ul>
 */
public final class ConnectionSettings {

  private static final String DEFAULT_PORT = "5432";

  /** In seconds, for programs that have something else to do. */
  private static final String DEFAULT_TIMEOUT = "10";

  /** Where servers put their sockets: Debian, Red Hat and the like; PostgreSQL's own default. */
  private static final List<String> SOCKET_DIRECTORIES = List.of("/var/run/postgresql", "/tmp");

  private static final Set<Keyword> INTEGERS =
      EnumSet.of(
          Keyword.CONNECT_TIMEOUT,
          Keyword.KEEPALIVES,
          Keyword.KEEPALIVES_IDLE,
          Keyword.KEEPALIVES_INTERVAL,
          Keyword.KEEPALIVES_COUNT);

  private final Map<Keyword, String> values;
  private final Environment environment;
  private final List<ServerAddress> addresses;
  private final SessionKind sessionKind;

  private ConnectionSettings(Map<Keyword, String> values, Environment environment) {
    this.values = values;
    this.environment = environment;
    this.addresses = addresses();
    this.sessionKind = SessionKind.named(valueOr(Keyword.TARGET_SESSION_ATTRS, "any"));
    if (has(Keyword.HOSTADDR) && valueOr(Keyword.SSLMODE, "").equals("verify-full")) {
      throw new ConnectionStringException(
          "hostaddr together with sslmode=verify-full is not supported by this program");
    }
    INTEGERS.forEach(this::integer);
  }

  /**
   * Reads what a user wrote.
   *
   * @param connection {@code keyword=value} pairs, an address {@code postgresql://…}, or the bare
   *     name of a database; empty for the environment alone
   * @throws ConnectionStringException when it can't be understood
   */
  public static ConnectionSettings of(String connection) {
    return of(connection, Environment.ofThisProcess());
  }

  /** The same in given surroundings. */
  public static ConnectionSettings of(String connection, Environment environment) {
    Map<Keyword, String> values = copyOf(parse(connection));
    addService(values, environment);
    addVariables(values, environment);
    values.forEach(Keyword::check);
    return new ConnectionSettings(values, environment);
  }

  private static Map<Keyword, String> copyOf(Map<Keyword, String> values) {
    Map<Keyword, String> copy = new EnumMap<>(Keyword.class);
    copy.putAll(values);
    return copy;
  }

  private static Map<Keyword, String> parse(String connection) {
    if (ConnectionUri.isOne(connection)) {
      return ConnectionUri.parse(connection);
    }
    if (connection.indexOf('=') >= 0) {
      return KeyValueString.parse(connection);
    }
    return connection.isBlank() ? Map.of() : Map.of(Keyword.DBNAME, connection);
  }

  private static void addService(Map<Keyword, String> values, Environment environment) {
    String service = values.getOrDefault(Keyword.SERVICE, environment.variable("PGSERVICE"));
    if (service != null && !service.isEmpty()) {
      ServiceFile.lookup(service, environment).forEach(values::putIfAbsent);
    }
  }

  private static void addVariables(Map<Keyword, String> values, Environment environment) {
    for (Keyword keyword : Keyword.values()) {
      String value = keyword.variable() == null ? null : environment.variable(keyword.variable());
      if (value != null) {
        values.putIfAbsent(keyword, value);
      }
    }
  }

  private List<ServerAddress> addresses() {
    List<String> hosts = list(Keyword.HOST);
    List<String> targets = list(Keyword.HOSTADDR);
    List<String> ports = list(Keyword.PORT);
    int count = Math.max(1, targets.isEmpty() ? hosts.size() : targets.size());
    if (!targets.isEmpty() && !hosts.isEmpty() && hosts.size() != targets.size()) {
      throw new ConnectionStringException(
          "could not match "
              + hosts.size()
              + " host names to "
              + targets.size()
              + " hostaddr values");
    }
    if (ports.size() > 1 && ports.size() != count) {
      throw new ConnectionStringException(
          "could not match " + ports.size() + " port numbers to " + count + " hosts");
    }
    List<ServerAddress> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int port = port(ports.isEmpty() ? "" : ports.get(ports.size() == 1 ? 0 : i));
      found.add(address(at(hosts, i), at(targets, i), port));
    }
    if (valueOr(Keyword.LOAD_BALANCE_HOSTS, "disable").equals("random")) {
      Collections.shuffle(found);
    }
    return List.copyOf(found);
  }

  private static ServerAddress address(String host, String hostaddr, int port) {
    String name = host.isEmpty() && hostaddr.isEmpty() ? defaultHost(port) : host;
    if (name.startsWith("@")) {
      throw new ConnectionStringException(
          "abstract socket \"" + name + "\" is not supported by this program");
    }
    String target = hostaddr.isEmpty() ? name : hostaddr;
    return new ServerAddress(name.isEmpty() ? target : name, target, port);
  }

  private static String defaultHost(int port) {
    for (String directory : SOCKET_DIRECTORIES) {
      if (Files.exists(Path.of(directory, ".s.PGSQL." + port))) {
        return directory;
      }
    }
    return SOCKET_DIRECTORIES.stream()
        .filter(directory -> Files.isDirectory(Path.of(directory)))
        .findFirst()
        .orElse("localhost");
  }

  private static int port(String text) {
    int port = integer(Keyword.PORT, text.isBlank() ? DEFAULT_PORT : text);
    if (port < 1 || port > 65535) {
      throw new ConnectionStringException("invalid port number: \"" + text + "\"");
    }
    return port;
  }

  private List<String> list(Keyword keyword) {
    return has(keyword) ? List.of(values.get(keyword).split(",", -1)) : List.of();
  }

  private static String at(List<String> list, int index) {
    return index < list.size() ? list.get(index).strip() : "";
  }

  /** The servers, in the order in which they are tried; at least one. */
  public List<ServerAddress> hosts() {
    return addresses;
  }

  /** The role to connect as. */
  public String user() {
    return valueOr(Keyword.USER, environment.user());
  }

  /** The database to connect to; without a name, that of the role. */
  public String database() {
    return valueOr(Keyword.DBNAME, user());
  }

  SessionKind sessionKind() {
    return sessionKind;
  }

  /** The password for a server: as given, or from the password file, or null. */
  String password(ServerAddress address) {
    if (has(Keyword.PASSWORD)) {
      return values.get(Keyword.PASSWORD);
    }
    Path file =
        has(Keyword.PASSFILE)
            ? Path.of(values.get(Keyword.PASSFILE))
            : environment.home().resolve(".pgpass");
    String host = SOCKET_DIRECTORIES.contains(address.host()) ? "localhost" : address.host();
    return new PasswordFile(file)
        .password(host, Integer.toString(address.port()), database(), user());
  }

  /** Longest time for one server, or 0 for as long as it takes. */
  int connectTimeoutSeconds() {
    int seconds = integer(Keyword.CONNECT_TIMEOUT);
    return seconds <= 0 ? 0 : Math.max(2, seconds);
  }

  /** A whole number; 0 where there is none. */
  int integer(Keyword keyword) {
    return integer(keyword, valueOr(keyword, "0"));
  }

  private static int integer(Keyword keyword, String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new ConnectionStringException(
          "invalid integer value \"%s\" for connection option \"%s\""
              .formatted(text, keyword.text()));
    }
  }

  boolean has(Keyword keyword) {
    return !valueOr(keyword, "").isEmpty();
  }

  /** A value; an empty one counts as none, as in libpq. */
  String valueOr(Keyword keyword, String fallback) {
    String value = values.get(keyword);
    return value == null || value.isEmpty() ? fallback : value;
  }

  Environment environment() {
    return environment;
  }

  /** These settings with another value, which counts only where the user gave none. */
  ConnectionSettings withDefault(Keyword keyword, String value) {
    Map<Keyword, String> more = copyOf(values);
    more.merge(keyword, value, (old, fallback) -> old.isEmpty() ? fallback : old);
    return new ConnectionSettings(more, environment);
  }

  /** These settings for another database of the same server. */
  public ConnectionSettings withDatabase(String database) {
    Map<Keyword, String> more = copyOf(values);
    more.put(Keyword.DBNAME, database);
    return new ConnectionSettings(more, environment);
  }

  /** These settings, giving up on a server after ten seconds unless the user said when. */
  public ConnectionSettings withDefaultTimeout() {
    return withDefault(Keyword.CONNECT_TIMEOUT, DEFAULT_TIMEOUT);
  }

  /** These settings under a name for pg_stat_activity, unless the user gave one. */
  public ConnectionSettings withApplicationName(String name) {
    return withDefault(Keyword.FALLBACK_APPLICATION_NAME, name);
  }
}
