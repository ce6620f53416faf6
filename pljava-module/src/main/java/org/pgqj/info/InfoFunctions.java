package org.pgqj.info;

import java.sql.SQLException;
import org.postgresql.pljava.ResultSetHandle;

/** The SQL functions that report. */
public final class InfoFunctions {

  /** The level of PgQ's API that is served; clients compare it with the PgQ they need. */
  private static final String API_LEVEL = "3.5.2";

  private static final String PRODUCT = "pgqj ";

  private InfoFunctions() {}

  /** All queues, by name. */
  public static ResultSetHandle getQueueInfo() throws SQLException {
    return getQueueInfo(null);
  }

  /**
   * Settings, rotation and ticks of a queue.
   *
   * @param queue null for all; an unknown one gives no row
   */
  public static ResultSetHandle getQueueInfo(String queue) throws SQLException {
    return InfoQueries.queues(queue);
  }

  /** All consumers of all queues. */
  public static ResultSetHandle getConsumerInfo() throws SQLException {
    return getConsumerInfo(null, null);
  }

  /** All consumers of a queue; null for all queues. */
  public static ResultSetHandle getConsumerInfo(String queue) throws SQLException {
    return getConsumerInfo(queue, null);
  }

  /**
   * Where consumers stand, by queue and consumer.
   *
   * @param queue null for all; an unknown one gives no row
   * @param consumer null for all; an unknown one gives no row
   */
  public static ResultSetHandle getConsumerInfo(String queue, String consumer) throws SQLException {
    return InfoQueries.consumers(queue, consumer);
  }

  /** What holds rotation back, by queue; see {@link RotationReport}. */
  public static ResultSetHandle rotationInfo() throws SQLException {
    return RotationReport.open();
  }

  /** The level of PgQ's API: {@code 3.5.2}. */
  public static String version() {
    return API_LEVEL;
  }

  /** What implements it: {@code pgqj} and its version. */
  public static String implementation() {
    return PRODUCT + ProductVersion.read();
  }
}
