package org.pgqj.embedded.sqlj;

import java.util.ArrayList;
import java.util.List;

/**
 * What a jar's manifest says about deployment descriptors.
 *
 * <p>{@link java.util.jar.Manifest} forgets the order of the sections, and the order is that in
 * which descriptors are installed.
 */
final class ManifestText {
  private static final String NAME = "Name: ";
  private static final String MARK = "SQLJDeploymentDescriptor: ";

  private ManifestText() {}

  /** Names of the entries marked {@code SQLJDeploymentDescriptor: TRUE}, in order. */
  static List<String> descriptorNames(String manifest) {
    List<String> names = new ArrayList<>();
    String name = null;
    for (String line : unfoldedLines(manifest)) {
      if (line.isEmpty()) {
        name = null;
      } else if (hasPrefix(line, NAME)) {
        name = line.substring(NAME.length());
      } else if (name != null
          && hasPrefix(line, MARK)
          && line.substring(MARK.length()).strip().equalsIgnoreCase("TRUE")) {
        names.add(name);
        name = null;
      }
    }
    return names;
  }

  private static boolean hasPrefix(String line, String prefix) {
    return line.regionMatches(true, 0, prefix, 0, prefix.length());
  }

  /** The lines, each joined with its continuations (lines that start with a blank). */
  private static List<String> unfoldedLines(String manifest) {
    List<String> lines = new ArrayList<>();
    for (String line : manifest.split("\r\n|\r|\n", -1)) {
      int last = lines.size() - 1;
      if (line.startsWith(" ") && last >= 0) {
        lines.set(last, lines.get(last) + line.substring(1));
      } else {
        lines.add(line);
      }
    }
    return lines;
  }
}
