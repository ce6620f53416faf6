package org.pgqj.client.doctor.machine;

import java.util.List;
import org.pgqj.client.doctor.Check;

/** The machine's checks, in their order. */
public final class MachineChecks {

  private MachineChecks() {}

  public static List<Check> all() {
    return List.of(
        new PostgresProgramsCheck(), new PsqlCheck(), new JavaCheck(), new EngineFilesCheck());
  }
}
