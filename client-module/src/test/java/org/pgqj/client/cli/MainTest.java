package org.pgqj.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  private static int status;

  private static String errors(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      status = Main.run(arguments);
    } finally {
      System.setErr(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "doctor --nonsense",
        "doctor a b",
        "doctor hots=x",
        "create",
        "seek q c",
        "dead-letter",
        "status --max-lag x",
        "tail q --format xml",
        "completion fish",
        "create q --set x"
      })
  void wrongUsageIsOneLineAndStatusTwo(String words) {
    assertThat(errors(words.split(" ")).lines())
        .hasSize(1)
        .allMatch(line -> line.startsWith("pgqj: "));
    assertThat(status).isEqualTo(2);
  }

  @Test
  void aFaultyConnectionStringIsNamed() {
    assertThat(errors("doctor", "port=x"))
        .contains("invalid integer value \"x\" for connection option \"port\"");
  }
}
