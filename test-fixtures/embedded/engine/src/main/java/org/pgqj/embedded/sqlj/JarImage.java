package org.pgqj.embedded.sqlj;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.AccessController;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A jar, read.
 *
 * @param manifest text of the manifest, or null when there is none
 * @param entries content by name, in the order of the jar; without directories, and without a
 *     manifest that leads the jar
 */
@SuppressWarnings("removal")
record JarImage(String manifest, Map<String, byte[]> entries) {
  private static final String MANIFEST_NAME = "META-INF/MANIFEST.MF";

  /**
   * Reads the jar that a URL names.
   *
   * @throws SQLException 58030 when it can't be fetched or read
   */
  static JarImage fetch(String url) throws SQLException {
    try {
      return read(AccessController.doPrivileged(new Fetching(url)));
    } catch (PrivilegedActionException e) {
      throw unreadable(e.getException());
    }
  }

  /** Who may call the sqlj functions may make the server fetch; the sandbox is about other code. */
  private record Fetching(String url) implements PrivilegedExceptionAction<byte[]> {
    @Override
    public byte[] run() throws IOException {
      try (InputStream in = new URL(url).openStream()) {
        return in.readAllBytes();
      }
    }
  }

  /**
   * Reads a jar from its bytes.
   *
   * @throws SQLException 58030 when they can't be read as a jar
   */
  static JarImage read(byte[] bytes) throws SQLException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      String manifest = null;
      Map<String, byte[]> entries = new LinkedHashMap<>();
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.isDirectory()) {
          continue;
        }
        byte[] content = zip.readAllBytes();
        boolean isManifest = entry.getName().equals(MANIFEST_NAME);
        if (isManifest) {
          manifest = new String(content, StandardCharsets.UTF_8);
        }
        if (!isManifest || !entries.isEmpty()) {
          entries.put(entry.getName(), content);
        }
      }
      return new JarImage(manifest, entries);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static SQLException unreadable(Exception e) {
    return new SQLException("reading jar file: " + e, "58030", e);
  }
}
