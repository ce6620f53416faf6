package org.pgqj.conformance.parity;

/**
 * A difference that nobody intended.
 *
 * @param story its steps end with the one that showed it
 * @param original what PgQ in C answered, or holds
 * @param ours what PgQ/J answered, or holds
 */
record Mismatch(Story story, String original, String ours) {

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        "PgQ/J differs from PgQ in C. Seed %d, step %d; play it alone by -Dpgqj.parity.seed=%d -Dpgqj.parity.stories=1%n"
            .formatted(story.seed(), story.steps().size(), story.seed()));
    story.steps().forEach(step -> text.append(step).append('\n'));
    return text.append("--- in C\n")
        .append(original)
        .append("\n--- in Java\n")
        .append(ours)
        .append('\n')
        .toString();
  }
}
