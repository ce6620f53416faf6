package org.pgqj.embedded.sqlj;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import org.pgqj.embedded.rt.Caches;

/**
 * The functions of schema {@code sqlj}. They are SECURITY DEFINER functions of the extension's
 * owner; what is said here of the user means the one who called.
 *
 * <p>Each change takes effect in this backend at once: class loaders and resolved functions are
 * dropped.
 */
public final class Commands {
  private static final String BYTES_ORIGIN = "streamed byte image";

  private final JarRepository repository;
  private final ClassPaths classPaths;
  private final OuterUser user;
  private final Deployment deployment;

  private Commands() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:default:connection");
    repository = new JarRepository(connection);
    user = new OuterUser(connection);
    classPaths = new ClassPaths(connection, repository, user);
    deployment = new Deployment(connection, repository, classPaths, user);
  }

  /**
   * {@code sqlj.install_jar(url, name, deploy)}: stores the jar that a URL names.
   *
   * @param url where it is, kept as its origin
   * @param name how it is to be called here: a Java identifier
   * @param deploy whether to run the INSTALL groups of its deployment descriptors
   * @throws SQLException 46002 for a bad name or one that is taken, 58030 for a jar that can't be
   *     read, 42601 for a malformed descriptor, and whatever its commands raise
   */
  public static void installJar(String url, String name, boolean deploy) throws SQLException {
    new Commands().install(url, name, deploy, null);
  }

  /** {@code sqlj.install_jar(image, name, deploy)}: the same with the bytes of the jar. */
  public static void installJar(byte[] image, String name, boolean deploy) throws SQLException {
    new Commands().install(BYTES_ORIGIN, name, deploy, image);
  }

  /**
   * {@code sqlj.replace_jar(url, name, redeploy)}: puts another jar in the place of one that is
   * there; the user becomes its owner.
   *
   * @param redeploy whether to run the REMOVE groups of the old jar before, and the INSTALL groups
   *     of the new one after
   * @throws SQLException 4600A when there is no such jar, 42501 for others than superusers and its
   *     owner, and as {@link #installJar(String, String, boolean)}
   */
  public static void replaceJar(String url, String name, boolean redeploy) throws SQLException {
    new Commands().replace(url, name, redeploy, null);
  }

  /** {@code sqlj.replace_jar(image, name, redeploy)}: the same with the bytes of the jar. */
  public static void replaceJar(byte[] image, String name, boolean redeploy) throws SQLException {
    new Commands().replace(BYTES_ORIGIN, name, redeploy, image);
  }

  /**
   * {@code sqlj.remove_jar(name, undeploy)}: removes a jar and takes it off the class paths.
   *
   * @param undeploy whether to run the REMOVE groups of its deployment descriptors before
   * @throws SQLException 4600B when there is no such jar, 42501 for others than superusers and its
   *     owner
   */
  public static void removeJar(String name, boolean undeploy) throws SQLException {
    new Commands().remove(name, undeploy);
  }

  /**
   * {@code sqlj.set_classpath(schema, path)}: sets where the functions declared in a schema find
   * their classes.
   *
   * @param schema null or empty means {@code public}
   * @param path jar names with colons between them; null or empty for none
   * @throws SQLException 42501 without CREATE on the schema (on public: for others than
   *     superusers), 3F000 when there is no such schema, 46102 when there is no such jar
   */
  public static void setClasspath(String schema, String path) throws SQLException {
    String name = schema == null || schema.isEmpty() ? SchemaName.PUBLIC : schema;
    new Commands().classPaths.set(SchemaName.inCatalog(name), path);
    Caches.forgetJars();
  }

  /** {@code sqlj.get_classpath(schema)}: the path as set, or null. */
  public static String getClasspath(String schema) throws SQLException {
    return new Commands().classPaths.get(SchemaName.inCatalog(schema));
  }

  /** {@code sqlj.add_type_mapping}: not supported (0A000). */
  @SuppressWarnings("DoNotCallSuggester")
  public static void addTypeMapping(String sqlTypeName, String javaClassName) throws SQLException {
    throw noTypeMappings();
  }

  /** {@code sqlj.drop_type_mapping}: not supported (0A000). */
  @SuppressWarnings("DoNotCallSuggester")
  public static void dropTypeMapping(String sqlTypeName) throws SQLException {
    throw noTypeMappings();
  }

  private static SQLException noTypeMappings() {
    return new SQLFeatureNotSupportedException(
        "not supported by the embedded engine: user-defined types", "0A000");
  }

  private void install(String origin, String name, boolean deploy, byte[] image)
      throws SQLException {
    requireJarName(name);
    if (repository.find(name) != null) {
      throw new SQLNonTransientException("A jar named '" + name + "' already exists", "46002");
    }
    int jarId = repository.insert(name, origin, user.name());
    store(jarId, origin, image);
    if (deploy) {
      deployment.install(jarId, name);
    }
  }

  private void replace(String origin, String name, boolean redeploy, byte[] image)
      throws SQLException {
    requireJarName(name);
    JarRepository.Jar jar = repository.find(name);
    if (jar == null) {
      throw new SQLNonTransientException(
          "No Jar named '" + name + "' is known to the system", "4600A");
    }
    requireOwner(jar, "replace");
    if (redeploy) {
      deployment.remove(jar.id(), name);
    }
    repository.empty(jar.id(), origin, user.name());
    store(jar.id(), origin, image);
    if (redeploy) {
      deployment.install(jar.id(), name);
    }
  }

  private void remove(String name, boolean undeploy) throws SQLException {
    requireJarName(name);
    JarRepository.Jar jar = repository.find(name);
    if (jar == null) {
      throw new SQLException("No jar named '" + name + "' is known to the system", "4600B");
    }
    requireOwner(jar, "remove");
    if (undeploy) {
      deployment.remove(jar.id(), name);
    }
    repository.delete(jar.id());
    Caches.forgetJars();
  }

  private void store(int jarId, String origin, byte[] image) throws SQLException {
    repository.store(jarId, image == null ? JarImage.fetch(origin) : JarImage.read(image));
    Caches.forgetJars();
  }

  private void requireOwner(JarRepository.Jar jar, String verb) throws SQLException {
    if (!user.isSuperuserOr(jar.owner())) {
      throw new SQLSyntaxErrorException("Only super user or owner can " + verb + " a jar", "42501");
    }
  }

  private static void requireJarName(String name) throws SQLException {
    if (!isJavaIdentifier(name)) {
      throw new SQLNonTransientException(
          "The jar name '" + name + "' is not a valid name", "46002");
    }
  }

  private static boolean isJavaIdentifier(String name) {
    if (name == null || name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0))) {
      return false;
    }
    for (int i = 1; i < name.length(); i++) {
      if (!Character.isJavaIdentifierPart(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
