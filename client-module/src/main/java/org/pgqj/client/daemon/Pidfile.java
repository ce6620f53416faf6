package org.pgqj.client.daemon;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that says which process a daemon is, and keeps a second one from starting.
 *
 * <p>Held by a lock on the file, so that of two that start at once one wins. Daemons of other makes
 * do not lock theirs; so a live process whose number is in the file counts as well. POSIX takes the
 * lock away when this process closes any other handle of the file: the holder never opens it anew.
 */
final class Pidfile implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Pidfile.class);

  private final Path path;
  private final FileChannel channel;

  private Pidfile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes a pidfile for this process.
   *
   * @throws DaemonException when another process has it
   */
  static Pidfile take(Path path) {
    try {
      Path directory = path.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      FileChannel channel = open(path);
      while (channel == null) {
        channel = open(path);
      }
      write(channel);
      return new Pidfile(path, channel);
    } catch (IOException e) {
      throw new DaemonException("pidfile " + path + " can not be written: " + e, e);
    }
  }

  /** The locked file, or null when it was just created or removed: then it takes another look. */
  private static FileChannel open(Path path) throws IOException {
    Object before = identity(path);
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    boolean kept = false;
    try {
      if (before == null) {
        return null;
      }
      if (!lock(channel)) {
        throw taken();
      }
      // Whoever ends removes the file, and a lock on a removed file is worth nothing.
      if (!before.equals(identity(path))) {
        return null;
      }
      refuseLiveOwner(channel, path);
      kept = true;
      return channel;
    } finally {
      if (!kept) {
        channel.close();
      }
    }
  }

  private static Object identity(Path path) throws IOException {
    try {
      return Files.getAttribute(path, "unix:ino");
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Held by another daemon in this process.
      return false;
    }
  }

  private static void refuseLiveOwner(FileChannel channel, Path path) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(64);
    channel.read(content, 0);
    String text = new String(content.array(), 0, content.position(), StandardCharsets.UTF_8);
    if (text.isBlank()) {
      return;
    }
    Optional<ProcessHandle> owner = PidfileOwner.named(text, path);
    if (owner.isPresent() && !owner.get().equals(ProcessHandle.current())) {
      throw taken();
    }
    LOG.warn("Ignoring stale pidfile");
  }

  private static void write(FileChannel channel) throws IOException {
    String pid = ProcessHandle.current().pid() + "\n";
    channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)), 0);
    channel.truncate(pid.length());
    channel.force(false);
  }

  private static DaemonException taken() {
    return new DaemonException("Pidfile exists, another process running?");
  }

  /** Removes the file. */
  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.warn("pidfile {} can not be removed: {}", path, Objects.toString(e));
    }
  }
}
