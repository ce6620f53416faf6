package org.pgqj.client.admin;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what teaches a shell the commands. */
@Command(
    name = "completion",
    header = "Prints the completion of pgqj for bash.",
    description = {
      "%nFor this shell:   eval \"$(pgqj completion bash)\"",
      "For all of them:  pgqj completion bash >/etc/bash_completion.d/pgqj%n"
    })
public final class CompletionCommand implements Callable<Integer> {

  /** The commands that the script of that name runs itself. */
  private static final List<String> OF_THE_SCRIPT =
      List.of(
          "demo", "test", "bench", "sandbox", "install", "uninstall", "ticker", "version", "help");

  /** The shells that there is a completion for. */
  enum Shell {
    BASH
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "bash")
  private Shell shell;

  @Override
  public Integer call() {
    CommandLine pgqj = spec.parent().commandLine();
    for (String name : OF_THE_SCRIPT) {
      if (!pgqj.getSubcommands().containsKey(name)) {
        pgqj.addSubcommand(name, CommandSpec.create());
      }
    }
    System.out.print(
        switch (shell) {
          case BASH -> AutoComplete.bash("pgqj", pgqj);
        });
    return 0;
  }
}
