package org.pgqj.client.ticker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Lets the threads of a database sleep, to the microsecond, and ends all of them at once. */
final class Pauses {

  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopping;

  synchronized void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  boolean stopping() {
    return stopping;
  }

  void sleep(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    long left = time.toNanos();
    while (left > 0 && !stopping) {
      LockSupport.parkNanos(this, left);
      left = end - System.nanoTime();
    }
  }

  /** Asks all threads to end after what they are at. */
  synchronized void stop() {
    stopping = true;
    threads.forEach(LockSupport::unpark);
  }

  /** Waits until all have ended, but no longer than this. */
  void await(Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    List<Thread> all;
    synchronized (this) {
      all = List.copyOf(threads);
    }
    for (Thread thread : all) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left > 0) {
        thread.join(left);
      }
    }
  }
}
