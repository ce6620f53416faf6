package org.pgqj.client.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How to start a process that owes nothing to the terminal or the shell that this one is of. */
final class FreshProcess {

  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final Path ENV = Path.of("/usr/bin/env");
  private static final String HEED_SIGNALS = "--default-signal=INT,HUP";

  private FreshProcess() {}

  /** What to put before its command, as far as the system has the programs. */
  static List<String> prefix() throws IOException, InterruptedException {
    List<String> prefix = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      prefix.add(SETSID.toString());
    }
    if (Files.isExecutable(ENV) && knowsSignals()) {
      prefix.add(ENV.toString());
      prefix.add(HEED_SIGNALS);
    }
    return prefix;
  }

  private static boolean knowsSignals() throws IOException, InterruptedException {
    return new ProcessBuilder(ENV.toString(), HEED_SIGNALS, "true")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }
}
