package org.pgqj.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/**
 * The consumer in docs/consumers.md compiles and does with its configuration what is said there.
 */
@DatabaseTest
class DocumentedConsumerTest {

  @TempDir private Path directory;

  @Test
  void itRuns(TestDatabase db) throws IOException, SQLException {
    Connection c = db.connect();
    TestQueue queue = TestQueue.create(c, "mailer");
    queue.register("mailer_daemon");
    Sql.one(
        c,
        "select pgq.insert_event('mailer', 'I:', ?, 'queue.welcome_email', '', '', '')",
        "username=kristokaiv&lastname=");
    Sql.one(c, "select pgq.insert_event('mailer', 'I:', 'language=Kristo')");
    queue.tick();
    String documentation = Files.readString(db.checkout().root().resolve("docs/consumers.md"));
    compile(block("java", documentation));
    Path ini = Files.writeString(directory.resolve("mailer.ini"), block("ini", documentation));
    Path output = directory.resolve("out");
    String log = directory.resolve("mailer.log").toString();
    try (ConsumerProcess consumer =
        ConsumerProcess.start(
            List.of(directory),
            "Mailer",
            output,
            List.of(),
            ini.toString(),
            "-v",
            "--set",
            "src_db=" + Ini.connection(db),
            "--set",
            "loop_delay=0",
            "--set",
            "logfile=" + log,
            "--set",
            "pidfile=" + directory.resolve("mailer.pid"))) {
      assertThat(consumer.awaitEnd()).as(Files.readString(output)).isZero();
    }
    assertThat(Files.readAllLines(Path.of(log)))
        .anySatisfy(
            line ->
                assertThat(line)
                    .matches(
                        "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} \\d+ DEBUG event :"
                            + " \\{username=kristokaiv, lastname=\\} \\| type : I: \\| inserted by :"
                            + " queue.welcome_email"))
        .anySatisfy(
            line -> assertThat(line).contains("INFO {failed-events: 1, count: 2, duration: "));
    assertThat(Sql.lines(c, "select ev_data, reason from pgq.dead_letter_list('mailer')"))
        .containsExactly("language=Kristo|nobody to write to");
  }

  private static String block(String language, String documentation) {
    Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(documentation);
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  private void compile(String program) throws IOException {
    Path source = Files.writeString(directory.resolve("Mailer.java"), program);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-cp",
                ConsumerProcess.classPath(),
                "-d",
                directory.toString(),
                source.toString());
    assertThat(status).isZero();
  }
}
