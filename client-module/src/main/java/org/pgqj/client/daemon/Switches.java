package org.pgqj.client.daemon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What signals set and the loop looks at. */
final class Switches {

  private final List<Runnable> onStop = new ArrayList<>();
  private boolean stopping;
  private boolean reloading;
  private int status;

  synchronized boolean stopping() {
    return stopping;
  }

  /** The exit status that whoever stopped first has asked for. */
  synchronized int status() {
    return status;
  }

  /** Asks for the end; whether nobody did before. */
  boolean stop(int exitStatus) {
    List<Runnable> actions;
    synchronized (this) {
      if (stopping) {
        return false;
      }
      stopping = true;
      status = exitStatus;
      actions = List.copyOf(onStop);
      notifyAll();
    }
    actions.forEach(Runnable::run);
    return true;
  }

  void onStop(Runnable action) {
    synchronized (this) {
      if (!stopping) {
        onStop.add(action);
        return;
      }
    }
    action.run();
  }

  synchronized void reload() {
    reloading = true;
    notifyAll();
  }

  /** Whether to reload; asking takes the wish back. */
  synchronized boolean takeReload() {
    boolean wish = reloading;
    reloading = false;
    return wish;
  }

  synchronized void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    try {
      while (!stopping && !reloading) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return;
        }
        wait(left / 1_000_000, (int) (left % 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop(0);
    }
  }
}
