package org.pgqj.conformance.parity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.pgqj.conformance.parity.Touch.Kind;

/** A step in the making: what to do, who usually does it, and what it locks. */
final class Move {

  final String sql;
  final List<Actor> actors;
  private final List<Touch> touches = new ArrayList<>();
  private final List<Touch> keeps = new ArrayList<>();

  private Move(String sql, List<Actor> actors) {
    this.sql = sql;
    this.actors = actors;
  }

  /** Any SQL. */
  static Move sql(List<Actor> actors, String sql) {
    return new Move(sql, actors);
  }

  /** One call of a function of schema pgq. */
  static Move call(List<Actor> actors, String function, Object... arguments) {
    return sql(actors, "select pgq." + function + list(arguments));
  }

  /** The rows and columns of a function of schema pgq. */
  static Move rows(List<Actor> actors, String function, Object... arguments) {
    return sql(actors, "select * from pgq." + function + list(arguments));
  }

  private static String list(Object... arguments) {
    return Arrays.stream(arguments)
        .map(Object::toString)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  Move shares(Kind kind, String name) {
    touches.add(Touch.shared(kind, present(name)));
    return this;
  }

  Move owns(Kind kind, String name) {
    touches.add(Touch.exclusive(kind, present(name)));
    return this;
  }

  /** Takes no lock that it would wait for, but one that others wait for until the end. */
  Move leavesLocked(Kind kind, String name) {
    keeps.add(Touch.exclusive(kind, present(name)));
    return this;
  }

  private static String present(String name) {
    return name == null ? "" : name;
  }

  /** What it may wait for. */
  List<Touch> waitsFor(boolean inTransaction) {
    return inTransaction ? holds() : touches;
  }

  /** What its transaction holds afterwards. */
  List<Touch> holds() {
    List<Touch> all = new ArrayList<>(touches);
    all.addAll(keeps);
    return all;
  }
}
