package org.pgqj.conformance.parity;

import static org.pgqj.conformance.parity.Literals.text;

import org.pgqj.conformance.parity.Touch.Kind;

/** What consumers do with batches. */
final class BatchMoves implements Family {

  @Override
  public Move next(Draw draw, World world) {
    String queue = world.queue(draw);
    String consumer = world.consumer(draw);
    String batch = world.batch(draw, queue, consumer);
    int which = draw.below(100);
    if (which < 35) {
      return opening(draw, queue, consumer);
    }
    if (which < 55) {
      return finishing(batch);
    }
    if (which < 88) {
      return reading(draw, batch);
    }
    return helper(draw);
  }

  /** Ends a batch. */
  static Move finishing(String batch) {
    return Move.call(Actor.READERS, "finish_batch", batch).owns(Kind.SUBSCRIPTIONS, Touch.ALL);
  }

  /** Opens a batch, in one of the three ways. */
  static Move opening(Draw draw, String queue, String consumer) {
    return openingBy(draw, queue, consumer).owns(Kind.SUBSCRIPTIONS, Touch.ALL);
  }

  private static Move openingBy(Draw draw, String queue, String consumer) {
    return switch (draw.below(3)) {
      case 0 -> Move.call(Actor.READERS, "next_batch", text(queue), text(consumer));
      case 1 -> Move.rows(Actor.READERS, "next_batch_info", text(queue), text(consumer));
      default ->
          Move.rows(
              Actor.READERS,
              "next_batch_custom",
              text(queue),
              text(consumer),
              Literals.interval(draw),
              draw.of("null", "0", "1", "3", "100", "-1"),
              Literals.interval(draw));
    };
  }

  /** Looks at a batch. */
  static Move reading(Draw draw, String batch) {
    return looking(draw, batch).shares(Kind.DATA, Touch.ALL);
  }

  private static Move looking(Draw draw, String batch) {
    int which = draw.below(100);
    if (which < 40) {
      return Move.rows(Actor.READERS, "get_batch_events", batch);
    }
    if (which < 60) {
      return cursor(draw, batch);
    }
    if (which < 68) {
      return Move.sql(
          Actor.READERS, "select * from parity.rows_of(pgq.batch_event_sql(" + batch + "))");
    }
    if (which < 76) {
      return Move.call(Actor.READERS, "batch_event_tables", batch);
    }
    if (which < 88) {
      return Move.rows(Actor.READERS, "get_batch_info", batch);
    }
    return Move.sql(
        Actor.READERS,
        draw.of("fetch 2 from ", "fetch all from ", "fetch prior from ", "close ")
            + cursorName(draw));
  }

  private static Move cursor(Draw draw, String batch) {
    String limit = draw.of("0", "1", "2", "100", "-1", "null");
    if (draw.chance(40)) {
      String name = draw.of("'cur'", "'cur'", "'Odd \"name'", "null", "''");
      return Move.rows(Actor.READERS, "get_batch_cursor", batch, name, limit);
    }
    String where =
        draw.of(
            "ev_type = ''many''",
            "ev_id > 1 or ev_data is null",
            "true",
            "false",
            "ev_data like ''%''",
            "nope = 1",
            "1",
            "",
            "ev_id in (1, 2",
            "ev_retry is not null");
    String condition = draw.chance(10) ? "null" : "'" + where + "'";
    return Move.rows(Actor.READERS, "get_batch_cursor", batch, "'cur'", limit, condition);
  }

  private static String cursorName(Draw draw) {
    return draw.of("cur", "cur", "\"Odd \"\"name\"");
  }

  /** Which tick would end a batch. */
  static Move helper(Draw draw) {
    return Move.rows(
        Actor.READERS,
        "find_tick_helper",
        draw.of("(select min(queue_id) from pgq.queue)", "0", "null::integer"),
        draw.of("0", "1", "2", "null::bigint"),
        draw.of("now()", "now() - '3 days'::interval", "null::timestamptz"),
        draw.of("0", "1", "3", "null::bigint"),
        draw.of("0", "1", "2", "3", "4", "5", "100", "null::bigint"),
        draw.chance(60) ? "null::interval" : Literals.interval(draw));
  }
}
