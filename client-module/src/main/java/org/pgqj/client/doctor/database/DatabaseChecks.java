package org.pgqj.client.doctor.database;

import java.util.List;
import org.pgqj.client.doctor.Check;

/** The database's checks, in their order. */
public final class DatabaseChecks {

  private DatabaseChecks() {}

  public static List<Check> all() {
    return List.of(
        new InstalledCheck(),
        new JarCheck(),
        new ClassPathCheck(),
        new EngineUsageCheck(),
        new EngineFunctionsCheck(),
        new VersionsCheck(),
        new FunctionsCheck(),
        new JavaFunctionsCheck(),
        new RolesCheck(),
        new SchemaUsageCheck(),
        new EventTablesCheck(),
        new OriginCheck(),
        new TickerCheck(),
        new RotationCheck(),
        new RetriesCheck());
  }
}
