package org.pgqj.client.doctor.machine;

import java.util.Optional;
import java.util.stream.Collectors;
import org.pgqj.client.doctor.Check;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;

/** A Java for PL/Java to load. */
final class JavaCheck implements Check {

  @Override
  public String name() {
    return "machine.java";
  }

  @Override
  public Diagnosis examine(Patient patient) {
    Machine machine = patient.machine();
    Optional<JavaHome> best = machine.bestJava();
    if (best.isPresent()) {
      return Diagnosis.ok("Java " + best.get().version() + ": " + best.get().libjvm());
    }
    String others =
        machine.javas().stream().map(JavaHome::version).collect(Collectors.joining(", "));
    return Diagnosis.warning(
        "no Java 17 to 23 found for PL/Java" + (others.isEmpty() ? "" : ", only " + others),
        machine.installPackage("openjdk-17-jre-headless", "java-17-openjdk-headless"));
  }
}
