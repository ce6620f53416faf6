package org.pgqj.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

  private static String output(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      status = Main.run(arguments);
    } finally {
      System.setOut(before);
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

  /** As bash does when somebody types these words and the tabulator. */
  private static List<String> completed(Path script, String... words) throws Exception {
    String typed = Arrays.stream(words).collect(Collectors.joining("' '", "('", "')"));
    Process bash =
        new ProcessBuilder(
                "bash",
                "-c",
                """
                source "$1"
                COMP_WORDS=%s COMP_CWORD=%d
                $(complete -p pgqj | sed 's/.*-F \\([^ ]*\\).*/\\1/')
                printf '%%s\\n' "${COMPREPLY[@]}"
                """
                    .formatted(typed, words.length - 1),
                "bash",
                script.toString())
            // It misses being called by the shell itself.
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .toList();
  }

  @Test
  void bashCompletesCommandsAndOptions(@TempDir Path directory) throws Exception {
    Path script = Files.writeString(directory.resolve("pgqj"), output("completion", "bash"));
    assertThat(status).isZero();
    assertThat(completed(script, "pgqj", "st")).containsExactly("status");
    assertThat(completed(script, "pgqj", "ti")).containsExactly("ticker");
    assertThat(completed(script, "pgqj", "dead-letter", "")).contains("list", "retry", "delete");
    assertThat(completed(script, "pgqj", "status", "--max-n")).containsExactly("--max-new");
  }

  @Test
  void aFaultyConnectionStringIsNamed() {
    assertThat(errors("doctor", "port=x"))
        .contains("invalid integer value \"x\" for connection option \"port\"");
  }
}
