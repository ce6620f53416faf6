package org.pgqj.embedded.sqlj;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.util.ArrayList;
import java.util.List;

/** Class paths of schemas: jar names with colons between them. Schemas go by catalogue name. */
final class ClassPaths {
  private static final String GET =
      """
      SELECT r.jarname
        FROM sqlj.classpath_entry c
        JOIN sqlj.jar_repository r ON r.jarid OPERATOR(pg_catalog.=) c.jarid
       WHERE c.schemaname OPERATOR(pg_catalog.=) ?
       ORDER BY c.ordinal
      """;
  private static final String CLEAR =
      """
      DELETE FROM sqlj.classpath_entry WHERE schemaname OPERATOR(pg_catalog.=) ?
      """;
  private static final String APPEND =
      """
      INSERT INTO sqlj.classpath_entry (schemaname, ordinal, jarid) VALUES (?, ?, ?)
      """;

  private final Connection connection;
  private final JarRepository repository;
  private final OuterUser user;

  ClassPaths(Connection connection, JarRepository repository, OuterUser user) {
    this.connection = connection;
    this.repository = repository;
    this.user = user;
  }

  /** The class path of a schema, or null when it has none. */
  String get(String schema) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(GET)) {
      query.setString(1, schema);
      try (ResultSet jars = query.executeQuery()) {
        if (!jars.next()) {
          return null;
        }
        StringBuilder path = new StringBuilder(jars.getString(1));
        while (jars.next()) {
          path.append(':').append(jars.getString(1));
        }
        return path.toString();
      }
    }
  }

  /**
   * Sets the class path of a schema.
   *
   * @param path null or empty for none
   * @throws SQLException 42501 without the right to, 3F000 without such a schema, 46102 for a jar
   *     that isn't there
   */
  void set(String schema, String path) throws SQLException {
    requireRight(schema);
    List<Integer> jars = jarsOf(path);
    try (PreparedStatement clear = connection.prepareStatement(CLEAR)) {
      clear.setString(1, schema);
      clear.executeUpdate();
    }
    try (PreparedStatement append = connection.prepareStatement(APPEND)) {
      short ordinal = 0;
      for (Integer jar : jars) {
        append.setString(1, schema);
        append.setShort(2, ++ordinal);
        append.setInt(3, jar);
        append.executeUpdate();
      }
    }
  }

  private void requireRight(String schema) throws SQLException {
    if (SchemaName.PUBLIC.equals(schema)) {
      if (!user.isSuperuser()) {
        throw new SQLSyntaxErrorException(
            "Permission denied. Only a super user can set the classpath of the public schema",
            "42501");
      }
      return;
    }
    Boolean allowed = user.mayCreateIn(schema);
    if (allowed == null) {
      throw new SQLNonTransientException("No such schema: " + schema, "3F000");
    }
    if (!allowed) {
      throw new SQLSyntaxErrorException(
          "Permission denied. User must have create permission on the target schema in order to"
              + " set the classpath",
          "42501");
    }
  }

  private List<Integer> jarsOf(String path) throws SQLException {
    List<Integer> jars = new ArrayList<>();
    if (path == null || path.isEmpty()) {
      return jars;
    }
    for (String name : path.split(":", -1)) {
      JarRepository.Jar jar = repository.find(name);
      if (jar == null) {
        throw new SQLNonTransientException("No such jar: " + name, "46102");
      }
      jars.add(jar.id());
    }
    return jars;
  }
}
