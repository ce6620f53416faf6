package org.pgqj.conformance.parity;

import java.util.List;
import org.pgqj.conformance.parity.IntendedDifferences.Answer;

/** Where PgQ/J's triggers are meant to differ. */
final class TriggerDifferences {

  /** Where events differ from then on, the story ends. */
  static final List<Answer> ANSWERS =
      List.of(
          new Answer(
              "`OK`, and a label between queue and `SKIP` or `OK`, are errors",
              true,
              (step, original, ours) ->
                  original.failsWith("XX000 bad param to pgq trigger")
                      && !ours.failsWith("XX000 bad param to pgq trigger")),
          new Answer(
              "double quotes are a syntax error",
              true,
              (step, original, ours) ->
                  original.failsWith("XX000 QB: syntax error")
                      && !ours.failsWith("XX000 QB: syntax error")),
          new Answer(
              "`NEW.name` and `OLD.name`, too",
              true,
              (step, original, ours) ->
                  original.failsWith("42P01 missing FROM-clause entry for table \"new\"")
                      && !ours.failsWith("42P01")),
          new Answer(
              "with `ignore=`, a changed key is not noticed behind another changed column",
              true,
              (step, original, ours) ->
                  original.error().isEmpty()
                      && ours.failsWith("XX000 primary key update not allowed")),
          new Answer(
              "`pkey=` naming a column that the table does not have is taken",
              true,
              (step, original, ours) -> ours.failsWith("42703 pkey= of a pgq trigger on ")),
          new Answer(
              "`jsontriga` with an empty `pkey=` writes `\"pkey\":[\"\"]`",
              true,
              (step, original, ours) ->
                  original
                      .toString()
                      .replace("\"pkey\":[\"\"]", "\"pkey\":[]")
                      .equals(ours.toString())),
          new Answer(
              "tells one of several mistakes in a declaration, by an order of its own",
              false,
              (step, original, ours) ->
                  original.error().isPresent()
                      && (ours.failsWith("XX000 bad param to pgq trigger")
                          || (ours.error().isPresent()
                              && ours.error().get().contains("make sense for truncat")))),
          odd("blanks in `pkey=a, b` are part of the published names", "blanks in a list"),
          odd("names with blanks or commas misbehave", "odd names in a list"),
          odd("after a key column is renamed, events name the old one", "renamed key"),
          odd("`primary key (a) include (b)`: b counts as key", "included columns"));

  private TriggerDifferences() {}

  private static Answer odd(String listedAs, String remark) {
    return new Answer(listedAs, true, (step, original, ours) -> step.remarks(remark));
  }
}
