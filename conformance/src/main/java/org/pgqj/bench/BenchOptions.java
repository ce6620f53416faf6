package org.pgqj.bench;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that all benches share. */
final class BenchOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--json", paramLabel = "FILE")
  private Path json;

  @Option(
      names = {"--only", "--case"},
      paramLabel = "TEXT",
      defaultValue = "")
  private String only;

  private Integer rounds;

  @Option(names = "--rounds", paramLabel = "N")
  void setRounds(int rounds) {
    if (rounds < 1) {
      throw new ParameterException(command.commandLine(), "--rounds must be 1 or more");
    }
    this.rounds = rounds;
  }

  /** Where to write all numbers, or null. */
  Path json() {
    return json;
  }

  /** Samples of each; what the bench itself prefers when {@code --rounds} does not say. */
  int rounds(int preferred) {
    return rounds == null ? preferred : rounds;
  }

  /** The cases whose names contain what {@code --only} says. */
  List<Case> chosen(List<Case> all) {
    List<Case> chosen = all.stream().filter(c -> c.name().contains(only)).toList();
    if (chosen.isEmpty()) {
      throw new ParameterException(command.commandLine(), "no case has '" + only + "' in its name");
    }
    return chosen;
  }
}
