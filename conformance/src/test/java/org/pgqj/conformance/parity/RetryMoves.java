package org.pgqj.conformance.parity;

import static org.pgqj.conformance.parity.Literals.payload;
import static org.pgqj.conformance.parity.Literals.text;

import java.util.List;
import org.pgqj.conformance.parity.Touch.Kind;

/** Retries: asked for, due, moved. */
final class RetryMoves implements Family {

  @Override
  public Move next(Draw draw, World world) {
    String queue = world.queue(draw);
    String consumer = world.consumer(draw);
    int which = draw.below(100);
    if (which < 55) {
      return of(draw, world, world.batch(draw, queue, consumer));
    }
    if (which < 67) {
      return locking(raw(draw, world, queue, consumer));
    }
    if (which < 77) {
      return locking(Move.call(Actor.ADMINS, "maint_retry_events"));
    }
    return which < 92 ? moving() : becomingDue();
  }

  /** Asks for another delivery of an event, or all of them. */
  static Move of(Draw draw, World world, String batch) {
    int which = draw.below(100);
    if (which < 20) {
      String seconds = draw.of("0", "86400", "-5", "null");
      return locking(Move.call(Actor.READERS, "batch_retry", batch, seconds));
    }
    String when = which < 60 ? Literals.integer(draw) : Literals.time(draw);
    String event =
        draw.chance(60)
            ? "(select %s(ev_id) from pgq.get_batch_events(%s))"
                .formatted(draw.of("min", "max"), batch)
            : world.event(draw);
    return locking(Move.call(Actor.READERS, "event_retry", batch, event, when));
  }

  /** Moves all that is due. */
  static Move moving() {
    return locking(Move.sql(Actor.ADMINS, "select parity.move_retries()"));
  }

  private static Move becomingDue() {
    return locking(
        Move.sql(
            List.of(Actor.ADMIN, Actor.OWNER),
            "update pgq.retry_queue set ev_retry_after = ev_retry_after - '2 days'::interval"));
  }

  private static Move locking(Move move) {
    return move.owns(Kind.RETRIES, Touch.ALL)
        .shares(Kind.DATA, Touch.ALL)
        .shares(Kind.QUEUE, Touch.ALL);
  }

  private static Move raw(Draw draw, World world, String queue, String consumer) {
    return Move.call(
        Actor.ADMINS,
        "event_retry_raw",
        text(queue),
        text(consumer),
        Literals.time(draw),
        draw.chance(40) ? "null" : world.event(draw),
        Literals.time(draw),
        draw.of("null", "0", "4"),
        payload(draw),
        payload(draw),
        "null",
        "'e2'",
        "null",
        payload(draw));
  }
}
