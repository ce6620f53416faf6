package org.pgqj.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How samples are taken and summed up. */
class RoundsTest {

  @Test
  void everySubjectRunsOncePerRoundAndAnotherOneFirst() throws Exception {
    List<String> order = new ArrayList<>();
    Case work = new Case("order", Unit.MICROSECONDS);
    for (String subject : List.of("a", "b", "c")) {
      work.with(
          subject,
          () -> {
            order.add(subject);
            return Sample.of(1);
          });
    }
    new Rounds(2).run(work);
    assertThat(order).containsExactly("a", "b", "c", "a", "b", "c", "b", "c", "a");
  }

  @Test
  void theWarmUpRoundDoesNotCount() throws Exception {
    Iterator<Integer> values = List.of(1000, 3, 1, 8).iterator();
    Case work = new Case("warm-up", Unit.MICROSECONDS);
    work.with("only", () -> new Sample(values.next(), 0.5));
    Measurement measured = new Rounds(3).run(work).get(0);
    assertThat(measured.samples()).extracting(Sample::value).containsExactly(3.0, 1.0, 8.0);
    assertThat(measured.median()).isEqualTo(3);
    assertThat(measured.minimum()).isEqualTo(1);
    assertThat(measured.medianCpu()).isEqualTo(0.5);
  }

  @Test
  void theMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
    List<Sample> samples = List.of(Sample.of(9), Sample.of(1), Sample.of(2), Sample.of(4));
    assertThat(new Measurement("even", Unit.MICROSECONDS, "only", samples).median()).isEqualTo(3);
  }
}
