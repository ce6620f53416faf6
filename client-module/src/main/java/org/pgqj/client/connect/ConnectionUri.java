package org.pgqj.client.connect;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/**
 * Reads {@code postgresql://[user[:password]@][host[:port][,…]][/dbname][?name=value[&…]]}. Every
 * part may be percent-encoded; an IPv6 address stands in brackets, the directory of a socket is
 * percent-encoded or given as {@code ?host=/directory}. JDBC's {@code ssl=true} means {@code
 * sslmode=require}, as in libpq.
 */
final class ConnectionUri {

  private static final String[] SCHEMES = {"postgresql://", "postgres://"};

  private final String uri;
  private final Map<Keyword, String> found = new EnumMap<>(Keyword.class);

  private ConnectionUri(String uri) {
    this.uri = uri;
  }

  static boolean isOne(String text) {
    return afterScheme(text) != null;
  }

  static Map<Keyword, String> parse(String uri) {
    ConnectionUri parser = new ConnectionUri(uri);
    parser.parse();
    return parser.found;
  }

  private static String afterScheme(String text) {
    for (String scheme : SCHEMES) {
      if (text.startsWith(scheme)) {
        return text.substring(scheme.length());
      }
    }
    return null;
  }

  private void parse() {
    String rest = afterScheme(uri);
    int question = rest.indexOf('?');
    String query = question < 0 ? "" : rest.substring(question + 1);
    rest = question < 0 ? rest : rest.substring(0, question);

    int slash = rest.indexOf('/');
    int at = rest.indexOf('@');
    boolean hasUser = at >= 0 && (slash < 0 || at < slash);
    if (hasUser) {
      userAndPassword(rest.substring(0, at));
      rest = rest.substring(at + 1);
      slash = rest.indexOf('/');
    }
    hosts(slash < 0 ? rest : rest.substring(0, slash));
    if (slash >= 0) {
      put(Keyword.DBNAME, decode(rest.substring(slash + 1)));
    }
    if (question >= 0) {
      query(query);
    }
  }

  private void userAndPassword(String text) {
    int colon = text.indexOf(':');
    put(Keyword.USER, decode(colon < 0 ? text : text.substring(0, colon)));
    if (colon >= 0) {
      put(Keyword.PASSWORD, decode(text.substring(colon + 1)));
    }
  }

  private void hosts(String text) {
    StringBuilder hosts = new StringBuilder();
    StringBuilder ports = new StringBuilder();
    int at = 0;
    while (true) {
      int end = endOfHost(text, at);
      hosts.append(hostName(text, at, end));
      at = end;
      if (at < text.length() && text.charAt(at) == ':') {
        int comma = indexOrEnd(text, ',', at);
        ports.append(text, at + 1, comma);
        at = comma;
      }
      if (at == text.length()) {
        break;
      }
      hosts.append(',');
      ports.append(',');
      at++;
    }
    put(Keyword.HOST, decode(hosts.toString()));
    put(Keyword.PORT, decode(ports.toString()));
  }

  /** Where the host that begins at {@code start} ends, with its brackets. */
  private int endOfHost(String text, int start) {
    if (start == text.length() || text.charAt(start) != '[') {
      int end = start;
      while (end < text.length() && text.charAt(end) != ':' && text.charAt(end) != ',') {
        end++;
      }
      return end;
    }
    int bracket = text.indexOf(']', start);
    if (bracket < 0) {
      throw new ConnectionStringException(
          "end of string reached when looking for matching \"]\" in IPv6 host address in URI");
    }
    if (bracket == start + 1) {
      throw new ConnectionStringException("IPv6 host address may not be empty in URI");
    }
    int end = bracket + 1;
    if (end < text.length() && text.charAt(end) != ':' && text.charAt(end) != ',') {
      throw new ConnectionStringException(
          "unexpected character \""
              + text.charAt(end)
              + "\" after \"]\" in URI (expected \":\" or \"/\")");
    }
    return end;
  }

  private static String hostName(String text, int start, int end) {
    return start < end && text.charAt(start) == '['
        ? text.substring(start + 1, end - 1)
        : text.substring(start, end);
  }

  private static int indexOrEnd(String text, char c, int from) {
    int index = text.indexOf(c, from);
    return index < 0 ? text.length() : index;
  }

  private void query(String query) {
    int at = 0;
    while (at < query.length()) {
      int end = indexOrEnd(query, '&', at);
      parameter(query.substring(at, end));
      at = end + 1;
    }
  }

  private void parameter(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      throw new ConnectionStringException(
          "missing key/value separator \"=\" in URI query parameter: \"" + text + "\"");
    }
    if (text.indexOf('=', equals + 1) >= 0) {
      throw new ConnectionStringException(
          "extra key/value separator \"=\" in URI query parameter: \""
              + text.substring(0, equals)
              + "\"");
    }
    String name = decode(text.substring(0, equals));
    String value = decode(text.substring(equals + 1));
    if (name.equals("ssl") && value.equals("true")) {
      put(Keyword.SSLMODE, "require");
    } else {
      put(queryKeyword(name), value);
    }
  }

  private static Keyword queryKeyword(String name) {
    try {
      return Keyword.named(name);
    } catch (ConnectionStringException e) {
      throw new ConnectionStringException("invalid URI query parameter: \"" + name + "\"");
    }
  }

  private void put(Keyword keyword, String value) {
    if (!value.isEmpty()) {
      found.put(keyword, value);
    }
  }

  private static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int at = 0;
    while (at < text.length()) {
      int percent = indexOrEnd(text, '%', at);
      bytes.writeBytes(text.substring(at, percent).getBytes(StandardCharsets.UTF_8));
      at = percent;
      if (at < text.length()) {
        bytes.write(encodedByte(text, at));
        at += 3;
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static int encodedByte(String text, int at) {
    int high = at + 1 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
    int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
    if (high < 0 || low < 0) {
      throw new ConnectionStringException("invalid percent-encoded token: \"" + text + "\"");
    }
    if (high == 0 && low == 0) {
      throw new ConnectionStringException(
          "forbidden value %00 in percent-encoded value: \"" + text + "\"");
    }
    return high * 16 + low;
  }
}
