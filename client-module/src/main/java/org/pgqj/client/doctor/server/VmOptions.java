package org.pgqj.client.doctor.server;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.pgqj.client.doctor.Cure;
import org.pgqj.client.doctor.Patient;
import org.pgqj.client.doctor.Quoted;

/** The setting pljava.vmoptions: the words of a Java command line. */
final class VmOptions {

  static final String SETTING = "pljava.vmoptions";
  static final String RECOMMENDED_HEAP = "-Xmx256m";

  /** What is recommended besides, see docs/engines.md. */
  private static final String RECOMMENDED =
      "-XX:+UseSerialGC -Xms16m " + RECOMMENDED_HEAP + " -XX:-UsePerfData";

  private final List<String> words;

  private VmOptions(List<String> words) {
    this.words = words;
  }

  static VmOptions of(Patient patient) throws SQLException {
    return parse(patient.session().setting(SETTING));
  }

  static VmOptions parse(String setting) {
    return new VmOptions(setting == null ? List.of() : List.of(setting.strip().split("\\s+")));
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  boolean has(String word) {
    return words.contains(word);
  }

  /** Bytes of the last option of a kind, such as {@code -Xss}; the last one counts. */
  OptionalLong bytes(String option) {
    OptionalLong found = OptionalLong.empty();
    for (String word : words) {
      if (word.matches(option + "[0-9]+[kKmMgG]?")) {
        found = OptionalLong.of(bytesOf(word.substring(option.length())));
      }
    }
    return found;
  }

  private static long bytesOf(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int shift = Math.max(0, " kmg".indexOf(lower.charAt(lower.length() - 1))) * 10;
    String digits = shift == 0 ? lower : lower.substring(0, lower.length() - 1);
    return Long.parseLong(digits) << shift;
  }

  /** These options with one of a kind replaced or added. */
  VmOptions with(String option, String value) {
    List<String> changed = new ArrayList<>(words);
    changed.removeIf(word -> word.matches(option + "[0-9]+[kKmMgG]?"));
    changed.add(option + value);
    return new VmOptions(changed);
  }

  VmOptions plus(String word) {
    List<String> changed = new ArrayList<>(words);
    changed.add(word);
    return new VmOptions(changed);
  }

  static VmOptions recommended(String stack) {
    return parse("-Xss" + stack + " " + RECOMMENDED);
  }

  /** Sets them for the database; new sessions take them. */
  Cure cure(Patient patient) {
    return setting(patient, SETTING, toString());
  }

  /** As the setting is written. */
  @Override
  public String toString() {
    return String.join(" ", words);
  }

  static Cure setting(Patient patient, String name, String value) {
    return Cure.sql(
        "ALTER DATABASE %s SET %s = %s"
            .formatted(Quoted.name(patient.facts().database()), name, Quoted.literal(value)));
  }
}
