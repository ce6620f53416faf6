package org.pgqj.client.connect;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keywords of libpq's connection strings, as of PostgreSQL 17. */
enum Keyword {
  SERVICE("PGSERVICE"),
  HOST("PGHOST"),
  HOSTADDR("PGHOSTADDR"),
  PORT("PGPORT"),
  DBNAME("PGDATABASE"),
  USER("PGUSER"),
  PASSWORD("PGPASSWORD"),
  PASSFILE("PGPASSFILE"),
  CONNECT_TIMEOUT("PGCONNECT_TIMEOUT"),
  OPTIONS("PGOPTIONS"),
  APPLICATION_NAME("PGAPPNAME"),
  FALLBACK_APPLICATION_NAME(null),
  TARGET_SESSION_ATTRS("PGTARGETSESSIONATTRS"),
  LOAD_BALANCE_HOSTS("PGLOADBALANCEHOSTS"),
  KEEPALIVES(null),
  KEEPALIVES_COUNT(null),
  KEEPALIVES_IDLE(null),
  KEEPALIVES_INTERVAL(null),
  SSLMODE("PGSSLMODE"),
  SSLCERT("PGSSLCERT"),
  SSLKEY("PGSSLKEY"),
  SSLPASSWORD(null),
  SSLROOTCERT("PGSSLROOTCERT"),
  GSSENCMODE("PGGSSENCMODE"),
  KRBSRVNAME("PGKRBSRVNAME"),

  // Demands on security that the driver can't keep are refused, not ignored.
  CHANNEL_BINDING("PGCHANNELBINDING", "prefer disable"),
  REQUIREPEER("PGREQUIREPEER", ""),
  REQUIRE_AUTH("PGREQUIREAUTH", ""),
  SSLCRL("PGSSLCRL", ""),
  SSLCRLDIR("PGSSLCRLDIR", ""),
  SSLCERTMODE("PGSSLCERTMODE", "allow"),
  SSLNEGOTIATION("PGSSLNEGOTIATION", "postgres"),
  SSL_MIN_PROTOCOL_VERSION("PGSSLMINPROTOCOLVERSION", "TLSv1 TLSv1.1 TLSv1.2"),
  SSL_MAX_PROTOCOL_VERSION("PGSSLMAXPROTOCOLVERSION", "TLSv1.3"),
  REPLICATION(null, "false off no 0"),

  // Without effect here.
  AUTHTYPE(null),
  CLIENT_ENCODING("PGCLIENTENCODING"),
  GSSDELEGATION("PGGSSDELEGATION"),
  GSSLIB("PGGSSLIB"),
  SSLCOMPRESSION("PGSSLCOMPRESSION"),
  SSLSNI("PGSSLSNI"),
  TCP_USER_TIMEOUT(null);

  private static final Map<String, Keyword> BY_NAME =
      Stream.of(values()).collect(Collectors.toMap(Keyword::text, Function.identity()));

  private final String variable;

  /** The values that ask for nothing, separated by blanks; null where every value is fine. */
  private final String tolerated;

  Keyword(String variable) {
    this(variable, null);
  }

  Keyword(String variable, String tolerated) {
    this.variable = variable;
    this.tolerated = tolerated;
  }

  /** The keyword of that name; names are in lower case. */
  static Keyword named(String name) {
    Keyword keyword = BY_NAME.get(name);
    if (keyword == null) {
      throw new ConnectionStringException("invalid connection option \"" + name + "\"");
    }
    return keyword;
  }

  /** The environment variable that gives its default, or null. */
  String variable() {
    return variable;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Refuses a value whose meaning would be lost. */
  void check(String value) {
    if (tolerated != null
        && !value.isEmpty()
        && !(" " + tolerated + " ").contains(" " + value + " ")) {
      throw new ConnectionStringException(
          "connection option " + text() + "=" + value + " is not supported by this program");
    }
  }
}
