package org.pgqj.embedded.rt;

/** What the engine remembers of stored jars and resolved functions. */
public final class Caches {
  private Caches() {}

  /**
   * Drops every class loader, with the statics of its classes, and every resolved function. To be
   * called by each sqlj function that changes jars or class paths, after its last change.
   */
  public static void forgetJars() {
    SchemaLoaders.forgetAll();
    Natives.forgetFunctions();
  }
}
