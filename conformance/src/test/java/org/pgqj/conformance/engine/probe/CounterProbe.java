package org.pgqj.conformance.engine.probe;

/** A static that shows how far a class is shared. */
public final class CounterProbe {

  private static int calls;

  private CounterProbe() {}

  public static int next() {
    return ++calls;
  }
}
