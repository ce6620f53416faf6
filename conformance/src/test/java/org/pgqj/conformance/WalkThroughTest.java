package org.pgqj.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pgqj.fixtures.Command.Result;
import org.pgqj.fixtures.demo.DemoStep;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.TestDatabase;

/** The mailer's story, exactly as {@code pgqj demo} plays it; each step stands on those before. */
@DatabaseTest
class WalkThroughTest {

  @TestFactory
  Stream<DynamicTest> theStory(TestDatabase db) {
    return DemoStep.all().stream()
        .map(step -> DynamicTest.dynamicTest(step.title(), () -> play(step, db)));
  }

  private static void play(DemoStep step, TestDatabase db) {
    Result result = step.run(db::psqlAs);
    assertThat(step.complaint(result)).as(result.output()).isEmpty();
  }
}
