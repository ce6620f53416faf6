package org.pgqj.conformance.parity;

import static org.pgqj.conformance.parity.Literals.text;

import org.pgqj.conformance.parity.Touch.Kind;

/** Registering and unregistering. */
final class ConsumerMoves implements Family {

  @Override
  public Move next(Draw draw, World world) {
    String queue = world.queue(draw);
    String consumer = world.consumer(draw);
    int which = draw.below(100);
    return which < 60 ? registering(queue, consumer) : moving(which, draw, queue, consumer);
  }

  /** The ordinary registration. */
  static Move registering(String queue, String consumer) {
    return locking(
        Move.call(Actor.READERS, "register_consumer", text(queue), text(consumer)), queue);
  }

  private static Move locking(Move move, String queue) {
    return move.owns(Kind.SUBSCRIPTIONS, Touch.ALL).shares(Kind.QUEUE, queue);
  }

  private static Move moving(int which, Draw draw, String queue, String consumer) {
    if (which < 82) {
      String position = draw.of("null", "1", "1", "2", "3", "5", "-1", "9223372036854775807");
      return locking(
          Move.call(Actor.READERS, "register_consumer_at", text(queue), text(consumer), position),
          queue);
    }
    return locking(
            Move.call(Actor.READERS, "unregister_consumer", text(queue), text(consumer)), queue)
        .owns(Kind.RETRIES, Touch.ALL);
  }
}
