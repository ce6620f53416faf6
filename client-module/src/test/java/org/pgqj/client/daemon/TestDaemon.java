package org.pgqj.client.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import org.pgqj.client.config.Config;

/** A daemon whose pieces of work leave a line in a file; started in processes of their own. */
final class TestDaemon implements Program {

  private TestDaemon() {}

  public static void main(String[] arguments) {
    System.exit(Daemon.run(new TestDaemon(), arguments));
  }

  @Override
  public String service() {
    return "test_daemon";
  }

  @Override
  public String template() {
    return "[test_daemon]\njob_name =\n";
  }

  @Override
  public Worker open(Surroundings surroundings) {
    return new Worker() {
      private String notes;
      private String word;
      private boolean fails;
      private boolean isBroken;
      private Duration busy;

      {
        reload(surroundings.config());
      }

      @Override
      public boolean work() throws Exception {
        note(word);
        if (fails) {
          throw new SQLException("no luck", "57P01");
        }
        if (isBroken) {
          throw new AssertionError("broken");
        }
        if (!busy.isZero()) {
          Thread.sleep(busy.toMillis());
          note("done");
        }
        surroundings.stats().add("count", 1);
        return false;
      }

      @Override
      public void reload(Config config) {
        notes = config.text("notes");
        word = config.text("word");
        fails = config.flag("fail", false);
        isBroken = config.flag("broken", false);
        busy = config.seconds("busy", Duration.ZERO);
      }

      @Override
      public void close() {
        try {
          note("closed");
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      private void note(String word) throws IOException {
        Files.writeString(
            Path.of(notes), word + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    };
  }
}
