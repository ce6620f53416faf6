package org.pgqj.trigger.options;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The list of column names in {@code ignore=} and {@code pkey=}. Names are separated by commas or
 * white space and are case-sensitive. A name that has such characters in it is found when it stands
 * between commas as it is, and in double quotes anywhere.
 */
public final class NameList {

  private final String text;
  private final Collection<String> known;
  private final List<String> names = new ArrayList<>();
  private int at;

  private NameList(String text, Collection<String> known) {
    this.text = text;
    this.known = known;
  }

  /**
   * The names, each once, in the order they are written; also those that are not known.
   *
   * @param text the list; null is an empty one
   * @param known names that exist
   */
  public static List<String> parse(String text, Collection<String> known) {
    NameList list = new NameList(text == null ? "" : text, known);
    while (list.at < list.text.length()) {
      list.element();
    }
    return list.names;
  }

  private void element() {
    char c = text.charAt(at);
    if (isSeparator(c)) {
      at++;
      return;
    }
    if (c == '"' && text.indexOf('"', at + 1) > 0) {
      quoted();
      return;
    }
    int comma = text.indexOf(',', at);
    int end = comma < 0 ? text.length() : comma;
    String whole = text.substring(at, end).strip();
    if (known.contains(whole)) {
      add(whole);
      at = end;
    } else {
      word();
    }
  }

  private void word() {
    int from = at;
    while (at < text.length() && !isSeparator(text.charAt(at))) {
      at++;
    }
    add(text.substring(from, at));
  }

  private void quoted() {
    StringBuilder name = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        if (at == text.length() || text.charAt(at) != '"') {
          break;
        }
        at++;
      }
      name.append(c);
    }
    add(name.toString());
  }

  private void add(String name) {
    if (!names.contains(name)) {
      names.add(name);
    }
  }

  private static boolean isSeparator(char c) {
    return c == ',' || c == ' ' || (c >= '\t' && c <= '\r');
  }
}
