package org.pgqj.conformance.parity;

import static org.pgqj.conformance.parity.Literals.text;

import java.util.List;
import org.pgqj.conformance.parity.Touch.Kind;

/** Rotation and the rest of maintenance. */
final class MaintenanceMoves implements Family {

  @Override
  public Move next(Draw draw, World world) {
    String queue = world.queue(draw);
    int which = draw.below(100);
    if (which < 40) {
      return firstStep(queue);
    }
    if (which < 75) {
      return secondStep();
    }
    if (which < 85) {
      return Move.rows(Actor.ADMINS, "maint_operations");
    }
    if (which < 90) {
      return Move.call(Actor.ADMINS, "maint_tables_to_vacuum");
    }
    if (which < 92) {
      return QueueMoves.whole(Move.call(List.of(Actor.OWNER), "upgrade_schema"), Touch.ALL);
    }
    return Move.sql(
            List.of(Actor.ADMIN, Actor.OWNER),
            "update pgq.queue set queue_switch_time = queue_switch_time - '2 days'::interval")
        .owns(Kind.QUEUE, Touch.ALL);
  }

  /** The first step of a rotation. */
  static Move firstStep(String queue) {
    return Move.call(Actor.ADMINS, "maint_rotate_tables_step1", text(queue))
        .owns(Kind.QUEUE, queue)
        .owns(Kind.TICKS, queue)
        .shares(Kind.SUBSCRIPTIONS, Touch.ALL)
        .leavesLocked(Kind.DATA, queue);
  }

  /** The second one, of all queues. */
  static Move secondStep() {
    return Move.call(Actor.ADMINS, "maint_rotate_tables_step2").owns(Kind.QUEUE, Touch.ALL);
  }
}
