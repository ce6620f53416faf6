package org.pgqj.conformance.parity;

import static org.pgqj.conformance.parity.Literals.text;

import java.util.List;
import org.pgqj.conformance.parity.Touch.Kind;

/** Creating, dropping and configuring queues. */
final class QueueMoves implements Family {

  // An idle period above zero would make ticks depend on the clock; TickMoves has that.
  private static final List<String> SETTINGS =
      List.of(
          "'ticker_max_count', '1'",
          "'ticker_max_count', '2'",
          "'ticker_max_count', '-1'",
          "'ticker_max_count', 'many'",
          "'ticker_max_count', '99999999999'",
          "'ticker_max_lag', '0'",
          "'ticker_max_lag', '1 day'",
          "'ticker_max_lag', 'long'",
          "'ticker_idle_period', '0'",
          "'ticker_idle_period', '-1 day'",
          "'rotation_period', '1 day'",
          "'rotation_period', '0'",
          "'rotation_period', ''",
          "'ticker_paused', 't'",
          "'ticker_paused', 'off'",
          "'external_ticker', 'true'",
          "'external_ticker', '0'",
          "'external_ticker', 'maybe'",
          "'ticker_max_lag', null",
          "null, '1'",
          "'queue_ticker_max_lag', '0'",
          "'per_tx_limit', '1'",
          "'disable_insert', '1'",
          "'ntables', '5'",
          "'%s', '1'",
          "'it''s', '1'",
          "'', ''");

  private static final List<String> COLUMNS =
      List.of(
          "queue_per_tx_limit = null",
          "queue_per_tx_limit = 2",
          "queue_per_tx_limit = 0",
          "queue_per_tx_limit = -1",
          "queue_disable_insert = true",
          "queue_disable_insert = false",
          "queue_disable_insert = false",
          "queue_external_ticker = false, queue_ticker_paused = false",
          "queue_external_ticker = true",
          "queue_extra_maint = null",
          "queue_extra_maint = '{pg_catalog.now,\"my schema.f\"}'");

  @Override
  public Move next(Draw draw, World world) {
    String queue = world.queue(draw);
    int which = draw.below(100);
    if (which < 20) {
      return whole(Move.call(Actor.ADMINS, "create_queue", text(queue)), queue);
    }
    if (which < 24) {
      return whole(Move.call(Actor.ADMINS, "drop_queue", text(queue)), queue);
    }
    if (which < 30) {
      String force = draw.of("true", "true", "false", "null");
      return whole(Move.call(Actor.ADMINS, "drop_queue", text(queue), force), queue);
    }
    if (which < 58) {
      return Move.call(Actor.ADMINS, "set_queue_config", text(queue), draw.of(SETTINGS))
          .owns(Kind.QUEUE, queue);
    }
    if (which < 85) {
      String update = "update pgq.queue set %s where queue_name = ".formatted(draw.of(COLUMNS));
      return Move.sql(Actor.ADMINS, update + text(queue)).owns(Kind.QUEUE, queue);
    }
    return rights(draw, queue);
  }

  /** A queue with all that belongs to it. */
  static Move whole(Move move, String queue) {
    return move.owns(Kind.QUEUE, queue)
        .owns(Kind.TICKS, queue)
        .owns(Kind.DATA, queue)
        .owns(Kind.SUBSCRIPTIONS, Touch.ALL)
        .owns(Kind.RETRIES, Touch.ALL);
  }

  private static Move rights(Draw draw, String queue) {
    return switch (draw.below(3)) {
      case 0 -> Move.call(Actor.ADMINS, "grant_perms", text(queue)).owns(Kind.QUEUE, queue);
      case 1 ->
          Move.call(Actor.ADMINS, "tune_storage", text(queue))
              .owns(Kind.QUEUE, queue)
              .owns(Kind.DATA, queue);
      default ->
          Move.call(
                  Actor.ADMINS,
                  "_grant_perms_from",
                  "'parity'",
                  draw.of("'source'", "'source'", "'nope'", "null", "'it''s'"),
                  "'parity'",
                  draw.of("'target'", "'target'", "'nope'"))
              .owns(Kind.QUEUE, Touch.ALL);
    };
  }
}
