package org.pgqj.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pgqj.bench.CapturedTable.Level;

/**
 * What a producer's changes cost with a trigger that publishes them, the change itself included.
 * The cases of one trigger on one table share a session for each subject.
 */
final class TriggerCases {

  private static final int ROWS = 20_000;
  private static final int FEW_ROWS = 4_000;
  private static final int TRANSACTIONS = 10_000;

  /** Until the JVM has compiled what runs for every row. */
  private static final int WARM_UPS = 3;

  private static final int FEW_COLUMNS = 4;
  private static final int MANY_COLUMNS = 39;

  private final List<ApiSubject> subjects;
  private final List<Case> cases = new ArrayList<>();

  private TriggerCases(List<ApiSubject> subjects) {
    this.subjects = subjects;
  }

  /** The tables are made when a case needs them. */
  static List<Case> of(List<ApiSubject> subjects) throws Exception {
    subjects.get(0).cluster().createMember(CapturedTable.WRITER, "pgq_writer");
    TriggerCases all = new TriggerCases(subjects);
    for (Level level : Level.values()) {
      for (String function : List.of("logutriga", "sqltriga", "jsontriga")) {
        Trigger trigger = all.new Trigger(function, level, FEW_COLUMNS);
        all.operations(trigger, ROWS);
        if (function.equals("logutriga")) {
          all.transactions(trigger);
        }
      }
      all.operations(all.new Trigger("logutriga", level, MANY_COLUMNS), FEW_ROWS);
    }
    return all.cases;
  }

  /** How a subject does a case with its table. */
  private interface TableWork {
    Sample run(CapturedTable table) throws Exception;
  }

  /** One trigger, and its table in each subject's database. */
  private final class Trigger {

    private final String function;
    private final Level level;
    private final int columns;
    private final Map<ApiSubject, CapturedTable> tables = new LinkedHashMap<>();

    Trigger(String function, Level level, int columns) {
      this.function = function;
      this.level = level;
      this.columns = columns;
    }

    void add(String name, TableWork work) {
      String when = level.name().toLowerCase(Locale.ROOT);
      Case added = new Case(function + ", " + when + ", " + name, Unit.MICROSECONDS);
      for (ApiSubject subject : subjects) {
        added.with(subject.name(), () -> work.run(table(subject)));
      }
      cases.add(added);
    }

    private CapturedTable table(ApiSubject subject) throws Exception {
      CapturedTable table = tables.get(subject);
      if (table == null) {
        table = CapturedTable.create(subject, function, level, columns);
        tables.put(subject, table);
        for (int i = 0; i < WARM_UPS; i++) {
          table.writer().run(table.insert(ROWS));
          table.writer().run(table.update());
          table.writer().run(table.delete());
        }
      }
      return table;
    }
  }

  private void operations(Trigger trigger, int rows) {
    String what = (trigger.columns == FEW_COLUMNS ? "" : trigger.columns + 1 + " columns, ");
    trigger.add(
        what + "INSERT",
        table -> {
          table.clear();
          return table.writer().time(Unit.MICROSECONDS, rows, table.insert(rows));
        });
    trigger.add(
        what + "UPDATE",
        table -> {
          table.fill(rows);
          return table.writer().time(Unit.MICROSECONDS, rows, table.update());
        });
    trigger.add(
        what + "DELETE",
        table -> {
          table.fill(rows);
          return table.writer().time(Unit.MICROSECONDS, rows, table.delete());
        });
  }

  private void transactions(Trigger trigger) {
    trigger.add(
        "1 row each COMMIT",
        table -> {
          table.clear();
          return table
              .writer()
              .time(Unit.MICROSECONDS, TRANSACTIONS, table.insertEachCommitted(TRANSACTIONS));
        });
    trigger.add(
        "1 row each, client",
        table -> {
          table.clear();
          return table
              .writer()
              .time(Unit.MICROSECONDS, TRANSACTIONS, () -> table.insertEach(TRANSACTIONS));
        });
  }
}
