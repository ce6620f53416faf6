package org.pgqj.embedded.sqlj;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The statements on the tables that hold the jars. */
final class JarRepository {
  private static final String FIND =
      """
      SELECT jarid, jarowner
        FROM sqlj.jar_repository
       WHERE jarname OPERATOR(pg_catalog.=) ?
      """;
  private static final String INSERT =
      """
      INSERT INTO sqlj.jar_repository (jarname, jarorigin, jarowner) VALUES (?, ?, ?)
      """;
  private static final String SET_ORIGIN =
      """
      UPDATE sqlj.jar_repository
         SET jarorigin = ?, jarowner = ?, jarmanifest = NULL
       WHERE jarid OPERATOR(pg_catalog.=) ?
      """;
  private static final String SET_MANIFEST =
      """
      UPDATE sqlj.jar_repository SET jarmanifest = ? WHERE jarid OPERATOR(pg_catalog.=) ?
      """;
  private static final String DELETE =
      """
      DELETE FROM sqlj.jar_repository WHERE jarid OPERATOR(pg_catalog.=) ?
      """;
  private static final String DELETE_ENTRIES =
      """
      DELETE FROM sqlj.jar_entry WHERE jarid OPERATOR(pg_catalog.=) ?
      """;
  private static final String INSERT_ENTRY =
      """
      INSERT INTO sqlj.jar_entry (entryname, jarid, entryimage) VALUES (?, ?, ?)
      """;
  private static final String INSERT_DESCRIPTOR =
      """
      INSERT INTO sqlj.jar_descriptor (jarid, ordinal, entryid)
      SELECT jarid, ?, entryid
        FROM sqlj.jar_entry
       WHERE jarid OPERATOR(pg_catalog.=) ? AND entryname OPERATOR(pg_catalog.=) ?
      """;
  private static final String DESCRIPTORS =
      """
      SELECT e.entryimage
        FROM sqlj.jar_descriptor d
        JOIN sqlj.jar_entry e ON e.entryid OPERATOR(pg_catalog.=) d.entryid
       WHERE d.jarid OPERATOR(pg_catalog.=) ?
       ORDER BY d.ordinal
      """;

  private final Connection connection;

  JarRepository(Connection connection) {
    this.connection = connection;
  }

  /**
   * A jar's row.
   *
   * @param id its key
   * @param owner the role that installed it
   */
  record Jar(int id, String owner) {}

  /** The jar of that name, or null. */
  Jar find(String name) throws SQLException {
    try (PreparedStatement find = connection.prepareStatement(FIND)) {
      find.setString(1, name);
      try (ResultSet found = find.executeQuery()) {
        return found.next() ? new Jar(found.getInt(1), found.getString(2)) : null;
      }
    }
  }

  /** Adds a jar that has no entries yet, and returns its key. */
  int insert(String name, String origin, String owner) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, name);
      insert.setString(2, origin);
      insert.setString(3, owner);
      insert.executeUpdate();
    }
    return find(name).id();
  }

  /** Takes a jar's content out and notes where the next one comes from. */
  void empty(int jarId, String newOrigin, String newOwner) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(SET_ORIGIN)) {
      update.setString(1, newOrigin);
      update.setString(2, newOwner);
      update.setInt(3, jarId);
      update.executeUpdate();
    }
    executeFor(DELETE_ENTRIES, jarId);
  }

  /** Removes a jar, and with it its entries, descriptors and places on class paths. */
  void delete(int jarId) throws SQLException {
    executeFor(DELETE, jarId);
  }

  /** Stores what is in a jar. */
  void store(int jarId, JarImage image) throws SQLException {
    storeEntries(jarId, image.entries());
    if (image.manifest() != null) {
      try (PreparedStatement update = connection.prepareStatement(SET_MANIFEST)) {
        update.setString(1, image.manifest());
        update.setInt(2, jarId);
        update.executeUpdate();
      }
      storeDescriptors(jarId, ManifestText.descriptorNames(image.manifest()));
    }
  }

  /**
   * The jar's deployment descriptors, in the order of its manifest.
   *
   * @throws SQLException 42601 when one is malformed, 22021 when one is not UTF-8
   */
  List<Descriptor> descriptors(int jarId) throws SQLException {
    List<Descriptor> descriptors = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(DESCRIPTORS)) {
      query.setInt(1, jarId);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          descriptors.add(DescriptorParser.parse(decoded(rows.getBytes(1))));
        }
      }
    }
    return descriptors;
  }

  private void storeEntries(int jarId, Map<String, byte[]> entries) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT_ENTRY)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        insert.setString(1, entry.getKey());
        insert.setInt(2, jarId);
        insert.setBytes(3, entry.getValue());
        insert.executeUpdate();
      }
    }
  }

  private void storeDescriptors(int jarId, List<String> names) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT_DESCRIPTOR)) {
      short ordinal = 0;
      for (String name : names) {
        insert.setShort(1, ordinal++);
        insert.setInt(2, jarId);
        insert.setString(3, name);
        if (insert.executeUpdate() != 1) {
          throw new SQLException(
              "the manifest names the deployment descriptor '"
                  + name
                  + "', which is not in the jar");
        }
      }
    }
  }

  private void executeFor(String sql, int jarId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, jarId);
      statement.executeUpdate();
    }
  }

  private static String decoded(byte[] utf8) throws SQLException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new SQLDataException("deployment descriptor is not well-formed UTF-8", "22021", e);
    }
  }
}
