package org.pgqj.client.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code -s}, {@code -k} and {@code -r} send to the process of a pidfile. */
enum ControlSignal {
  STOP("INT"),
  KILL("TERM"),
  RELOAD("HUP");

  private final String signal;

  ControlSignal(String signal) {
    this.signal = signal;
  }

  /** Sends it; returns what to tell who asked. */
  String send(Optional<Path> pidfile) throws IOException, InterruptedException {
    if (pidfile.isEmpty()) {
      return "No pidfile in config, nothing to do";
    }
    if (!Files.exists(pidfile.get())) {
      return "No pidfile, process not running";
    }
    Optional<ProcessHandle> process = PidfileOwner.of(pidfile.get());
    if (process.isEmpty()) {
      return "pidfile exists, but process not running";
    }
    // A shell always has kill, a small system may lack the program.
    Process kill =
        new ProcessBuilder(
                "sh", "-c", "kill -s \"$1\" \"$2\"", "sh", signal, "" + process.get().pid())
            .inheritIO()
            .start();
    if (kill.waitFor() != 0) {
      throw new DaemonException("SIG" + signal + " could not be sent to " + process.get().pid());
    }
    return "SIG" + signal + " sent";
  }
}
