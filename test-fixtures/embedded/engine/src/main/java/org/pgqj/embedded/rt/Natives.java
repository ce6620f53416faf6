package org.pgqj.embedded.rt;

import java.sql.SQLException;
import java.sql.Savepoint;

/**
 * The border between Java and PostgreSQL: everything that the engine's Java asks of C.
 *
 * <p>Rules that hold for every method here:
 *
 * <ul>
 *   <li>Only the backend's own thread may call; another thread gets IllegalStateException.
 *   <li>A PostgreSQL error comes back as {@link SpiException}. After it, every further call that
 *       can reach PostgreSQL throws SQLException XX000 until the SQL call ends or a savepoint set
 *       before it is rolled back to.
 *   <li>A handle is a serial number, never a pointer. A handle whose owner is gone (row of a
 *       trigger that is over, portal of a finished transaction, freed plan) gives SQLException
 *       55000, never a crash.
 *   <li>Where no SQL call is in progress (listeners) SQLException 55000 is thrown.
 *   <li>Type oids are {@code int}; 0 means none.
 * </ul>
 *
 * <p>The C half has one function of the same name for each method.
 */
public final class Natives {
  /** Form of {@link #get}: the class that {@link #javaClass} names. */
  public static final int DEFAULT = 0;

  /** Form of {@link #get}: String, PostgreSQL's own output text; works for every type. */
  public static final int TEXT = 1;

  /** Form of {@link #get}: java.time.OffsetDateTime (offset UTC) of a timestamptz. */
  public static final int OFFSET_DATE_TIME = 2;

  /** Form of {@link #get}: java.time.LocalDateTime of a timestamp. */
  public static final int LOCAL_DATE_TIME = 3;

  /** Form of {@link #get}: java.time.LocalDate of a date. */
  public static final int LOCAL_DATE = 4;

  /** Form of {@link #get}: java.time.LocalTime of a time. */
  public static final int LOCAL_TIME = 5;

  /** Form of {@link #get}: java.time.OffsetTime of a timetz. */
  public static final int OFFSET_TIME = 6;

  private Natives() {}

  // ------------------------------------------------------------------ statements

  /**
   * Plans a statement and keeps the plan for the session.
   *
   * @param sql text with {@code $1}, {@code $2} …
   * @param types oid of each parameter's type; may be empty, not null
   * @return plan handle, never 0
   */
  public static native long prepare(String sql, int[] types) throws SQLException;

  /** Frees a plan. A handle already freed is ignored. */
  public static native void freePlan(long plan);

  /**
   * True if the plan is one statement that yields rows: SELECT, VALUES, … RETURNING, FETCH, SHOW,
   * EXPLAIN. Such a plan is run by {@link #open}, every other one by {@link #execute}.
   */
  public static native boolean returnsRows(long plan) throws SQLException;

  /**
   * Runs a plan at once and throws away its rows, if any.
   *
   * @param values one value per parameter, null for NULL; classes as {@link #set} accepts them
   * @return rows inserted, updated, deleted or copied; 0 for DDL
   */
  public static native long execute(long plan, Object[] values) throws SQLException;

  /**
   * Opens a portal. The parameters are taken over now; nothing is run before the first {@link
   * #fetch}.
   *
   * @param cursorName name of the portal, or null for a name chosen by PostgreSQL; a name in use is
   *     error 42P03
   * @return handle of a set of rows: good until closed or until the transaction ends. A portal that
   *     is closed by somebody else (CLOSE, rollback to a savepoint) makes {@link #fetch} throw
   *     34000; rows already fetched stay readable
   */
  public static native long open(long plan, Object[] values, String cursorName) throws SQLException;

  /**
   * Fetches the next rows. They replace the rows fetched before.
   *
   * @param max how many at most, at least 1
   * @return how many came; 0 at the end, and again after it. They are numbered from 0
   */
  public static native int fetch(long rows, int max) throws SQLException;

  /** Closes a set of rows and its portal. A handle already closed or stale is ignored. */
  public static native void close(long rows);

  // ------------------------------------------------------------------ rows
  // A "rows" handle is a set opened by open(), or one row (row number 0) handed out by the engine:
  // NEW, OLD, a composite argument, a composite value read by get(), or an output row to be filled.

  /** The columns, known before anything is fetched. */
  public static native RowType describe(long rows) throws SQLException;

  /**
   * Reads one column.
   *
   * @param row number of the fetched row, from 0; 0 for a single row
   * @param column position from 1 (attnum); a position that does not exist or is dropped is
   *     SQLException 07009 "Invalid attribute index"
   * @param form one of the constants above; a form that the column's type does not have is
   *     SQLException 0A000
   * @return null for NULL. A composite column in form DEFAULT gives a ReadOnlyRow
   */
  public static native Object get(long rows, int row, int column, int form) throws SQLException;

  /**
   * Writes one column of an output row (NEW of a BEFORE row trigger, the row of a composite
   * result). {@link #get} gives the new value from then on.
   *
   * @param value null for NULL, else of exactly one of these classes by the column's type: bool
   *     Boolean; int2 Short; int4 Integer; int8 Long; float4 Float; float8 Double; numeric
   *     BigDecimal; text, varchar, bpchar, name String; "char" Byte; bytea byte[]; date
   *     java.sql.Date or LocalDate; time java.sql.Time or LocalTime; timestamp java.sql.Timestamp
   *     or LocalDateTime; timestamptz java.sql.Timestamp or OffsetDateTime; oid Integer or Long;
   *     T[] an array of these, boxed or primitive; every other type String, read by the type's
   *     input function. Anything else is SQLException 42804
   */
  public static native void set(long rows, int column, Object value) throws SQLException;

  // ------------------------------------------------------------------ types

  /**
   * The name of the Java class that {@link #get} yields in form DEFAULT, for example {@code
   * java.lang.Integer}, {@code java.lang.Integer[]}, {@code byte[]} or {@code java.sql.ResultSet}.
   */
  public static native String javaClass(int type) throws SQLException;

  /** The type's SQL name as format_type gives it: {@code timestamp with time zone}. */
  public static native String typeName(int type) throws SQLException;

  /** Looks a type up by its SQL name, as {@code 'name'::regtype} does. */
  public static native int typeOid(String name) throws SQLException;

  // ------------------------------------------------------------------ savepoints

  /**
   * Begins a subtransaction. It belongs to the SQL call in progress: left open at its end, it is
   * rolled back with a WARNING.
   *
   * @param name may be null
   * @param savepoint what listeners are told
   * @return the savepoint's id, never 0
   */
  public static native int setSavepoint(String name, Savepoint savepoint) throws SQLException;

  /** Commits the subtransaction and those begun after it. Unknown or foreign id: 3B001. */
  public static native void releaseSavepoint(int savepoint) throws SQLException;

  /**
   * Rolls back to the savepoint and sets it anew, with the same id: it may be rolled back to again,
   * or released. One that is still set at the end of the call is then released without a word.
   * Errors met since it was set are forgiven. Unknown or foreign id: 3B001.
   */
  public static native void rollbackToSavepoint(int savepoint) throws SQLException;

  // ------------------------------------------------------------------ session

  /** The effective user: inside a SECURITY DEFINER function, its owner. */
  public static native String userName() throws SQLException;

  /** The user outside every SECURITY DEFINER function. */
  public static native String outerUserName() throws SQLException;

  /**
   * Makes the outer user the effective one. Use with try/finally and {@link #restoreUser}; the end
   * of the SQL call restores it in any case.
   *
   * @return what {@link #restoreUser} needs
   */
  public static native long becomeOuterUser() throws SQLException;

  /** Undoes {@link #becomeOuterUser}. Works after an error, too, and never throws. */
  public static native void restoreUser(long saved);

  /** The value of a setting as SHOW gives it, for example {@code pljava.implementors}. */
  public static native String setting(String name) throws SQLException;

  /**
   * Sends a message that is no error.
   *
   * @param level PostgreSQL's name: DEBUG5 … DEBUG1, LOG, INFO, NOTICE, WARNING
   */
  public static native void report(String level, String message) throws SQLException;

  /** True inside the script of CREATE EXTENSION or ALTER EXTENSION UPDATE. */
  public static native boolean creatingExtension() throws SQLException;

  /** True in a call of language javau, on the backend's own thread. Any thread may ask. */
  static native boolean unsandboxed();

  /** Tells C whether there is any transaction listener to be called. */
  static native void listening(boolean any);

  /** The same of savepoint listeners. */
  static native void listeningToSavepoints(boolean any);

  /** Makes C forget every resolved function; those that are running end normally. */
  static native void forgetFunctions();

  // ------------------------------------------------------------------ trigger

  /**
   * The strings of a trigger firing: name, table, schema, then the arguments.
   *
   * @param trigger handle that C gave to the trigger function's TriggerData
   */
  static native String[] triggerStrings(long trigger) throws SQLException;

  /**
   * The handle of a row of a trigger firing; 0 if this firing has no such row.
   *
   * @param wantNew true for NEW, false for OLD
   */
  static native long triggerRow(long trigger, boolean wantNew) throws SQLException;

  /** Makes the row trigger return no row. */
  static native void triggerSuppress(long trigger) throws SQLException;
}
