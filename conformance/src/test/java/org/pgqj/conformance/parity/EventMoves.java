package org.pgqj.conformance.parity;

import static org.pgqj.conformance.parity.Literals.payload;
import static org.pgqj.conformance.parity.Literals.text;

import java.util.List;
import org.pgqj.conformance.parity.Touch.Kind;

/** What producers do. */
final class EventMoves implements Family {

  private static final List<Actor> MAY_FORGE = List.of(Actor.ADMIN, Actor.OWNER);

  @Override
  public Move next(Draw draw, World world) {
    return to(draw, world, world.queue(draw));
  }

  /** A queue gets an event, or is asked where events go. */
  static Move to(Draw draw, World world, String queue) {
    return producing(draw, world, queue).shares(Kind.DATA, queue);
  }

  private static Move producing(Draw draw, World world, String queue) {
    int which = draw.below(100);
    if (which < 45) {
      return Move.call(Actor.WRITERS, "insert_event", text(queue), payload(draw), payload(draw));
    }
    if (which < 60) {
      return Move.call(
          Actor.WRITERS,
          "insert_event",
          text(queue),
          payload(draw),
          payload(draw),
          payload(draw),
          payload(draw),
          payload(draw),
          payload(draw));
    }
    if (which < 75) {
      return Move.sql(
          Actor.WRITERS,
          "select pgq.insert_event("
              + text(queue)
              + ", 'many', i::text) from generate_series(1, "
              + (1 + draw.below(5))
              + ") i");
    }
    if (which < 85) {
      return raw(draw, world, queue);
    }
    if (which < 92) {
      return Move.sql(
          MAY_FORGE, "select parity.insert_directly(" + text(queue) + ", " + payload(draw) + ")");
    }
    if (which < 95) {
      return Move.call(
          Actor.WRITERS,
          "insert_event",
          "queue_name => " + text(queue),
          "ev_data => 'named'",
          "ev_type => null");
    }
    if (which < 97) {
      return setting(draw);
    }
    // PgQ/J takes a transaction id there, which shows in snapshots: here both do.
    return Move.sql(
        Actor.WRITERS,
        "select txid_current() > 0 as began, pgq.current_event_table(" + text(queue) + ")");
  }

  /** Of the session, which may be one that does anything. */
  private static Move setting(Draw draw) {
    return draw.chance(50)
        ? Move.sql(
            List.of(Actor.OWNER),
            "set session_replication_role = " + draw.of("replica", "local", "origin"))
        : Move.sql(
            List.of(Actor.values()),
            "set search_path = " + draw.of("nope", "pgq", "\"$user\", public", "''"));
  }

  private static Move raw(Draw draw, World world, String queue) {
    return Move.call(
        MAY_FORGE,
        "insert_event_raw",
        text(queue),
        draw.chance(50) ? "null" : world.event(draw),
        Literals.time(draw),
        draw.of("null", "1", "2", "99"),
        draw.of("null", "0", "3", "-1"),
        payload(draw),
        payload(draw),
        "null",
        "null",
        "'x'",
        "null");
  }
}
