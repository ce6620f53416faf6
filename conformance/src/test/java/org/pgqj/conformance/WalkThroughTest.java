package org.pgqj.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.pgqj.client.cli.Main;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.Command.Result;
import org.pgqj.fixtures.demo.DemoStep;
import org.pgqj.fixtures.demo.Programs;
import org.pgqj.fixtures.demo.Stage;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.TestDatabase;

/** The mailer's story, exactly as {@code pgqj demo} plays it; each step stands on those before. */
@DatabaseTest
class WalkThroughTest {

  private static final Duration LAST_WORK = Duration.ofSeconds(20);

  @TempDir private static Path directory;
  private static Stage stage;

  @BeforeAll
  static void setTheStage(TestDatabase db) throws IOException {
    Path programs = Files.createDirectory(directory.resolve("bin"));
    writePgqj(programs.resolve("pgqj"));
    stage =
        Stage.in(
            directory.resolve("stage"),
            db::psqlAs,
            List.of(programs, Path.of(System.getProperty("java.home"), "bin")),
            classPath());
  }

  /** The front door would build first. */
  private static void writePgqj(Path script) throws IOException {
    Files.writeString(
        script,
        """
        #!/bin/sh
        exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 %s "$@"
        """
            .formatted(Main.class.getName()));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  @AfterAll
  static void endAll() {
    Programs.end(directory.resolve("stage"));
  }

  @TestFactory
  Stream<DynamicTest> theStory() {
    return Stream.concat(
        DemoStep.all().stream()
            .map(step -> DynamicTest.dynamicTest(step.title(), () -> play(step))),
        Stream.of(DynamicTest.dynamicTest("No program is left", WalkThroughTest::nothingRuns)));
  }

  private static void play(DemoStep step) {
    Result result = step.run(stage);
    assertThat(step.complaint(result)).as(result.output()).isEmpty();
  }

  private static void nothingRuns() {
    assertThat(Await.holdsWithin(LAST_WORK, stage::isQuiet)).isTrue();
  }
}
