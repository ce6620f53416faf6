package org.pgqj.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pgqj.examples.Mailer;
import org.pgqj.examples.SmtpStub;
import org.pgqj.fixtures.Command;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** The mailers in examples write to everybody who has signed up, once. */
@DatabaseTest
class MailerExamplesTest {

  private static Connection c;

  @TempDir private Path directory;

  @BeforeAll
  static void createTheQueue(TestDatabase db) throws SQLException {
    c = db.connect();
    script(db, "mailer/queue.sql");
  }

  /** The tests share the queue; none shall leave a consumer that sees the sign-ups of the next. */
  @AfterEach
  void forgetTheConsumers() throws SQLException {
    Sql.rows(
        c,
        "select pgq.dead_letter_delete(queue_name, consumer_name),"
            + " pgq.unregister_consumer(queue_name, consumer_name)"
            + " from pgq.get_consumer_info('mailer')");
  }

  @Test
  void theOneInJavaSendsThem(TestDatabase db) throws Exception {
    try (SmtpStub smtp = SmtpStub.start(0)) {
      runJava(db, smtp, "--register");
      signUp(db);
      runJava(db, smtp, "-v");
      assertThat(mails(smtp))
          .containsExactly(
              "kristokaiv@example.com: Welcome, Kristo!", "zoe@example.com: Welcome, Zoë!");
      runJava(db, smtp, "-v");
      assertThat(smtp.received()).hasSize(2);
    }
    assertThat(deadLetters("mailer_daemon")).containsExactly("nobody to write to");
  }

  @Test
  void theOneInJavaSendsThemLaterWhenNoServerAnswers(TestDatabase db) throws Exception {
    int port;
    try (SmtpStub gone = SmtpStub.start(0)) {
      port = gone.port();
      runJava(db, gone, "--register");
    }
    signUp(db);
    runJava(db, port, "-q");
    assertThat(Sql.number(c, "select count(*) from pgq.retry_queue")).isEqualTo(2);
    Sql.update(c, "update pgq.retry_queue set ev_retry_after = now()");
    Sql.one(c, "select pgq.maint_retry_events()");
    Sql.one(c, "select pgq.tick_now('mailer')");
    try (SmtpStub smtp = SmtpStub.start(port)) {
      runJava(db, smtp, "-v");
      assertThat(mails(smtp))
          .containsExactlyInAnyOrder(
              "kristokaiv@example.com: Welcome, Kristo!", "zoe@example.com: Welcome, Zoë!");
    }
  }

  @Test
  void theOneInSqlWritesThemDown(TestDatabase db) throws SQLException {
    script(db, "mailer-sql/register.sql");
    signUp(db);
    signUp(db);
    script(db, "mailer-sql/mailer.sql");
    script(db, "mailer-sql/mailer.sql");
    assertThat(
            Sql.lines(
                c,
                "select recipient, subject, count(*) from queue.welcome_mail group by 1, 2"
                    + " order by 1"))
        .containsExactly(
            "kristokaiv@example.com|Welcome, Kristo!|2", "zoe@example.com|Welcome, Zoë!|2");
    assertThat(deadLetters("mailer_sql"))
        .containsExactly("nobody to write to", "nobody to write to");
  }

  @Test
  void theOneInPythonSendsThem(TestDatabase db) throws Exception {
    assumeTrue(
        Command.of("sh", "-c", "python3 -c 'import psycopg2'").run().succeeded(),
        "psycopg2 is missing");
    try (SmtpStub smtp = SmtpStub.start(0)) {
      runPython(db, smtp, "--register");
      signUp(db);
      runPython(db, smtp);
      runPython(db, smtp);
      assertThat(mails(smtp))
          .containsExactly(
              "kristokaiv@example.com: Welcome, Kristo!", "zoe@example.com: Welcome, Zoë!");
    }
    assertThat(deadLetters("mailer_python")).containsExactly("nobody to write to");
  }

  private static void signUp(TestDatabase db) throws SQLException {
    script(db, "mailer/signups.sql");
    Sql.one(c, "select pgq.tick_now('mailer')");
  }

  private static List<String> deadLetters(String consumer) throws SQLException {
    return Sql.lines(c, "select reason from pgq.dead_letter_list('mailer', ?)", consumer);
  }

  private static List<String> mails(SmtpStub smtp) throws MessagingException {
    List<String> mails = new ArrayList<>();
    for (MimeMessage mail : smtp.received()) {
      mails.add(mail.getHeader("To", ", ") + ": " + mail.getSubject());
    }
    return mails;
  }

  private static Path example(TestDatabase db, String name) {
    return db.checkout().root().resolve("examples").resolve(name);
  }

  private static void script(TestDatabase db, String name) {
    Command.Result result = db.psql().file(example(db, name), Map.of());
    assertThat(result.succeeded()).as(result.toString()).isTrue();
  }

  private void runJava(TestDatabase db, SmtpStub smtp, String flag) throws Exception {
    runJava(db, smtp.port(), flag);
  }

  private void runJava(TestDatabase db, int port, String flag) throws Exception {
    Path output = directory.resolve("out");
    List<String> arguments =
        new ArrayList<>(List.of(example(db, "mailer/mailer.ini").toString(), flag));
    for (String setting :
        List.of(
            "src_db=" + Ini.connection(db),
            "smtp_port=" + port,
            "loop_delay=0",
            "logfile=" + directory.resolve("mailer.log"),
            "pidfile=" + directory.resolve("mailer.pid"))) {
      arguments.add("--set");
      arguments.add(setting);
    }
    try (ConsumerProcess mailer =
        ConsumerProcess.start(Mailer.class, output, List.of(), arguments.toArray(String[]::new))) {
      assertThat(mailer.awaitEnd()).as(Files.readString(output)).isZero();
    }
  }

  private static void runPython(TestDatabase db, SmtpStub smtp, String... flags) {
    List<String> words = new ArrayList<>();
    words.add("python3");
    words.add(example(db, "mailer-python/mailer.py").toString());
    words.add(Ini.connection(db));
    words.add("--smtp-port=" + smtp.port());
    words.addAll(List.of(flags));
    Command.Result result = Command.of(words).run();
    assertThat(result.succeeded()).as(result.toString()).isTrue();
  }
}
