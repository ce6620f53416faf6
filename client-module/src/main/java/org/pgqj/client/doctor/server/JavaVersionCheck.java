package org.pgqj.client.doctor.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.pgqj.client.doctor.Check;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;
import org.pgqj.client.doctor.machine.JavaHome;

/**
 * The version of the Java that backends load, by the file that lies beside it. PL/Java confines
 * code on Java 17 without a flag, on 18 to 23 with one, and from 24 on not at all.
 */
final class JavaVersionCheck implements Check {

  private static final int OLDEST = 17;
  private static final int FLAG_NEEDED = 18;
  private static final int NO_POLICY = 24;
  private static final String FLAG = "-Djava.security.manager=allow";

  private static final String RELEASE = "select pg_read_file(?, 0, 10000, true)";

  @Override
  public String name() {
    return "server.java-version";
  }

  @Override
  public Diagnosis examine(Patient patient) throws SQLException {
    String libjvm = patient.session().setting(LibjvmCheck.SETTING);
    String file = libjvm == null ? null : JavaHome.releaseFileOf(libjvm);
    if (file == null) {
      return Diagnosis.notChecked(LibjvmCheck.SETTING + " names no file of a usual Java");
    }
    Optional<String> version = JavaHome.versionIn(read(patient, file));
    return version.isEmpty()
        ? Diagnosis.notChecked(file + " tells no version")
        : judge(patient, version.get());
  }

  /** By our own eyes on the server's machine, through the server elsewhere. */
  private static String read(Patient patient, String file) throws SQLException {
    Path here = Path.of(file);
    if (patient.isLocal() && Files.isReadable(here)) {
      try {
        return Files.readString(here);
      } catch (IOException e) {
        return "";
      }
    }
    String text = patient.session().text(RELEASE, file);
    return text == null ? "" : text;
  }

  private static Diagnosis judge(Patient patient, String version) throws SQLException {
    int feature = JavaHome.feature(version);
    VmOptions options = VmOptions.of(patient);
    if (feature < OLDEST) {
      return Diagnosis.problem("Java " + version + " is too old: 17 is needed", null);
    }
    if (feature >= NO_POLICY) {
      return Diagnosis.warning(
          "Java " + version + " does not confine code in the server: use 17 to 23", null);
    }
    if (feature >= FLAG_NEEDED && !options.has(FLAG)) {
      return Diagnosis.problem(
          "Java " + version + " needs " + FLAG + " in " + VmOptions.SETTING,
          options.plus(FLAG).cure(patient));
    }
    return Diagnosis.ok("Java " + version);
  }
}
