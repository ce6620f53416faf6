package org.pgqj.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the reference of functions and tables from the scripts that create them: declarations,
 * COMMENTs and grants. What {@code \df+} shows and what the page says can't differ.
 */
final class ReferenceGenerator {

  private static final String HEAD =
      """
      # Reference

      The functions and tables of schema `pgq`, in the order in which an event passes them, and those of its
      companions `pgq_ext` and `pgq_coop`. Made from the declarations, comments and grants in `sql/`, so psql
      shows the same: `\\df+ pgq.*`, `\\d+ pgq.queue`.

      "For" names the role that may call a function; PUBLIC is everybody. A function "as the owner" runs
      with the rights of the role that installed PgQ/J, all others with the caller's. What differs from PgQ
      3.5 is in [compatibility.md](compatibility.md).
      """;

  private final Map<String, String> grants = new TreeMap<>();
  private final Map<String, Map<String, String>> columns = new LinkedHashMap<>();
  private final StringBuilder functions = new StringBuilder();
  private final StringBuilder tables = new StringBuilder();
  private String family = "";
  private Declaration declared;

  private ReferenceGenerator() {}

  /**
   * The page's text.
   *
   * @param install the script that installs everything
   * @throws ScriptException when something lacks its comment or its grant
   */
  static String reference(Path install) {
    List<Declaration> all = PsqlScript.statements(install).stream().map(Declaration::new).toList();
    ReferenceGenerator generator = new ReferenceGenerator();
    all.forEach(generator::noteGrants);
    all.forEach(generator::noteColumnComment);
    all.forEach(generator::describe);
    return HEAD + generator.functions + "\n## Tables\n" + generator.tables;
  }

  private void noteGrants(Declaration statement) {
    if (!statement.beginsWith("grant", "execute", "on", "function")) {
      return;
    }
    String list = statement.textBetween(4, "to");
    String role = statement.lastWord();
    for (String name : list.split("(?<=\\)),\\s*", -1)) {
      grants.put(canonical(name), role.equals("public") ? "PUBLIC" : role);
    }
  }

  /** A signature as grants and comments write it. */
  private static String canonical(String signature) {
    return signature
        .replaceAll("\\s+", "")
        .replace("int4", "integer")
        .replace("int8", "bigint")
        .strip();
  }

  private void noteColumnComment(Declaration statement) {
    if (!statement.beginsWith("comment", "on", "column")) {
      return;
    }
    String column = statement.textBetween(3, "is").replace(" ", "");
    int dot = column.lastIndexOf('.');
    columns
        .computeIfAbsent(column.substring(0, dot), table -> new LinkedHashMap<>())
        .put(column.substring(dot + 1), statement.comment());
  }

  private void describe(Declaration statement) {
    if (statement.beginsWith("create", "function") || statement.beginsWith("create", "table")) {
      requireComment();
      declared = statement;
    } else if (statement.beginsWith("comment", "on", "function")) {
      function(statement);
    } else if (statement.beginsWith("comment", "on", "table")) {
      table(statement);
    }
  }

  private void requireComment() {
    if (declared != null) {
      throw declared.error("no comment follows");
    }
  }

  private void function(Declaration comment) {
    String signature = canonical(comment.textBetween(3, "is"));
    String role = grants.get(signature);
    if (declared == null || role == null) {
      throw comment.error("no declaration or no grant: " + signature);
    }
    if (!declared.file().equals(family)) {
      family = declared.file();
      functions.append("\n## ").append(title(Path.of(family))).append('\n');
    }
    functions
        .append("\n### ")
        .append(signature.replace(",", ", "))
        .append("\n\n```sql\n")
        .append(declaration(declared.textBetween(2, "language")))
        .append("\n```\n\n")
        .append(comment.comment())
        .append(". For ")
        .append(role)
        .append(declared.has("security", "definer") ? "; as the owner.\n" : ".\n");
    declared = null;
  }

  /** Arguments and result columns a line each where they are many. */
  private static String declaration(String text) {
    return text.length() <= 95
        ? text
        : text.replace("(", "(\n    ")
            .replace(", ", ",\n    ")
            .replace(") returns", ")\n  returns");
  }

  private void table(Declaration comment) {
    if (declared == null) {
      throw comment.error("no declaration");
    }
    String name = comment.textBetween(3, "is").replace(" ", "");
    Map<String, String> comments = columns.getOrDefault(name, Map.of());
    tables.append("\n### ").append(name).append("\n\n").append(comment.comment()).append(".\n\n");
    tables.append("| column | type | |\n|---|---|---|\n");
    for (String element : declared.elements()) {
      int blank = element.indexOf(' ');
      String column = element.substring(0, blank);
      if (column.equals("constraint")) {
        continue;
      }
      String meaning = comments.get(column);
      if (meaning == null) {
        throw declared.error("no comment on column " + column);
      }
      tables
          .append("| `")
          .append(column)
          .append("` | ")
          .append(element.substring(blank + 1).replace("|", "\\|"))
          .append(" | ")
          .append(meaning.replace("|", "\\|"))
          .append(" |\n");
    }
    declared = null;
  }

  /** The first line of a script says what it is about. */
  private static String title(Path script) {
    try {
      String line = Files.readAllLines(script).get(0).replaceFirst("^--\\s*", "");
      int end = line.indexOf(':');
      return (end < 0 ? line : line.substring(0, end)).replaceFirst("\\.$", "");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + script, e);
    }
  }
}
