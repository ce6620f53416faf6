package org.pgqj.client.consumer;

import java.nio.charset.Charset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.Map;

/**
 * An event of a batch. Once the batch is finished the event is done, unless it was told otherwise:
 * by {@link #retry(Duration)} it comes back later, by {@link #fail} it becomes a dead letter. What
 * was said last counts.
 *
 * <p>Its values never change; telling it something is safe from any thread, until the batch is
 * finished.
 */
public final class Event {

  /** The columns that events are read by, in the order in which {@link #read} wants them. */
  static final String COLUMNS =
      "ev_id, ev_time, ev_txid, ev_retry, ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3,"
          + " ev_extra4";

  private final Verdicts verdicts;
  private final Charset charset;
  private final long id;
  private final Instant time;
  private final long txid;
  private final int retry;
  private final String type;
  private final String data;
  private final String[] extra;

  private Event(ResultSet row, Verdicts verdicts, Charset charset) throws SQLException {
    this.verdicts = verdicts;
    this.charset = charset;
    this.id = row.getLong(1);
    this.time = row.getObject(2, OffsetDateTime.class).toInstant();
    this.txid = row.getLong(3);
    this.retry = row.getInt(4);
    this.type = row.getString(5);
    this.data = row.getString(6);
    this.extra =
        new String[] {row.getString(7), row.getString(8), row.getString(9), row.getString(10)};
  }

  /** The event in the row that a result is at. */
  static Event read(ResultSet row, Verdicts verdicts, Charset charset) throws SQLException {
    return new Event(row, verdicts, charset);
  }

  /** Its number, unique in the queue; a retried event keeps it. */
  public long id() {
    return id;
  }

  /** The producer's transaction; of an event that was retried, the one that put it back. */
  public long txid() {
    return txid;
  }

  /** When the producer's transaction began. */
  public Instant time() {
    return time;
  }

  /** How often it was retried before; 0 when it comes for the first time. */
  public int retry() {
    return retry;
  }

  /** ev_type, such as {@code I:} from logutriga; may be null, as all texts of an event. */
  public String type() {
    return type;
  }

  /** ev_data, as it was produced. */
  public String data() {
    return data;
  }

  /** ev_extra1; triggers put the table's name there. */
  public String extra1() {
    return extra[0];
  }

  /** ev_extra2. */
  public String extra2() {
    return extra[1];
  }

  /** ev_extra3. */
  public String extra3() {
    return extra[2];
  }

  /** ev_extra4. */
  public String extra4() {
    return extra[3];
  }

  /**
   * The url-encoded fields of {@link #data}, in their order; the value is null for a field without
   * {@code =}. The map can't be changed.
   *
   * @throws IllegalArgumentException when the data is null or not url-encoded
   */
  public Map<String, String> fields() {
    if (data == null) {
      throw new IllegalArgumentException("event " + id + " has no data");
    }
    try {
      return Collections.unmodifiableMap(UrlFields.decode(data, charset));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("event " + id + ": " + e.getMessage(), e);
    }
  }

  /** Done after all: takes back what it was told. */
  public void done() {
    verdicts.put(this, null);
  }

  /** Comes back after some time; as a dead letter once it has come back {@code retry_max} times. */
  public void retry(Duration delay) {
    retry(delay, null);
  }

  /** The same with a reason, which the dead letter will show. */
  public void retry(Duration delay, String reason) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("negative delay: " + delay);
    }
    verdicts.put(this, new Verdict.Retry(delay, reason));
  }

  /**
   * Comes back after {@code retry_delay}, which doubles with every further time up to {@code
   * retry_delay_max}.
   *
   * @param reason why, or null; a dead letter will show it
   */
  public void retryLater(String reason) {
    verdicts.put(this, new Verdict.Retry(null, reason));
  }

  /**
   * Becomes a dead letter, whatever {@code retry_max} says.
   *
   * @param reason why, or null
   */
  public void fail(String reason) {
    verdicts.put(this, new Verdict.Fail(reason));
  }

  @Override
  public String toString() {
    return "Event[" + id + ", " + type + "]";
  }
}
