package org.pgqj.client.consumer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Handles events side by side: each key has its lane, and a lane keeps the order. Without
 * parallelism there is one lane, the caller's own thread.
 */
final class Lanes implements AutoCloseable {

  private final int number;
  private final ExecutorService threads;

  /** What is done with one event. */
  @FunctionalInterface
  interface Handler {
    void handle(Event event) throws Exception;
  }

  Lanes(int number) {
    this.number = number;
    AtomicInteger count = new AtomicInteger();
    this.threads =
        number == 1
            ? null
            : Executors.newFixedThreadPool(
                number,
                work -> {
                  Thread thread = new Thread(work, "lane " + count.incrementAndGet());
                  thread.setDaemon(true);
                  return thread;
                });
  }

  /**
   * Handles all of some events; returns, or throws the first failure, once no thread works any
   * more. After a failure the lanes stop where they are.
   */
  void handle(List<Event> events, Function<Event, Object> key, Handler handler) throws Exception {
    if (threads == null) {
      for (Event event : events) {
        handler.handle(event);
      }
      return;
    }
    AtomicBoolean failed = new AtomicBoolean();
    List<Future<Void>> running = new ArrayList<>();
    for (List<Event> lane : divide(events, key)) {
      if (!lane.isEmpty()) {
        running.add(
            threads.submit(
                () -> {
                  handleLane(lane, handler, failed);
                  return null;
                }));
      }
    }
    await(running, failed);
  }

  private List<List<Event>> divide(List<Event> events, Function<Event, Object> key) {
    List<List<Event>> lanes = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      lanes.add(new ArrayList<>());
    }
    for (Event event : events) {
      Object value = key.apply(event);
      int hash = value == null ? Long.hashCode(event.id()) : value.hashCode();
      lanes.get(Math.floorMod(hash ^ (hash >>> 16), number)).add(event);
    }
    return lanes;
  }

  private static void handleLane(List<Event> lane, Handler handler, AtomicBoolean failed)
      throws Exception {
    boolean well = false;
    try {
      for (Event event : lane) {
        if (failed.get()) {
          return;
        }
        handler.handle(event);
      }
      well = true;
    } finally {
      if (!well) {
        failed.set(true);
      }
    }
  }

  private static void await(List<Future<Void>> running, AtomicBoolean failed) throws Exception {
    Throwable first = null;
    boolean interrupted = false;
    for (Future<Void> lane : running) {
      while (true) {
        try {
          lane.get();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
          failed.set(true);
        } catch (ExecutionException e) {
          if (first == null) {
            first = e.getCause();
          } else if (first != e.getCause()) {
            first.addSuppressed(e.getCause());
          }
          break;
        }
      }
    }
    if (first instanceof Error error) {
      throw error;
    }
    if (first != null) {
      throw (Exception) first;
    }
    if (interrupted) {
      throw new InterruptedException("interrupted while events were handled");
    }
  }

  @Override
  public void close() {
    if (threads != null) {
      threads.shutdown();
    }
  }
}
