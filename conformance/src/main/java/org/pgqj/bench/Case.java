package org.pgqj.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** A piece of work that several subjects can do, and how each does it. */
public final class Case {

  /** Does the work once, or many times over, and says what one time cost. */
  @FunctionalInterface
  public interface Work {
    Sample run() throws Exception;
  }

  private final String name;
  private final Unit unit;
  private final Map<String, Work> works = new LinkedHashMap<>();

  public Case(String name, Unit unit) {
    this.name = name;
    this.unit = unit;
  }

  /** Adds a subject's way; the order is that of the columns. */
  public Case with(String subject, Work work) {
    works.put(subject, work);
    return this;
  }

  public String name() {
    return name;
  }

  public Unit unit() {
    return unit;
  }

  Map<String, Work> works() {
    return works;
  }
}
