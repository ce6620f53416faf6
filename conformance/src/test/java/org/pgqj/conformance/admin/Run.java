package org.pgqj.conformance.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pgqj.client.cli.Main;
import org.pgqj.fixtures.Psql;
import org.pgqj.fixtures.junit.TestDatabase;

/**
 * One run of a command, without a terminal.
 *
 * @param status exit status
 * @param output standard output
 * @param errors standard error
 */
record Run(int status, String output, String errors) {

  /** Runs it as the superuser. */
  static Run of(TestDatabase db, String... words) {
    return at(db.psql(), words);
  }

  /** Runs it where psql would go to. */
  static Run at(Psql psql, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--database=" + connection(psql));
    return run(all.toArray(String[]::new));
  }

  static Run run(String... words) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    PrintStream outBefore = System.out;
    PrintStream errBefore = System.err;
    System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    try {
      int status = Main.run(words);
      return new Run(
          status, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(outBefore);
      System.setErr(errBefore);
    }
  }

  static String connection(Psql psql) {
    Map<String, String> address = psql.address();
    return "host=%s port=%s user=%s dbname=%s"
        .formatted(
            address.get("PGHOST"),
            address.get("PGPORT"),
            address.get("PGUSER"),
            address.get("PGDATABASE"));
  }

  List<String> lines() {
    return output.lines().toList();
  }

  /** Fails unless it went well; returns its output. */
  String well() {
    assertThat(status).as("%s", this).isZero();
    assertThat(errors).isEmpty();
    return output.stripTrailing();
  }

  /** Fails unless it failed with status 1 and one line; returns that. */
  String refused() {
    assertThat(status).as("%s", this).isEqualTo(1);
    assertThat(errors.lines()).as("%s", this).hasSize(1);
    return errors.strip();
  }
}
