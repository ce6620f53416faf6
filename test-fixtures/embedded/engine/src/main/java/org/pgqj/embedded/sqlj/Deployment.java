package org.pgqj.embedded.sqlj;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.pgqj.embedded.rt.Caches;
import org.pgqj.embedded.rt.Natives;
import org.postgresql.pljava.Session;
import org.postgresql.pljava.SessionManager;

/**
 * Running the deployment descriptors of a jar, each command as the user who called.
 *
 * <p>The class path of the user's current schema has the jar in it while they run, at its front
 * unless it was in reach before, and is as before afterwards. If a command fails nothing is put
 * back: the error undoes all of it.
 */
final class Deployment {
  private static final String SCHEMA_GONE = "3F000";

  private final Connection connection;
  private final JarRepository repository;
  private final ClassPaths classPaths;
  private final OuterUser user;

  Deployment(
      Connection connection, JarRepository repository, ClassPaths classPaths, OuterUser user) {
    this.connection = connection;
    this.repository = repository;
    this.classPaths = classPaths;
    this.user = user;
  }

  /** Runs the INSTALL groups, in the order of the manifest. */
  void install(int jarId, String jarName) throws SQLException {
    List<Descriptor> descriptors = repository.descriptors(jarId);
    String schema = user.currentSchema();
    String before = reach(schema, jarName);
    for (Descriptor descriptor : descriptors) {
      run(descriptor.install());
    }
    putBack(schema, before);
  }

  /** Runs the REMOVE groups, in the opposite order. The current schema may vanish under them. */
  void remove(int jarId, String jarName) throws SQLException {
    List<Descriptor> descriptors = repository.descriptors(jarId);
    String schema = user.currentSchema();
    String before = reach(schema, jarName);
    for (int i = descriptors.size() - 1; i >= 0; i--) {
      run(descriptors.get(i).remove());
    }
    try {
      putBack(schema, before);
    } catch (SQLException e) {
      if (!SCHEMA_GONE.equals(e.getSQLState())) {
        throw e;
      }
    }
  }

  private void run(List<Descriptor.Command> commands) throws SQLException {
    Session session = SessionManager.current();
    for (Descriptor.Command command : commands) {
      if (command.implementor() == null
          || Implementors.include(Natives.setting("pljava.implementors"), command.implementor())) {
        session.executeAsOuterUser(connection, command.sql());
      }
    }
  }

  /**
   * Brings a jar in reach of the functions of a schema.
   *
   * @return the class path to put back, or null when it was left alone
   */
  private String reach(String schema, String jarName) throws SQLException {
    String path = classPaths.get(schema);
    String effective = path == null ? classPaths.get(SchemaName.PUBLIC) : path;
    if (contains(effective, jarName)) {
      return null;
    }
    classPaths.set(schema, path == null ? jarName : jarName + ":" + path);
    Caches.forgetJars();
    return path == null ? "" : path;
  }

  private void putBack(String schema, String path) throws SQLException {
    if (path != null) {
      classPaths.set(schema, path);
      Caches.forgetJars();
    }
  }

  private static boolean contains(String path, String jarName) {
    return path != null && (":" + path + ":").contains(":" + jarName + ":");
  }
}
