package org.pgqj.conformance.parity;

import static org.pgqj.conformance.parity.Literals.text;

import java.util.List;
import org.pgqj.conformance.parity.Touch.Kind;

/** Questions, and the helpers for sequences and names. */
final class InfoMoves implements Family {

  private static final List<Actor> ANYBODY = List.of(Actor.values());

  @Override
  public Move next(Draw draw, World world) {
    String queue = world.queue(draw);
    return switch (draw.below(10)) {
      case 0 -> Move.rows(ANYBODY, "get_queue_info");
      case 1 -> Move.rows(ANYBODY, "get_queue_info", text(queue));
      case 2 -> Move.rows(ANYBODY, "get_consumer_info");
      case 3 -> Move.rows(ANYBODY, "get_consumer_info", text(queue));
      case 4, 5 -> Move.rows(ANYBODY, "get_consumer_info", text(queue), text(world.consumer(draw)));
      case 6 -> Move.call(ANYBODY, "quote_fqname", text(draw.of(Literals.ODD_NAMES)));
      case 7 -> Move.call(ANYBODY, "seq_getval", sequence(draw, queue));
      case 8 ->
          Move.call(
                  List.of(Actor.OWNER), "seq_setval", sequence(draw, queue), Literals.bigint(draw))
              .owns(Kind.TICKS, Touch.ALL);
      default -> Move.call(ANYBODY, "version");
    };
  }

  private static String sequence(Draw draw, String queue) {
    if (draw.chance(20)) {
      return draw.of("'pgq.nope'", "null", "'pgq.queue'", "'batch_id_seq'", "'pgq.it''s'");
    }
    return "(select %s from pgq.queue where queue_name = %s)"
        .formatted(draw.of("queue_event_seq", "queue_tick_seq"), text(queue));
  }
}
