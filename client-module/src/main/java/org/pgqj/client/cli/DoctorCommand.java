package org.pgqj.client.cli;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.pgqj.client.connect.ConnectionSettings;
import org.pgqj.client.doctor.Doctor;
import org.pgqj.client.doctor.JsonReport;
import org.pgqj.client.doctor.Options;
import org.pgqj.client.doctor.Report;
import org.pgqj.client.doctor.State;
import org.pgqj.client.doctor.TextReport;
import org.pgqj.client.doctor.machine.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what works and what is missing, with what mends it. */
@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {

  /** Set by the script to where the server jar is. */
  private static final String SERVER_JAR = "pgqj.server.jar";

  @Parameters(arity = "0..1", paramLabel = "CONNECTION", defaultValue = "")
  private String connection;

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--long-transaction", paramLabel = "SECONDS", defaultValue = "900")
  private int longTransaction;

  @Override
  public Integer call() throws SQLException {
    ConnectionSettings settings = ConnectionSettings.of(connection).withDefaultTimeout();
    String jar = System.getProperty(SERVER_JAR);
    Options options =
        new Options(
            connection,
            settings,
            Duration.ofSeconds(longTransaction),
            jar == null ? null : Path.of(jar));
    Report report = Doctor.examine(options, Machine.thisOne());
    System.out.println(json ? JsonReport.of(report) : TextReport.of(report).stripTrailing());
    if (!report.reached()) {
      return ExitStatus.MISSING;
    }
    return report.worst() == State.PROBLEM ? ExitStatus.FAILED : ExitStatus.OK;
  }
}
