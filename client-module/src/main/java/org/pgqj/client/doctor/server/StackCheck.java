package org.pgqj.client.doctor.server;

import java.sql.SQLException;
import java.util.OptionalLong;
import org.pgqj.client.doctor.Check;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;

/**
 * The Java stack must be larger than PostgreSQL's own limit: the VM makes what is beyond {@code
 * -Xss} unusable, so a deep recursion in PL/pgSQL runs into it before max_stack_depth stops it, and
 * takes the cluster down.
 */
final class StackCheck implements Check {

  private static final long MEGABYTE = 1 << 20;

  /** What the VM keeps at the end of the stack, and what a frame may need. */
  private static final long MARGIN = MEGABYTE;

  private static final long USUAL_MEGABYTES = 8;

  private static final String MAX_STACK_DEPTH =
      "select pg_size_bytes(current_setting('max_stack_depth'))";

  @Override
  public String name() {
    return "server.stack";
  }

  /** Which engine it is, and so what its defaults are, shows when it is created. */
  @Override
  public boolean applies(Patient patient) {
    return patient.facts().hasJava();
  }

  @Override
  public Diagnosis examine(Patient patient) throws SQLException {
    VmOptions options = VmOptions.of(patient);
    OptionalLong stack = options.bytes("-Xss");
    long needed = depth(patient) + MARGIN;
    if (options.isEmpty() && patient.facts().embedded()) {
      return Diagnosis.ok("the embedded engine takes the server's stack limit");
    }
    if (stack.orElse(0) >= needed) {
      return Diagnosis.ok("-Xss in pljava.vmoptions is larger than max_stack_depth");
    }
    return Diagnosis.problem(
        (stack.isEmpty() ? "no -Xss in pljava.vmoptions" : "-Xss in pljava.vmoptions is too small")
            + ": a runaway recursion in PL/pgSQL can bring down the cluster",
        options.with("-Xss", recommended(patient)).cure(patient));
  }

  /** The size to recommend for this server. */
  static String recommended(Patient patient) throws SQLException {
    long megabytes = (depth(patient) + MARGIN + MEGABYTE - 1) / MEGABYTE;
    return Math.max(USUAL_MEGABYTES, megabytes) + "m";
  }

  private static long depth(Patient patient) throws SQLException {
    return Long.parseLong(patient.session().text(MAX_STACK_DEPTH));
  }
}
