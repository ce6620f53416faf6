package org.pgqj.conformance.parity;

import static org.pgqj.conformance.parity.Literals.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Makes stories out of chance: several sessions take turns, some inside a transaction. A step that
 * would wait for another session's transaction is never drawn.
 */
final class StoryTeller {

  static final String BEGIN = "begin";
  static final String COMMIT = "commit";

  private static final int STEPS = 100;

  /** Steps that a transaction may stay open for, in turns of everybody. */
  private static final int MOST_OPEN = 2;

  private final List<Family> families;

  StoryTeller(List<Family> families) {
    this.families = families;
  }

  /** Everything there is, the frequent things several times. */
  static StoryTeller ofAll() {
    Family events = new EventMoves();
    Family ticks = new TickMoves();
    Family batches = new BatchMoves();
    Family retries = new RetryMoves();
    Family maintenance = new MaintenanceMoves();
    Family queues = new QueueMoves();
    Family info = new InfoMoves();
    return new StoryTeller(
        List.of(
            events,
            events,
            events,
            ticks,
            ticks,
            ticks,
            batches,
            batches,
            batches,
            retries,
            retries,
            maintenance,
            maintenance,
            queues,
            queues,
            new ConsumerMoves(),
            info,
            info));
  }

  /** The story of a seed, always the same. */
  Story tell(long seed) {
    Telling telling = new Telling(new Draw(seed));
    telling.begin();
    while (telling.steps.size() < STEPS) {
      telling.turn();
    }
    return new Story(seed, List.copyOf(telling.steps));
  }

  /** One story being made. */
  private final class Telling {

    final List<Step> steps = new ArrayList<>();
    private final Draw draw;
    private final World world;
    private final Deque<Move> planned = new ArrayDeque<>();
    private final Map<Actor, List<Touch>> open = new EnumMap<>(Actor.class);

    Telling(Draw draw) {
      this.draw = draw;
      this.world = World.draw(draw);
    }

    /** Without queues and consumers most calls would only fail. */
    void begin() {
      for (String queue : world.queues()) {
        say(draw.of(Actor.ADMINS), "select pgq.create_queue(" + text(queue) + ")");
      }
      for (String consumer : world.consumers()) {
        register(world.queues().get(0), consumer);
      }
      register(world.queues().get(1), world.consumers().get(0));
    }

    private void register(String queue, String consumer) {
      say(
          draw.of(Actor.READERS),
          "select pgq.register_consumer(%s, %s)".formatted(text(queue), text(consumer)));
    }

    private void say(Actor actor, String sql) {
      steps.add(new Step(actor, sql));
      if (sql.equals(BEGIN)) {
        open.putIfAbsent(actor, new ArrayList<>());
      } else if (sql.equals(COMMIT) || sql.equals("rollback")) {
        open.remove(actor);
      }
    }

    void turn() {
      if (!open.isEmpty() && draw.chance(15)) {
        Actor actor = draw.of(List.copyOf(open.keySet()));
        say(actor, transactionControl());
      } else if (open.size() < MOST_OPEN && draw.chance(8)) {
        Actor actor = draw.of(List.of(Actor.values()));
        if (!open.containsKey(actor)) {
          say(actor, BEGIN);
        }
      } else if (!planned.isEmpty() && draw.chance(60)) {
        Move move = planned.remove();
        if (!make(draw.of(move.actors), move)) {
          planned.addFirst(move);
        }
      } else {
        improvise();
      }
      if (planned.isEmpty() && draw.chance(40)) {
        planned.addAll(Scenes.next(draw, world));
      }
    }

    private String transactionControl() {
      int which = draw.below(100);
      if (which < 20) {
        return "savepoint s";
      }
      return which < 35 ? "rollback to savepoint s" : which < 80 ? COMMIT : "rollback";
    }

    private void improvise() {
      Move move = draw.of(families).next(draw, world);
      make(draw.chance(12) ? draw.of(List.of(Actor.values())) : draw.of(move.actors), move);
    }

    /** False when the move would wait for another transaction. */
    private boolean make(Actor actor, Move move) {
      boolean isFree = isFree(actor, move.waitsFor(open.containsKey(actor)));
      if (isFree) {
        say(actor, move.sql);
        if (open.containsKey(actor)) {
          open.get(actor).addAll(move.holds());
        }
      }
      return isFree;
    }

    private boolean isFree(Actor actor, List<Touch> touches) {
      return open.entrySet().stream()
          .filter(others -> others.getKey() != actor)
          .flatMap(others -> others.getValue().stream())
          .noneMatch(held -> touches.stream().anyMatch(held::conflictsWith));
    }
  }
}
