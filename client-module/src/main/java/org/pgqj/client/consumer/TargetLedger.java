package org.pgqj.client.consumer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a target database knows of a consumer's progress. Kept by consumer and, as sub-consumer, by
 * queue. Events that are not done are marked too: should the source forget what was decided about
 * them, it can be told again.
 */
final class TargetLedger {

  private static final String LOCK =
      """
      select pg_catalog.count(
               pg_catalog.pg_advisory_xact_lock(
                 pg_catalog.hashtextextended('pgq_ext ' || ?, 0)))
      """;

  private static final String IS_DONE = "select pgq_ext.is_batch_done(?, ?, ?)";

  private static final String MARK_DONE = "select pgq_ext.set_batch_done(?, ?, ?)";

  private static final String MARK =
      """
      select pg_catalog.count(pgq_ext.set_event_done(?, ?, ?, e.id))
        from pg_catalog.unnest(?) as e (id)
      """;

  private static final String MARKED =
      """
      select e.id
        from pg_catalog.unnest(?) as e (id)
       where pgq_ext.is_event_done(?, ?, ?, e.id)
      """;

  private static final String FORGOTTEN = "the reason was lost when the consumer was interrupted";

  private final Connection target;
  private final Batch batch;

  TargetLedger(Connection target, Batch batch) {
    this.target = target;
    this.batch = batch;
  }

  /** Keeps other processes of the same consumer out until the transaction ends. */
  void lock() throws SQLException {
    Call.number(target, LOCK, batch.consumer());
  }

  boolean isDone() throws SQLException {
    return Call.truth(target, IS_DONE, batch.consumer(), batch.queue(), batch.id());
  }

  void markDone() throws SQLException {
    Call.truth(target, MARK_DONE, batch.consumer(), batch.queue(), batch.id());
  }

  /** Marks the events that are not done. */
  void mark(Map<Long, Verdict> verdicts) throws SQLException {
    mark(verdicts, Verdict.Retry.class, "retry");
    mark(verdicts, Verdict.Fail.class, "failed");
  }

  private void mark(Map<Long, Verdict> verdicts, Class<? extends Verdict> kind, String name)
      throws SQLException {
    Object[] ids =
        verdicts.entrySet().stream()
            .filter(entry -> kind.isInstance(entry.getValue()))
            .map(Map.Entry::getKey)
            .toArray();
    if (ids.length > 0) {
      Call.number(
          target,
          MARK,
          batch.consumer(),
          part(name),
          batch.id(),
          target.createArrayOf("bigint", ids));
    }
  }

  /** Tells the events of a block that is done what they were told then. */
  void repeat(List<Event> block) throws SQLException {
    Set<Long> retried = marked(block, "retry");
    Set<Long> failed = marked(block, "failed");
    for (Event event : block) {
      if (failed.contains(event.id())) {
        event.fail(FORGOTTEN);
      } else if (retried.contains(event.id())) {
        event.retryLater(FORGOTTEN);
      }
    }
  }

  private Set<Long> marked(List<Event> block, String name) throws SQLException {
    Object[] ids = block.stream().map(Event::id).toArray();
    Set<Long> found = new HashSet<>();
    try (PreparedStatement statement =
            Call.prepare(
                target,
                MARKED,
                target.createArrayOf("bigint", ids),
                batch.consumer(),
                part(name),
                batch.id());
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(rows.getLong(1));
      }
    }
    return found;
  }

  private String part(String name) {
    return batch.queue() + "/" + name;
  }
}
