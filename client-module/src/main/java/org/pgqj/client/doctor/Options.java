package org.pgqj.client.doctor;

import java.nio.file.Path;
import java.time.Duration;
import org.pgqj.client.connect.ConnectionSettings;

/**
 * What the doctor is told.
 *
 * @param connection as the user wrote it, or empty
 * @param settings where to look
 * @param longTransaction age from which a transaction is too old
 * @param serverJar this version's server jar, or null when it is not known
 */
public record Options(
    String connection, ConnectionSettings settings, Duration longTransaction, Path serverJar) {

  /** The front door's install command for the same database. */
  public Cure install() {
    return Cure.shell(connection.isEmpty() ? "pgqj install" : "pgqj install " + shown());
  }

  /** The connection as a word of a shell command, without a password. */
  private String shown() {
    String text = connection;
    if (text.contains("password") || text.matches("[a-z]+://[^/]*:[^/]*@.*")) {
      text =
          "host=%s port=%d dbname=%s user=%s"
              .formatted(
                  settings.hosts().get(0).host(),
                  settings.hosts().get(0).port(),
                  settings.database(),
                  settings.user());
    }
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
