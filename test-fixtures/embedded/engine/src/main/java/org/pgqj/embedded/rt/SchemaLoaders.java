package org.pgqj.embedded.rt;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The class loaders of the session, one per schema that has a class path. A schema without one is
 * served by schema {@code public}'s, and that one, if it has none, by the JDK's platform loader.
 */
final class SchemaLoaders {
  private static final String PUBLIC = "public";

  /** The platform loader stands for "no class path". */
  private static final Map<String, ClassLoader> LOADERS = new HashMap<>();

  private SchemaLoaders() {}

  /**
   * The loader for functions declared in a schema. Reads the sqlj tables as the current user at the
   * first call for each schema.
   */
  static ClassLoader of(String schema) throws SQLException {
    ClassLoader loader = LOADERS.get(schema);
    if (loader == null) {
      loader = make(schema);
      LOADERS.put(schema, loader);
    }
    return loader;
  }

  private static ClassLoader make(String schema) throws SQLException {
    ClassLoader loader = SchemaLoader.forSchema(schema);
    if (loader != null) {
      return loader;
    }
    return schema.equals(PUBLIC) ? Sandbox.JDK : of(PUBLIC);
  }

  static void forgetAll() {
    LOADERS.clear();
  }
}
