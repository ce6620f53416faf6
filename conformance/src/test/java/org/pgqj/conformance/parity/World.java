package org.pgqj.conformance.parity;

import java.util.List;

/**
 * The names of one story.
 *
 * @param queues names of its queues
 * @param consumers names of its consumers
 */
record World(List<String> queues, List<String> consumers) {

  private static final String UNKNOWN = "nope";

  static World draw(Draw draw) {
    String odd = draw.of(Literals.ODD_NAMES);
    return new World(List.of("q", odd), List.of("c", "d", draw.of(Literals.ODD_NAMES)));
  }

  /** A queue of the story, usually the first. */
  String knownQueue(Draw draw) {
    return queues.get(draw.chance(75) ? 0 : 1);
  }

  /** A queue of the story, seldom an unknown one or null. */
  String queue(Draw draw) {
    return name(queues, draw);
  }

  /** A consumer of the story, seldom an unknown one or null. */
  String consumer(Draw draw) {
    return name(consumers, draw);
  }

  private static String name(List<String> known, Draw draw) {
    int which = draw.below(100);
    if (which < 3) {
      return null;
    }
    // The first one gets most of the traffic, so that something happens to it.
    return which < 6 ? UNKNOWN : known.get(which < 70 ? 0 : draw.below(known.size()));
  }

  /** The open batch of a consumer, seldom just a number. */
  String batch(Draw draw, String queue, String consumer) {
    if (draw.chance(8)) {
      return Literals.bigint(draw);
    }
    return batchOf(queue, consumer);
  }

  /** The open batch of a consumer, as SQL. */
  static String batchOf(String queue, String consumer) {
    return "(select sub_batch from pgq.subscription join pgq.consumer on co_id = sub_consumer"
        + " join pgq.queue on queue_id = sub_queue where queue_name = %s and co_name = %s)"
            .formatted(Literals.text(queue), Literals.text(consumer));
  }

  /** The id of an event: the latest, or one of the first, seldom just a number. */
  String event(Draw draw) {
    if (draw.chance(40)) {
      return "(select max(ev_id) from pgq.event_template)";
    }
    return draw.chance(8) ? Literals.bigint(draw) : Integer.toString(1 + draw.below(12));
  }
}
