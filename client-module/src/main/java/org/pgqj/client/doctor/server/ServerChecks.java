package org.pgqj.client.doctor.server;

import java.util.List;
import org.pgqj.client.doctor.Check;

/** The server's checks, in their order. */
public final class ServerChecks {

  private ServerChecks() {}

  public static List<Check> all() {
    return List.of(
        new VersionCheck(),
        new RoleCheck(),
        new EngineCheck(),
        new JavaStartCheck(),
        new LibjvmCheck(),
        new JavaVersionCheck(),
        new StackCheck(),
        new HeapCheck(),
        new PolicyCheck(),
        new AutovacuumCheck(),
        new LongTransactionsCheck(),
        new PreparedTransactionsCheck());
  }
}
