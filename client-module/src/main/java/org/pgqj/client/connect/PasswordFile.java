package org.pgqj.client.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passwords by {@code host:port:database:user:password}, a line each. A field is {@code *} or must
 * be equal; {@code \:} and {@code \\} stand for the bare character. As in libpq, a file that others
 * may read is left unread with a warning.
 */
final class PasswordFile {

  private static final Logger LOG = LoggerFactory.getLogger(PasswordFile.class);

  private static final Set<PosixFilePermission> ONLY_MINE =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private static final int KEYS = 4;

  private final Path file;

  PasswordFile(Path file) {
    this.file = file;
  }

  /**
   * The first matching line's password, or null.
   *
   * @param host as the user wrote it; {@code localhost} for the default socket directory
   */
  String password(String host, String port, String database, String user) {
    List<String> wanted = List.of(host, port, database, user);
    for (String line : lines()) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      List<String> fields = fields(line);
      if (fields.size() > KEYS && matches(fields, wanted)) {
        return fields.get(KEYS);
      }
    }
    return null;
  }

  private static boolean matches(List<String> fields, List<String> wanted) {
    for (int i = 0; i < KEYS; i++) {
      // An escaped star is a star's name, which nobody has; libpq takes it for the wildcard, too.
      if (!fields.get(i).equals("*") && !fields.get(i).equals(wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The fields without their escapes; a colon in the last one, the password, needs none. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == ':' && fields.size() < KEYS) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        if (c == '\\' && i + 1 < line.length()) {
          c = line.charAt(++i);
        }
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }

  private List<String> lines() {
    try {
      if (!Files.exists(file)) {
        return List.of();
      }
      if (!Files.isRegularFile(file)) {
        LOG.warn("password file \"{}\" is not a plain file", file);
        return List.of();
      }
      if (!ONLY_MINE.containsAll(Files.getPosixFilePermissions(file))) {
        LOG.warn(
            "password file \"{}\" has group or world access; permissions should be u=rw (0600) or"
                + " less",
            file);
        return List.of();
      }
      return Files.readAllLines(file);
    } catch (UnsupportedOperationException e) {
      LOG.warn("password file \"{}\" is not read: its permissions cannot be checked here", file);
      return List.of();
    } catch (IOException e) {
      LOG.warn("password file \"{}\" cannot be read", file);
      return List.of();
    }
  }
}
