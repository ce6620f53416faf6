package org.pgqj.trigger;

import java.sql.SQLException;
import org.pgqj.backend.Raise;
import org.pgqj.trigger.encode.Encoding;
import org.pgqj.trigger.encode.JsonEncoding;
import org.pgqj.trigger.encode.SqlEncoding;
import org.pgqj.trigger.encode.UrlEncoding;
import org.pgqj.trigger.options.Refusal;
import org.pgqj.trigger.options.TriggerError;
import org.pgqj.trigger.row.RowCapture;
import org.pgqj.trigger.row.TooLargeRow;
import org.pgqj.trigger.row.Unchanged;
import org.postgresql.pljava.TriggerData;

/**
 * What the trigger functions of schema {@code pgq} call.
 *
 * <p>Each publishes the changes of rows and TRUNCATE as events; ev_extra1 is the table. Nothing
 * happens while {@code session_replication_role} is local. The arguments are the queue and those of
 * {@link org.pgqj.trigger.options.OptionParser}.
 *
 * <p>Triggers for each statement publish all its rows at once, with the same content.
 *
 * <p>Errors have PgQ's texts and SQLSTATE XX000: a wrong declaration, a table without key on UPDATE
 * and DELETE, an UPDATE of the key, an unknown queue. 42703 is {@code pkey=} with a column that the
 * table does not have, 40001 that a transaction with a fixed snapshot cannot see what the table
 * looks like now, 53200 that a row does not fit into Java's memory.
 */
public final class RowTriggers {

  private static final Encoding URL = new UrlEncoding();
  private static final Encoding SQL = new SqlEncoding();

  /** Of its own, since the same arguments mean something else to it. */
  private static final Encoding OLD_SQL = new SqlEncoding();

  private static final Encoding JSON = new JsonEncoding();

  private RowTriggers() {}

  /** {@code pgq.logutriga}: rows are URL-encoded. */
  public static void logutriga(TriggerData data) throws SQLException {
    fire("logutriga", data, URL, false);
  }

  /** {@code pgq.sqltriga}: rows are parts of SQL statements. */
  public static void sqltriga(TriggerData data) throws SQLException {
    fire("sqltriga", data, SQL, false);
  }

  /** {@code pgq.jsontriga}: rows are JSON objects. */
  public static void jsontriga(TriggerData data) throws SQLException {
    fire("jsontriga", data, JSON, false);
  }

  /**
   * {@code pgq.logtriga('queue', 'kvi…' [, name])}, of old databases: rows are parts of SQL
   * statements, a letter for each column says whether it is key, value or ignored; the name has no
   * effect.
   */
  public static void logtriga(TriggerData data) throws SQLException {
    fire("logtriga", data, OLD_SQL, true);
  }

  /**
   * {@code pgq._ready()}: true. In the condition of a trigger for each statement it makes sure that
   * this class is loaded when the trigger fires; while PL/Java loads it, a trigger can't see its
   * transition tables.
   */
  public static boolean ready() {
    return true;
  }

  /**
   * {@code pgq._unchanged(integer)}, which direct inserts ask while they are planned.
   *
   * @return whether the statement of that number is being made right now
   */
  public static boolean unchanged(int statement) {
    return Unchanged.answer(statement);
  }

  /**
   * {@code pgq._refuse(text)}, for statements that find an error at some row.
   *
   * @param error name of a {@link TriggerError} without values
   * @return never
   */
  public static String refuse(String error) throws SQLException {
    Refusal refusal = TriggerError.valueOf(error).refusal();
    throw Raise.error(refusal.sqlState(), refusal.getMessage());
  }

  private static void fire(String name, TriggerData data, Encoding encoding, boolean oldStyle)
      throws SQLException {
    try {
      if (data == null) {
        throw TriggerError.NOT_A_TRIGGER.refusal(name);
      }
      fire(data, encoding, oldStyle);
    } catch (Refusal refusal) {
      throw Raise.error(refusal.sqlState(), refusal.getMessage());
    }
  }

  private static void fire(TriggerData data, Encoding encoding, boolean oldStyle)
      throws SQLException, Refusal {
    boolean isTooLarge = false;
    try {
      RowCapture.fire(data, encoding, oldStyle);
    } catch (OutOfMemoryError e) {
      isTooLarge = true;
    }
    // Not in the handler, where the error would hold on to memory.
    if (isTooLarge) {
      throw TooLargeRow.refusal(data);
    }
  }
}
