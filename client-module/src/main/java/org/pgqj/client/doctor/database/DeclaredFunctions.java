package org.pgqj.client.doctor.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The functions that this version declares: the build packs the SQL that declares them. */
final class DeclaredFunctions {

  private static final Pattern INCLUDED =
      Pattern.compile("^\\\\ir (functions/\\S+)$", Pattern.MULTILINE);

  private static final Pattern DECLARED =
      Pattern.compile(
          "^create (?:or replace )?function pgq\\.(\\w+)\\s*\\(",
          Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  private DeclaredFunctions() {}

  /** How many functions of each name schema pgq should have. */
  static Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    Matcher file = INCLUDED.matcher(read("install.sql"));
    while (file.find()) {
      Matcher function = DECLARED.matcher(read(file.group(1)));
      while (function.find()) {
        counts.merge(function.group(1), 1, Integer::sum);
      }
    }
    return counts;
  }

  private static String read(String name) {
    try (InputStream in = DeclaredFunctions.class.getResourceAsStream("sql/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks sql/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
