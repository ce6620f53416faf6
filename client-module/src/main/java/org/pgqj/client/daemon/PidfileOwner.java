package org.pgqj.client.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Finds the process that a pidfile names. */
final class PidfileOwner {

  /** Start times of processes are known to a tick of the kernel, those of files better. */
  private static final Duration LEEWAY = Duration.ofSeconds(2);

  private PidfileOwner() {}

  /** The process that a pidfile names, if it is there and alive. */
  static Optional<ProcessHandle> of(Path path) {
    try {
      return named(Files.readString(path), path);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new DaemonException("pidfile " + path + " can not be read: " + e, e);
    }
  }

  /** A live process of that number that may have written the file: not one that is younger. */
  static Optional<ProcessHandle> named(String content, Path path) throws IOException {
    Instant written = Files.getLastModifiedTime(path).toInstant();
    return number(content)
        .flatMap(ProcessHandle::of)
        .filter(ProcessHandle::isAlive)
        .filter(
            process ->
                process
                    .info()
                    .startInstant()
                    .map(start -> !start.minus(LEEWAY).isAfter(written))
                    .orElse(true));
  }

  private static Optional<Long> number(String content) {
    String text = content.strip();
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }
}
