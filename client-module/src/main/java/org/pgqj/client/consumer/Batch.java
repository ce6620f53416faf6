package org.pgqj.client.consumer;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The events between two ticks, in the order of their numbers; often none. They are read block by
 * block while one iterates, so that a batch of any size fits into little memory, and once only.
 */
public final class Batch implements Iterable<Event> {

  private final BatchInfo info;
  private final String queue;
  private final String consumer;
  private final EventReader reader;
  private boolean taken;

  Batch(BatchInfo info, String queue, String consumer, EventReader reader) {
    this.info = info;
    this.queue = queue;
    this.consumer = consumer;
    this.reader = reader;
  }

  /** Its number, which stays the same when the batch is repeated. */
  public long id() {
    return info.id();
  }

  public String queue() {
    return queue;
  }

  public String consumer() {
    return consumer;
  }

  /** The tick it ends with. */
  public long tick() {
    return info.tick();
  }

  /** The tick it begins after. */
  public long previousTick() {
    return info.previousTick();
  }

  /** When its last tick was made. */
  public Instant tickTime() {
    return info.tickTime();
  }

  /** When the tick before it was made. */
  public Instant previousTickTime() {
    return info.previousTickTime();
  }

  /**
   * Its events.
   *
   * @throws IllegalStateException the second time
   */
  @Override
  public Iterator<Event> iterator() {
    take();
    return new Walk();
  }

  /** For handling block by block instead of event by event; an empty block is the end. */
  List<Event> nextBlock() throws SQLException {
    taken = true;
    return reader.next();
  }

  private void take() {
    if (taken) {
      throw new IllegalStateException("the events of a batch can be read only once");
    }
    taken = true;
  }

  private final class Walk implements Iterator<Event> {

    private Iterator<Event> block = List.<Event>of().iterator();
    private boolean ended;

    @Override
    public boolean hasNext() {
      if (!ended && !block.hasNext()) {
        block = read().iterator();
        ended = !block.hasNext();
      }
      return block.hasNext();
    }

    @Override
    public Event next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return block.next();
    }

    private List<Event> read() {
      try {
        return reader.next();
      } catch (SQLException e) {
        throw new ReadFailure(e);
      }
    }
  }

  /** An iterator may not throw what a database throws; whoever runs the batch unwraps it. */
  static final class ReadFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final SQLException reason;

    ReadFailure(SQLException reason) {
      super(reason);
      this.reason = reason;
    }

    SQLException reason() {
      return reason;
    }
  }
}
