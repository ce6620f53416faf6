package org.pgqj.conformance.parity;

import java.util.ArrayList;
import java.util.List;
import org.pgqj.conformance.parity.Touch.Kind;

/**
 * Moves that make sense one after the other. By chance alone, batches would seldom be open and
 * hardly ever hold events.
 */
final class Scenes {

  private final Draw draw;
  private final World world;
  private final String queue;
  private final String consumer;
  private final String batch;
  private final List<Move> moves = new ArrayList<>();

  private Scenes(Draw draw, World world) {
    this.draw = draw;
    this.world = world;
    this.queue = world.knownQueue(draw);
    this.consumer = draw.of(world.consumers());
    this.batch = World.batchOf(queue, consumer);
  }

  /** One scene, drawn by chance. */
  static List<Move> next(Draw draw, World world) {
    Scenes scene = new Scenes(draw, world);
    switch (draw.below(10)) {
      case 0, 1 -> scene.rotate();
      case 2 -> scene.readByCursor();
      default -> scene.consume();
    }
    return scene.moves;
  }

  private void consume() {
    produce();
    openBatch();
    for (int i = draw.below(7); i > 0; i--) {
      moves.add(draw.chance(60) ? retry() : BatchMoves.reading(draw, batch));
    }
    if (draw.chance(85)) {
      moves.add(BatchMoves.finishing(batch));
    }
    if (draw.chance(60)) {
      moves.add(RetryMoves.moving());
      moves.add(TickMoves.plain(queue));
      openBatch();
      moves.add(Move.rows(Actor.READERS, "get_batch_events", batch).shares(Kind.DATA, queue));
      moves.add(retry());
    }
  }

  private void produce() {
    if (draw.chance(30)) {
      moves.add(ConsumerMoves.registering(queue, consumer));
    }
    for (int i = 1 + draw.below(3); i > 0; i--) {
      moves.add(EventMoves.to(draw, world, queue));
    }
    moves.add(TickMoves.plain(queue));
    if (draw.chance(30)) {
      moves.add(BatchMoves.helper(draw));
    }
  }

  private void openBatch() {
    moves.add(BatchMoves.opening(draw, queue, consumer));
  }

  private Move retry() {
    return RetryMoves.of(draw, world, batch);
  }

  private void rotate() {
    for (int i = 1 + draw.below(3); i > 0; i--) {
      moves.add(MaintenanceMoves.firstStep(queue));
      moves.add(EventMoves.to(draw, world, queue));
      moves.add(MaintenanceMoves.secondStep());
      moves.add(TickMoves.plain(queue));
      openBatch();
      moves.add(BatchMoves.reading(draw, batch));
      moves.add(BatchMoves.finishing(batch));
    }
  }

  private void readByCursor() {
    produce();
    openBatch();
    List<Actor> actor = List.of(draw.of(Actor.READERS));
    moves.add(Move.sql(actor, StoryTeller.BEGIN));
    moves.add(
        Move.rows(actor, "get_batch_cursor", batch, "'cur'", draw.of("0", "1", "2"))
            .shares(Kind.DATA, Touch.ALL));
    for (int i = draw.below(3); i > 0; i--) {
      moves.add(
          Move.sql(actor, draw.of("fetch 1 from cur", "fetch 2 from cur", "fetch prior from cur")));
    }
    moves.add(Move.sql(actor, "close cur"));
    moves.add(Move.sql(actor, StoryTeller.COMMIT));
  }
}
