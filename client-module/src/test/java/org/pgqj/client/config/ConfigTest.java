package org.pgqj.client.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {

  @TempDir private Path directory;

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("mailer.ini"), text);
  }

  private Config mailer(String text) throws IOException {
    return Config.load(write("[mailer_daemon]\n" + text), List.of("mailer_daemon"), Map.of());
  }

  @Test
  void aSkytoolsFileIsReadUnchanged() throws IOException {
    Config config =
        mailer(
            """
            # comment
            job_name = test_mailer
            src_db = dbname=queries host=/tmp
            pgq_queue_name: mailer
            Loop_Delay = 0.5 ; seconds
            logfile = ~/log/%(job_name)s.log
            pidfile = %(config_dir)s/%(job_name)s.pid
            """);

    assertThat(config.jobName()).isEqualTo("test_mailer");
    assertThat(config.text("src_db")).isEqualTo("dbname=queries host=/tmp");
    assertThat(config.firstOf("queue_name", "pgq_queue_name")).contains("mailer");
    assertThat(config.seconds("loop_delay", Duration.ZERO)).isEqualTo(Duration.ofMillis(500));
    assertThat(config.path("logfile"))
        .contains(Path.of(System.getProperty("user.home"), "log/test_mailer.log"));
    assertThat(config.path("pidfile")).contains(directory.resolve("test_mailer.pid"));
  }

  @Test
  void theJobIsCalledLikeTheFileUnlessItSaysOtherwise() throws IOException {
    assertThat(mailer("a = 1\n").jobName()).isEqualTo("mailer");
  }

  @Test
  void aValueGoesOnInIndentedLines() throws IOException {
    assertThat(mailer("tables = a,\n   b,\n c\nx = 1\n").list("tables"))
        .containsExactly("a", "b", "c");
  }

  @Test
  void anEmptyValueCountsAsNone() throws IOException {
    Config config = mailer("pidfile =\n");
    assertThat(config.has("pidfile")).isFalse();
    assertThat(config.path("pidfile")).isEmpty();
    assertThat(config.integer("pidfile", 7)).isEqualTo(7);
  }

  @Test
  void aPercentSignIsWrittenTwice() throws IOException {
    assertThat(mailer("a = 5%% of %(b)s\nb = 100%%\n").text("a")).isEqualTo("5% of 100%");
  }

  @Test
  void pgqdsValuesAreTakenAsTheyAre() throws IOException {
    Path file = write("[pgqd]\nbase_connstr = password=%(x)s%%\n");
    assertThat(Config.load(file, List.of("pgqadm", "pgqd"), Map.of()).text("base_connstr"))
        .isEqualTo("password=%(x)s%%");
  }

  @Test
  void overridesWinEvenAfterReading() throws IOException {
    Path file = write("[pgqd]\nticker_period = 1\n");
    Config config = Config.load(file, List.of("pgqd"), Map.of("Ticker_Period", "0.5"));
    write("[pgqd]\nticker_period = 2\nmaint_period = 3\n");
    Config again = config.reload();
    assertThat(again.text("ticker_period")).isEqualTo("0.5");
    assertThat(again.text("maint_period")).isEqualTo("3");
  }

  @Test
  void defaultsHoldForEverySection() throws IOException {
    Path file = write("[DEFAULT]\nhost = a\nport = 1\n[x]\nport = 2\n");
    Config config = Config.load(file, List.of("x"), Map.of());
    assertThat(config.text("host") + config.text("port")).isEqualTo("a2");
  }

  @Test
  void complaintsNameFileSectionAndKey() throws IOException {
    Config config = mailer("a = x\nb = %(none)s\nc = %(c)s\n");
    String where = directory.resolve("mailer.ini") + ": [mailer_daemon] ";
    complains(where + "src_db: is missing", () -> config.text("src_db"));
    complains(where + "a: \"x\" is not a whole number", () -> config.integer("a", 1));
    complains(where + "a: \"x\" is not a number of seconds", () -> config.seconds("a", null));
    complains(where + "a: \"x\" is neither 1 nor 0", () -> config.flag("a", true));
    complains(where + "b: names %(none)s, which is no key", () -> config.text("b"));
    complains(where + "c: names %(c)s, which is no key", () -> config.text("c"));
  }

  @Test
  void complaintsNameTheLine() throws IOException {
    String file = directory.resolve("mailer.ini").toString();
    complains(file + ": line 1: a value before the first [section]", () -> read("a = 1\n"));
    complains(file + ": line 2: expected key = value, found \"oops\"", () -> read("[x]\noops\n"));
    complains(file + ": line 1: a section lacks its ]", () -> read("[x\n"));
    complains(file + ": has no section [x] or [y]", () -> read("[z]\n"));
    complains(
        "nowhere.ini: no such file",
        () -> Config.load(Path.of("nowhere.ini"), List.of("x"), Map.of()));
  }

  private void read(String text) throws IOException {
    Config.load(write(text), List.of("x", "y"), Map.of());
  }

  private static void complains(String message, ThrowingCallable work) {
    assertThatExceptionOfType(ConfigException.class).isThrownBy(work).withMessage(message);
  }
}
