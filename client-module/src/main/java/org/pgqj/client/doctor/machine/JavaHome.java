package org.pgqj.client.doctor.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An installed Java.
 *
 * @param libjvm its VM library
 * @param version such as {@code 17.0.15}
 */
public record JavaHome(Path libjvm, String version) {

  private static final int OLDEST = 17;
  private static final int NEWEST = 23;
  private static final String LIBRARY = "lib/server/libjvm.so";
  private static final String VERSION = "JAVA_VERSION=\"";

  static Optional<JavaHome> at(Path home) {
    Path libjvm = home.resolve(LIBRARY);
    Path release = home.resolve("release");
    if (!Files.exists(libjvm) || !Files.isReadable(release)) {
      return Optional.empty();
    }
    try {
      return versionIn(Files.readString(release)).map(v -> new JavaHome(libjvm, v));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The version that a Java's file {@code release} tells. */
  public static Optional<String> versionIn(String release) {
    int start = release.indexOf(VERSION);
    if (start < 0) {
      return Optional.empty();
    }
    start += VERSION.length();
    int end = release.indexOf('"', start);
    return end < 0 ? Optional.empty() : Optional.of(release.substring(start, end));
  }

  /** The file {@code release} that belongs to a VM library, or null if it is in no usual place. */
  public static String releaseFileOf(String libjvm) {
    return libjvm.endsWith("/" + LIBRARY)
        ? libjvm.substring(0, libjvm.length() - LIBRARY.length()) + "release"
        : null;
  }

  public int feature() {
    return feature(version);
  }

  /** Such as 17 for {@code 17.0.15}; 8 for {@code 1.8.0_402}. */
  public static int feature(String version) {
    String digits = version.startsWith("1.") ? version.substring(2) : version;
    return Integer.parseInt(digits.split("[^0-9]", 2)[0]);
  }

  /** Whether PL/Java runs on it with its policy enforced. */
  boolean isSuitable() {
    return feature() >= OLDEST && feature() <= NEWEST;
  }
}
