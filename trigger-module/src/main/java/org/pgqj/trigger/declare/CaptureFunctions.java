package org.pgqj.trigger.declare;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;
import org.pgqj.backend.Quote;
import org.pgqj.backend.Raise;
import org.pgqj.trigger.options.OptionParser;
import org.pgqj.trigger.options.Options;
import org.pgqj.trigger.options.Refusal;
import org.pgqj.trigger.options.TriggerError;

/**
 * What {@code pgq.capture} and {@code pgq.uncapture} call. They act with the caller's rights, and
 * fail with PostgreSQL's own errors (42501) where these do not suffice.
 */
public final class CaptureFunctions {

  private static final String FORMAT = "format=";

  private static final Prepared ELEMENTS =
      new Prepared("select e from pg_catalog.unnest(cast(? as pg_catalog.text[])) as e");

  private static final Prepared QUEUE =
      new Prepared(
          """
          select q.queue_id::pg_catalog.int8 from pgq.queue as q
           where q.queue_name operator(pg_catalog.=) ?
          """);

  /** A trigger as PostgreSQL prints it, and its tgtype. */
  private static final Prepared TRIGGER =
      new Prepared(
          """
          select pg_catalog.pg_get_triggerdef(t.oid), cast(t.tgtype as pg_catalog.int4)
            from pg_catalog.pg_trigger as t
           where t.tgrelid operator(pg_catalog.=) cast(? as pg_catalog.oid)
             and t.tgname operator(pg_catalog.=) cast(? as pg_catalog.name)
             and not t.tgisinternal
          """);

  private CaptureFunctions() {}

  /**
   * Declares the triggers that publish all changes of a table: for each statement, but for each row
   * on partitioned and foreign tables, on views, and on tables that take part in inheritance.
   *
   * @param table text of a regclass
   * @param optionArray text of a text[]: the options of the triggers, and {@code format=url},
   *     {@code sql} or {@code json}
   * @return what was done, a line for each trigger
   * @throws SQLException 42704 without such a queue, 42809 for what can have no triggers, XX000 for
   *     wrong options
   */
  public static String capture(String table, String queue, String optionArray) throws SQLException {
    try {
      Relation relation = relation(table);
      if (queue == null || Backend.firstLong(QUEUE.with(queue)) == null) {
        throw Raise.error("42704", "there is no queue \"" + queue + "\"");
      }
      return declare(relation, queue, elements(optionArray));
    } catch (Refusal refusal) {
      throw Raise.error(refusal.sqlState(), refusal.getMessage());
    }
  }

  /**
   * Removes the triggers that {@link #capture} declared for a queue.
   *
   * @return what was done, a line for each trigger
   * @throws SQLException 42809 for what can have no triggers
   */
  public static String uncapture(String table, String queue) throws SQLException {
    Relation relation = relation(table);
    StringBuilder done = new StringBuilder();
    for (Declaration declaration : Declaration.values()) {
      String name = declaration.triggerName(queue);
      if (isThere(relation, name)) {
        drop(relation, name);
        line(done, "removed ", name, "");
      }
    }
    return done.length() == 0 ? "nothing to remove" : done.toString();
  }

  private static Relation relation(String table) throws SQLException {
    Relation relation = Relation.of(table);
    if (relation == null || !relation.canHaveTriggers()) {
      throw Raise.error("42809", "\"" + table + "\" is not a table or view");
    }
    return relation;
  }

  private static List<String> elements(String array) throws SQLException {
    List<String> elements = new ArrayList<>();
    if (array != null) {
      try (ResultSet element = ELEMENTS.with(array).executeQuery()) {
        while (element.next()) {
          elements.add(element.getString(1));
        }
      }
    }
    return elements;
  }

  private static String declare(Relation relation, String queue, List<String> given)
      throws SQLException, Refusal {
    String function = "logutriga";
    List<String> arguments = new ArrayList<>();
    arguments.add(queue);
    for (String argument : given) {
      if (argument == null) {
        throw TriggerError.BAD_OPTION.refusal();
      }
      if (argument.startsWith(FORMAT)) {
        function = function(argument.substring(FORMAT.length()));
      } else {
        arguments.add(argument);
      }
    }
    Options options = OptionParser.parse(arguments.toArray(new String[0]), false);
    if (options.skip() && !relation.isView()) {
      throw TriggerError.SKIP_IN_AFTER.refusal();
    }
    StringBuilder done = new StringBuilder();
    List<String> names = new ArrayList<>();
    for (Declaration declaration : declarations(relation)) {
      boolean isTruncate = declaration == Declaration.TRUNCATE;
      String call = "pgq." + function + "(" + list(isTruncate ? bare(options) : arguments) + ")";
      String name = declaration.triggerName(queue);
      names.add(name);
      declare(relation, declaration, name, call, done);
    }
    removeOthers(relation, queue, names, done);
    return done.toString();
  }

  private static String function(String format) throws Refusal {
    return switch (format) {
      case "url" -> "logutriga";
      case "sql" -> "sqltriga";
      case "json" -> "jsontriga";
      default -> throw TriggerError.BAD_OPTION.refusal();
    };
  }

  private static List<Declaration> declarations(Relation relation) {
    List<Declaration> declarations = new ArrayList<>();
    if (relation.isCapturedByStatement()) {
      declarations.add(Declaration.INSERT);
      declarations.add(Declaration.UPDATE);
      declarations.add(Declaration.DELETE);
    } else {
      declarations.add(relation.isView() ? Declaration.VIEW : Declaration.ROW);
    }
    if (relation.canBeTruncated()) {
      declarations.add(Declaration.TRUNCATE);
    }
    return declarations;
  }

  /** The arguments that make sense for TRUNCATE. */
  private static List<String> bare(Options options) {
    List<String> arguments = new ArrayList<>();
    arguments.add(options.queue());
    if (options.deny()) {
      arguments.add("deny");
    }
    return arguments;
  }

  private static String list(List<String> arguments) {
    StringBuilder list = new StringBuilder();
    for (String argument : arguments) {
      list.append(list.length() == 0 ? "" : ", ").append(Quote.literal(argument));
    }
    return list.toString();
  }

  private static void declare(
      Relation relation, Declaration declaration, String name, String call, StringBuilder done)
      throws SQLException {
    boolean isThere = isThere(relation, name);
    if (isThere && isSame(relation, declaration, name, call)) {
      line(done, "kept ", name, ": " + declaration.text());
      return;
    }
    if (isThere) {
      drop(relation, name);
    }
    Backend.update(
        "create trigger "
            + Quote.identifier(name)
            + " "
            + declaration.event()
            + " on "
            + relation.sql()
            + " "
            + declaration.sql()
            + call);
    line(done, isThere ? "replaced " : "created ", name, ": " + declaration.text());
  }

  private static void removeOthers(
      Relation relation, String queue, List<String> names, StringBuilder done) throws SQLException {
    for (Declaration declaration : Declaration.values()) {
      String name = declaration.triggerName(queue);
      if (!names.contains(name) && isThere(relation, name)) {
        drop(relation, name);
        line(done, "removed ", name, "");
      }
    }
  }

  private static boolean isThere(Relation relation, String name) throws SQLException {
    return Backend.firstString(TRIGGER.with(relation.oid(), name)) != null;
  }

  /** PostgreSQL prints a trigger's arguments as {@link Quote#literal} does. */
  private static boolean isSame(
      Relation relation, Declaration declaration, String name, String call) throws SQLException {
    PreparedStatement query = TRIGGER.with(relation.oid(), name);
    try (ResultSet row = query.executeQuery()) {
      return row.next()
          && row.getInt(2) == declaration.type()
          && row.getString(1).endsWith(call.substring("pgq.".length()));
    }
  }

  private static void drop(Relation relation, String name) throws SQLException {
    Backend.update("drop trigger " + Quote.identifier(name) + " on " + relation.sql());
  }

  private static void line(StringBuilder done, String verb, String name, String rest) {
    done.append(done.length() == 0 ? "" : "\n").append(verb).append(name).append(rest);
  }
}
