package org.pgqj.conformance.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes stories about capture triggers out of chance: a table with triggers, whose rows change.
 * Transactions are READ COMMITTED: above it, PgQ/J leaves numbers of events out.
 */
final class TriggerTeller {

  private static final int STEPS = 40;

  private static final List<String> FUNCTIONS = List.of("logutriga", "sqltriga", "jsontriga");

  private static final List<Actor> WRITERS =
      List.of(Actor.WRITER, Actor.WRITER, Actor.SECOND_WRITER, Actor.ADMIN, Actor.OWNER);

  private static final List<String> SETTINGS =
      List.of(
          "timezone = 'Europe/Tallinn'",
          "timezone = 'UTC'",
          "timezone = '<+03:30>-3:30'",
          "intervalstyle = 'iso_8601'",
          "intervalstyle = 'sql_standard'",
          "bytea_output = 'escape'",
          "bytea_output = 'hex'",
          "extra_float_digits = 0",
          "extra_float_digits = -5",
          "extra_float_digits = 3",
          "search_path = ''",
          "search_path = parity, story");

  private static final List<String> DATE_STYLES =
      List.of("German", "SQL, DMY", "Postgres, MDY", "ISO, YMD");

  private final Draw draw;
  private final StoryTable table;
  private final TableMoves moves;
  private final Set<String> oddities = new TreeSet<>();
  private final List<Step> steps = new ArrayList<>();
  private int triggers;

  private TriggerTeller(Draw draw) {
    this.draw = draw;
    this.table = StoryTable.draw(draw);
    this.moves = new TableMoves(draw, table);
  }

  /** The story of a seed, always the same. */
  static Story tell(long seed) {
    TriggerTeller teller = new TriggerTeller(new Draw(seed));
    teller.begin();
    while (teller.steps.size() < STEPS) {
      teller.turn();
    }
    teller.end();
    return new Story(seed, List.copyOf(teller.steps));
  }

  private void begin() {
    say(Actor.OWNER, "select pgq.create_queue('q')");
    say(Actor.OWNER, table.create());
    if (table.hasIncluded()) {
      oddities.add("included columns");
    }
    say(Actor.OWNER, "grant all on %s to public".formatted(table.sql()));
    for (int i = draw.below(10) < 6 ? 1 : 3; i > 0; i--) {
      createTrigger();
    }
  }

  private void end() {
    show();
  }

  private void say(Actor actor, String sql) {
    steps.add(new Step(actor, sql));
  }

  private void show() {
    say(Actor.OWNER, "select x::text as row from %s as x order by 1".formatted(table.sql()));
  }

  private void turn() {
    int which = draw.below(100);
    if (which < 12) {
      transaction(draw.of(WRITERS));
    } else if (which < 18) {
      redefine();
    } else if (which < 23) {
      say(draw.of(WRITERS), "set " + draw.of(SETTINGS));
    } else if (which < 25) {
      say(Actor.OWNER, "set session_replication_role = " + draw.of("local", "replica", "origin"));
    } else if (which < 27) {
      say(Actor.OWNER, queueChange());
    } else if (which < 30) {
      show();
    } else {
      change(draw.chance(5) ? Actor.NOBODY : draw.of(WRITERS));
    }
  }

  /** In one step, so that nobody ever waits for it, whatever is left out of the story. */
  private void transaction(Actor actor) {
    List<String> statements = new ArrayList<>();
    statements.add(StoryTeller.BEGIN);
    boolean isSaved = false;
    for (int i = 2 + draw.below(5); i > 0; i--) {
      int which = draw.below(100);
      if (which < 15 || (which < 40 && !isSaved)) {
        statements.add("savepoint s");
        isSaved = true;
      } else {
        statements.add(which < 40 ? "rollback to savepoint s" : moves.next());
      }
    }
    statements.add("select * from parity.published()");
    statements.add(draw.chance(70) ? StoryTeller.COMMIT : "rollback");
    say(actor, remark() + String.join("; ", statements));
    say(actor, "rollback");
  }

  /** A change of rows, and the events of its transaction. */
  private void change(Actor actor) {
    String change = moves.next() + "; select * from parity.published()";
    say(actor, remark() + (draw.chance(25) ? withDateStyle(change) : change));
  }

  /** The driver ends a session whose style of dates is not its own when a step has ended. */
  private String withDateStyle(String statements) {
    return "set local datestyle = '%s'; %s; set local datestyle = 'ISO, MDY'"
        .formatted(draw.of(DATE_STYLES), statements);
  }

  private String remark() {
    return oddities.isEmpty() ? "" : "/* " + String.join(", ", oddities) + " */ ";
  }

  private String queueChange() {
    return draw.of(
        "update pgq.queue set queue_disable_insert = not queue_disable_insert",
        "update pgq.queue set queue_per_tx_limit = 3",
        "update pgq.queue set queue_per_tx_limit = null",
        "select pgq.drop_queue('q')",
        "select pgq.create_queue('q')",
        "select pgq.create_queue('q')");
  }

  private void redefine() {
    int which = draw.below(100);
    if (which < 45) {
      say(Actor.OWNER, table.alter(draw));
    } else if (which < 50 && !table.key().isEmpty()) {
      say(Actor.OWNER, table.renameKey(draw));
      oddities.add("renamed key");
    } else if (which < 75) {
      int dropped = 1 + draw.below(triggers);
      say(Actor.OWNER, "drop trigger if exists x%d on %s".formatted(dropped, table.sql()));
    } else {
      createTrigger();
    }
  }

  private void createTrigger() {
    String function = draw.of(FUNCTIONS);
    TriggerOptions options = new TriggerOptions(draw, table, oddities);
    if (draw.chance(12)) {
      String when = draw.of("before", "after");
      String arguments = draw.chance(60) ? "('q')" : options.arguments(true);
      createTrigger(when + " truncate", "statement", function, arguments);
      return;
    }
    String when = draw.chance(75) ? "after" : "before";
    String events =
        draw.chance(75)
            ? "insert or update or delete"
            : draw.of("insert", "update", "delete", "insert or update", "insert or delete");
    String level = draw.chance(98) ? "row" : "statement";
    String condition = draw.chance(5) && level.equals("row") ? "row when (true)" : level;
    createTrigger(
        when + " " + events, condition, function, options.arguments(when.equals("before")));
  }

  private void createTrigger(String when, String level, String function, String arguments) {
    String name = "x" + ++triggers;
    say(
        Actor.OWNER,
        "create trigger %s %s on %s for each %s execute function pgq.%s%s"
            .formatted(name, when, table.sql(), level, function, arguments));
    if (level.equals("row") && draw.chance(10)) {
      say(
          Actor.OWNER,
          "alter table %s enable %s trigger %s"
              .formatted(table.sql(), draw.of("always", "replica"), name));
    }
  }
}
