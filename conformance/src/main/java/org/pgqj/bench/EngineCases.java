package org.pgqj.bench;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cases of the engine bench, each for every subject, with one session a subject. */
final class EngineCases implements AutoCloseable {

  private final Map<EngineSubject, Backend> backends = new LinkedHashMap<>();

  EngineCases(List<EngineSubject> subjects) throws SQLException {
    for (EngineSubject subject : subjects) {
      backends.put(subject, subject.connect());
    }
  }

  List<Case> all() {
    return List.of(
        first("first call", "select nop(1)"),
        first("first call, with an insert", "select put('a', 'b', 'c')"),
        loop("no call", 200_000, "select count(i) from generate_series(1, %d) i"),
        loop("nop(int)", 200_000, "select count(nop(i)) from generate_series(1, %d) i"),
        loop(
            "echo(text)", 100_000, "select count(echo('some text')) from generate_series(1, %d) i"),
        loop(
            "insert of 3 strings",
            20_000,
            "select count(put('type', 'some=data', 'extra')) from generate_series(1, %d) i"),
        loop(
            "select of 1 row",
            20_000,
            "select count(look(1 + i %% 1000)) from generate_series(1, %d) i"),
        loop("caught error", 5_000, "select count(survive(i)) from generate_series(1, %d) i"),
        loop("row of a set", 100_000, "select count(*) from up_to(%d)"),
        loop("row without trigger", 20_000, rowsInto("plain")),
        loop("row, empty trigger", 20_000, rowsInto("idle")),
        loop("row, trigger that logs", 10_000, rowsInto("logged")),
        memory("PSS of a backend, 10 backends", "Pss"),
        memory("RSS of a backend, 10 backends", "Rss"));
  }

  private static String rowsInto(String table) {
    return "insert into "
        + table
        + " select i, 'name ' || i, 'user' || i || '@example.com', i, 'a note'"
        + " from generate_series(1, %d) i";
  }

  private Case first(String name, String sql) {
    Case work = new Case(name, Unit.MILLISECONDS);
    backends.forEach((subject, backend) -> work.with(subject.name(), () -> subject.first(sql)));
    return work;
  }

  private Case loop(String name, int times, String sql) {
    Case work = new Case(name, Unit.MICROSECONDS);
    backends.forEach(
        (subject, backend) ->
            work.with(
                subject.name(),
                () -> {
                  backend.run("truncate public.log, public.plain, idle, logged");
                  return backend.time(Unit.MICROSECONDS, times, sql.formatted(times));
                }));
    return work;
  }

  private Case memory(String name, String line) {
    Case work = new Case(name, Unit.MEGABYTES);
    backends.forEach((subject, backend) -> work.with(subject.name(), () -> subject.memory(line)));
    return work;
  }

  @Override
  public void close() throws SQLException {
    for (Backend backend : backends.values()) {
      backend.close();
    }
  }
}
