package org.pgqj.conformance.parity;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where PgQ/J is meant to differ. Each entry names the words of docs/compatibility.md that tell a
 * user so; a test holds that they are there.
 */
final class IntendedDifferences {

  /**
   * A difference between the answers to one step.
   *
   * @param endsStory whether the two databases may differ from then on, so that the rest of the
   *     story would tell nothing
   */
  record Answer(String listedAs, boolean endsStory, When when) {}

  /** Whether a difference is this one. */
  @FunctionalInterface
  interface When {
    boolean holds(Step step, Outcome original, Outcome ours);
  }

  /** A line of the contents that only one side has, all the time. */
  record Line(String listedAs, boolean ours, Pattern line) {}

  static final List<Answer> ANSWERS =
      List.of(
          new Answer(
              "`pgq_ext` (API 3.1) and `pgq_coop` (API 3.1.1) come with the jar",
              false,
              (step, original, ours) ->
                  step.sql().contains("pgq.maint_")
                      && original.equals(
                          ours.without("'vacuum' | 'pgq_ext.").without("'pgq_ext."))),
          new Answer(
              "`pgq.version()` answers `3.5.2`",
              false,
              (step, original, ours) ->
                  step.sql().equals("select pgq.version()")
                      && original.error().isEmpty()
                      && ours.says("'3.5.2'")),
          new Answer(
              "both count as new",
              true,
              (step, original, ours) ->
                  step.sql().contains("pgq.ticker(")
                      && original.error().isEmpty()
                      && ours.error().isEmpty()
                      && original.lines().size() == ours.lines().size()),
          new Answer(
              "as the planner likes",
              false,
              (step, original, ours) ->
                  step.sql().contains("pgq.event_retry(")
                      && original.failsWith("P0001 batch not found")
                      && ours.failsWith("P0001 event not found")),
          new Answer(
              "an error that says so",
              true,
              (step, original, ours) ->
                  step.sql().contains("pgq.next_batch")
                      && original.error().isEmpty()
                      && ours.failsWith("P0001 PgQ corruption: ")),
          new Answer(
              "what fails at one queue is a WARNING",
              true,
              (step, original, ours) ->
                  isMover(step)
                      && original.error().isPresent()
                      && ours.error().isEmpty()
                      && ours.toString().contains("maint_retry_events, queue ")),
          new Answer(
              "in a batch that has lost a tick",
              false,
              (step, original, ours) ->
                  step.sql().contains("pgq.batch_retry(")
                      && original.failsWith("P0001 batch not found")
                      && ours.failsWith("P0001 batch_retry: batch ")),
          new Answer(
              "ticks too young are left out from the start",
              true,
              (step, original, ours) ->
                  step.sql().contains("pgq.next_batch_custom(")
                      && !step.sql().matches("(?s).*, null::interval, [^,]+, [^,]+")
                      && original.error().isEmpty()
                      && ours.error().isEmpty()),
          new Answer(
              "nothing, for it is no sign of anything",
              false,
              (step, original, ours) ->
                  step.sql().contains("pgq.ticker()")
                      && original.without("WARNING 01000 Dubious PgQ state").equals(ours)),
          new Answer(
              "it may insert the columns",
              true,
              (step, original, ours) ->
                  step.sql().contains("parity.insert_directly(")
                      && original.failsWith("42501 permission denied for table event_")
                      && ours.error().isEmpty()),
          new Answer(
              "it gets a WARNING, the others tick",
              true,
              (step, original, ours) ->
                  step.sql().contains("pgq.ticker()")
                      && original.error().isPresent()
                      && ours.toString().contains("WARNING")),
          new Answer(
              "a disabled queue keeps its retries for later; the limit is for producers",
              true,
              (step, original, ours) ->
                  isMover(step)
                      && ours.error().isEmpty()
                      && (original.failsWith("XX000 Insert into queue disallowed")
                          || original.failsWith("XX000 Queue '"))),
          new Answer(
              "it queues the latest copy",
              true,
              (step, original, ours) ->
                  step.sql().contains("pgq.event_retry(")
                      && original.says("'0'")
                      && ours.says("'1'")),
          new Answer(
              "fails with 23505",
              true,
              (step, original, ours) ->
                  step.sql().contains("pgq.batch_retry(")
                      && original.failsWith("23505 ")
                      && ours.error().isEmpty()),
          new Answer(
              "ten thousand",
              true,
              (step, original, ours) ->
                  step.sql().contains("pgq.maint_retry_events(") && original.says("'10'")));

  static final List<Line> LINES =
      List.of(
          new Line(
              "Dead letters are events that a consumer gave up",
              true,
              Pattern.compile("'dead_letter_dl_id_seq' \\| .*")),
          new Line(
              "it may insert the columns",
              true,
              Pattern.compile(
                  "'event_\\d+(_\\d+)?\\.ev_(time|type|data|extra[1-4])' \\| 'pgq_writer' \\|"
                      + " 'INSERT' \\| 'f'")),
          new Line(
              "it may insert the columns",
              true,
              Pattern.compile("'event_\\d+_id_seq' \\| 'pgq_writer' \\| 'USAGE' \\| 'f'")),
          new Line(
              "gets its own privileges on event tables again",
              false,
              Pattern.compile("'event_\\d+(_\\d+)?' \\| 'postgres' \\| '[A-Z]+' \\| 't'")),
          new Line(
              "gets its own privileges on event tables again",
              true,
              Pattern.compile("'event_\\d+(_\\d+)?' \\| 'postgres' \\| '[A-Z]+' \\| 'f'")));

  private IntendedDifferences() {}

  /** The entry that an answer's difference is in. */
  static Optional<Answer> ofAnswer(Step step, Outcome original, Outcome ours) {
    return Stream.concat(ANSWERS.stream(), TriggerDifferences.ANSWERS.stream())
        .filter(a -> a.when().holds(step, original, ours))
        .findFirst();
  }

  /** The entry that a line is in which only one side has. */
  static Optional<Line> ofLine(String line, boolean ours) {
    return LINES.stream()
        .filter(l -> l.ours() == ours && l.line().matcher(line).matches())
        .findFirst();
  }

  private static boolean isMover(Step step) {
    return step.sql().contains("pgq.maint_retry_events(")
        || step.sql().contains("parity.move_retries(");
  }
}
