package org.pgqj.client.connect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** Says to the JDBC driver what the settings say, for one server. */
final class JdbcProperties {

  private static final Map<Keyword, String> SAME_MEANING =
      Map.of(
          Keyword.OPTIONS, "options",
          Keyword.SSLCERT, "sslcert",
          Keyword.SSLKEY, "sslkey",
          Keyword.SSLPASSWORD, "sslpassword",
          Keyword.SSLROOTCERT, "sslrootcert",
          Keyword.GSSENCMODE, "gssEncMode",
          Keyword.KRBSRVNAME, "kerberosServerName");

  private static final Set<String> SSL_MODES =
      Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  private JdbcProperties() {}

  static String url(ConnectionSettings settings, ServerAddress address) {
    // With a socket the host is not looked at, but has to be there.
    String host = address.isSocket() ? "localhost" : address.target();
    if (host.indexOf(':') >= 0) {
      host = "[" + host + "]";
    }
    String database =
        URLEncoder.encode(settings.database(), StandardCharsets.UTF_8).replace("+", "%20");
    return "jdbc:postgresql://" + host + ":" + address.port() + "/" + database;
  }

  static Properties of(ConnectionSettings settings, ServerAddress address) {
    Properties properties = new Properties();
    properties.setProperty("user", settings.user());
    // An empty password keeps the driver from reading .pgpass by rules of its own.
    String password = settings.password(address);
    properties.setProperty("password", password == null ? "" : password);
    String name =
        settings.valueOr(
            Keyword.APPLICATION_NAME, settings.valueOr(Keyword.FALLBACK_APPLICATION_NAME, ""));
    properties.setProperty("ApplicationName", name);
    SAME_MEANING.forEach(
        (keyword, property) -> {
          if (settings.has(keyword)) {
            properties.setProperty(property, settings.valueOr(keyword, ""));
          }
        });
    properties.setProperty("sslmode", sslMode(settings, address));
    boolean keepAlive =
        !settings.has(Keyword.KEEPALIVES) || settings.integer(Keyword.KEEPALIVES) != 0;
    properties.setProperty("tcpKeepAlive", Boolean.toString(keepAlive));
    KeepAlive.note(settings, properties);
    String timeout = Integer.toString(settings.connectTimeoutSeconds());
    properties.setProperty("connectTimeout", timeout);
    properties.setProperty("loginTimeout", timeout);
    if (address.isSocket()) {
      properties.setProperty("socketFactory", UnixSocketFactory.class.getName());
      properties.setProperty("socketFactoryArg", address.socket().toString());
    } else {
      properties.setProperty("socketFactory", PromptSocketFactory.class.getName());
    }
    return properties;
  }

  /** Sockets know no TLS; with a root certificate at hand, "require" verifies it, as in libpq. */
  private static String sslMode(ConnectionSettings settings, ServerAddress address) {
    String mode = settings.valueOr(Keyword.SSLMODE, "prefer");
    if (!SSL_MODES.contains(mode)) {
      throw new ConnectionStringException("invalid sslmode value: \"" + mode + "\"");
    }
    if (address.isSocket()) {
      return "disable";
    }
    Path root = settings.environment().home().resolve(".postgresql/root.crt");
    boolean hasRoot = settings.has(Keyword.SSLROOTCERT) || Files.exists(root);
    return mode.equals("require") && hasRoot ? "verify-ca" : mode;
  }
}
