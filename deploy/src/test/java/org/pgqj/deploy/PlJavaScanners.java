package org.pgqj.deploy;

import java.util.ArrayList;
import java.util.List;

/**
 * What PL/Java does to a descriptor's text before PostgreSQL sees it, as far as quoting goes: a
 * model written from its documented behaviour, so that the tests need no server.
 */
final class PlJavaScanners {

  private PlJavaScanners() {}

  /** The commands of the INSTALL or REMOVE group, as they reach PostgreSQL. */
  static List<String> commands(String descriptor, String group) {
    String open = "\"BEGIN " + group;
    int at = descriptor.indexOf(open) + open.length();
    List<String> commands = new ArrayList<>();
    while (!descriptor.startsWith("END " + group + "\"", skipBlanks(descriptor, at))) {
      int end = endOfCommand(descriptor, at);
      commands.add(parameters(oneBlank(descriptor.substring(at, end))).strip());
      at = end + 1;
    }
    return commands;
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int endOfCommand(String text, int from) {
    Quotes quotes = new Quotes();
    for (int i = from; i < text.length(); i++) {
      if (quotes.outside(text.charAt(i)) && text.charAt(i) == ';') {
        return i;
      }
    }
    throw new IllegalStateException("no end of command");
  }

  private static String oneBlank(String text) {
    Quotes quotes = new Quotes();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blank = quotes.outside(c) && Character.isWhitespace(c);
      if (!blank) {
        out.append(c);
      } else {
        if (text.startsWith("//", i + 1) || text.startsWith("/*", i + 1)) {
          throw new IllegalStateException("comment in a command");
        }
        if (out.length() == 0 || out.charAt(out.length() - 1) != ' ') {
          out.append(' ');
        }
      }
    }
    return out.toString();
  }

  private static String parameters(String text) {
    Quotes quotes = new Quotes();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(quotes.outside(c) && c == '?' ? "$1" : String.valueOf(c));
    }
    return out.toString();
  }

  /** Both scanners' idea of quotes. */
  private static final class Quotes {
    private char open;
    private boolean escaped;

    /** Whether this next character stands outside quotes and escapes. */
    boolean outside(char c) {
      if (escaped) {
        escaped = false;
        return false;
      }
      if (c == '\\') {
        escaped = true;
      } else if (open == 0 && (c == '\'' || c == '"')) {
        open = c;
      } else if (open == c) {
        open = 0;
      } else {
        return open == 0;
      }
      return false;
    }
  }
}
