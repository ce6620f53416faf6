package org.pgqj.embedded.rt;

import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.pljava.SavepointListener;

/** The savepoint listeners of the session, and the call from C that reaches them. */
final class SavepointListeners {
  // PostgreSQL's SubXactEvent.
  private static final int START = 0;
  private static final int COMMIT = 1;
  private static final int ABORT = 2;
  private static final int PRE_COMMIT = 3;

  private static final List<SavepointListener> LISTENERS = new ArrayList<>();

  private SavepointListeners() {}

  static void add(SavepointListener listener) {
    if (!LISTENERS.contains(listener)) {
      LISTENERS.add(listener);
    }
    Natives.listeningToSavepoints(true);
  }

  static void remove(SavepointListener listener) {
    LISTENERS.remove(listener);
    Natives.listeningToSavepoints(!LISTENERS.isEmpty());
  }

  /**
   * Called from C. A listener may add and remove listeners; that counts for the next event.
   *
   * @param savepoint the one that Java set; null for a savepoint of SQL or of a procedural language
   * @param parent the one around it, likewise
   */
  @SuppressWarnings("UnusedMethod")
  private static void fire(int event, Savepoint savepoint, Savepoint parent) throws SQLException {
    for (SavepointListener listener : LISTENERS.toArray(new SavepointListener[0])) {
      tell(listener, event, savepoint, parent);
    }
  }

  private static void tell(
      SavepointListener listener, int event, Savepoint savepoint, Savepoint parent)
      throws SQLException {
    BackendSession session = BackendSession.INSTANCE;
    switch (event) {
      case START -> listener.onStart(session, savepoint, parent);
      case COMMIT -> listener.onCommit(session, savepoint, parent);
      case ABORT -> listener.onAbort(session, savepoint, parent);
      case PRE_COMMIT -> listener.onPreCommit(session, savepoint, parent);
      default -> throw new IllegalArgumentException("unknown event of a subtransaction");
    }
  }
}
