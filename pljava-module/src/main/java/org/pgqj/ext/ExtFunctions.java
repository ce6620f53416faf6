package org.pgqj.ext;

import java.sql.SQLException;

/**
 * The SQL functions of pgq_ext.
 *
 * <p>A consumer that writes into another database than its queue's calls these in the transaction
 * of its work. When it breaks down after that commit and before the queue's own finish_batch, the
 * batch comes again, and this database knows that it has been done.
 *
 * <p>The forms without a sub-consumer run with the caller's rights and go through SQL to the
 * others, which run as the owner. Null names are errors (23502) in all functions that write.
 */
public final class ExtFunctions {

  private static final String API_LEVEL = "3.1";

  private ExtFunctions() {}

  /** Whether the batch is the last one done; false for a null. */
  public static boolean isBatchDone(String consumer, String sub, Long batch) throws SQLException {
    return Progress.isBatchDone(consumer, sub, batch);
  }

  /** The form without a sub-consumer. */
  public static boolean isBatchDone(String consumer, Long batch) throws SQLException {
    return ShortForms.IS_BATCH_DONE.test(consumer, batch);
  }

  /**
   * Notes the last batch done. Of two transactions that note the same one at once the second waits
   * for the first, and gets false when that commits.
   *
   * @param batch null, 0 and negative ids are not noted
   * @return false when it is noted already
   */
  public static boolean setBatchDone(String consumer, String sub, Long batch) throws SQLException {
    return Progress.setBatchDone(consumer, sub, batch);
  }

  /** The form without a sub-consumer. */
  public static boolean setBatchDone(String consumer, Long batch) throws SQLException {
    return ShortForms.SET_BATCH_DONE.test(consumer, batch);
  }

  /** Whether the event of the batch is noted; false for a null. */
  public static boolean isEventDone(String consumer, String sub, Long batch, Long event)
      throws SQLException {
    return Progress.isEventDone(consumer, sub, batch, event);
  }

  /** The form without a sub-consumer. */
  public static boolean isEventDone(String consumer, Long batch, Long event) throws SQLException {
    return ShortForms.IS_EVENT_DONE.test(consumer, batch, event);
  }

  /**
   * Notes an event done. Those of the batch before it are forgotten with the first event of another
   * batch.
   *
   * @return false when it is noted already
   * @throws SQLException 23502 for a null
   */
  public static boolean setEventDone(String consumer, String sub, Long batch, Long event)
      throws SQLException {
    return Progress.setEventDone(consumer, sub, batch, event);
  }

  /** The form without a sub-consumer. */
  public static boolean setEventDone(String consumer, Long batch, Long event) throws SQLException {
    return ShortForms.SET_EVENT_DONE.test(consumer, batch, event);
  }

  /** The last tick done; null when none is noted. */
  public static Long getLastTick(String consumer, String sub) throws SQLException {
    return Progress.lastTick(consumer, sub);
  }

  /** The form without a sub-consumer. */
  public static Long getLastTick(String consumer) throws SQLException {
    return ShortForms.lastTick(consumer);
  }

  /**
   * Notes the last tick done.
   *
   * @param tick null forgets it
   * @return 1
   */
  public static int setLastTick(String consumer, String sub, Long tick) throws SQLException {
    Progress.setLastTick(consumer, sub, tick);
    return 1;
  }

  /** The form without a sub-consumer. */
  public static int setLastTick(String consumer, Long tick) throws SQLException {
    return ShortForms.setLastTick(consumer, tick);
  }

  /** The level of pgq_ext's API: {@code 3.1}. */
  public static String version() {
    return API_LEVEL;
  }

  /**
   * Adds the column subconsumer_id to tables that lack it, as those of PgQ 2 do; the caller must
   * own them.
   *
   * @return number of tables changed
   */
  public static int upgradeSchema() throws SQLException {
    return Upgrade.run();
  }
}
