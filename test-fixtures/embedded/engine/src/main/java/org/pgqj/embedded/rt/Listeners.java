package org.pgqj.embedded.rt;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.pljava.TransactionListener;

/** The transaction listeners of the session, and the call from C that reaches them. */
final class Listeners {
  private static final int PRE_COMMIT = 0;
  private static final int COMMIT = 1;
  private static final int ABORT = 2;
  private static final int PRE_PREPARE = 3;
  private static final int PREPARE = 4;

  private static final List<TransactionListener> LISTENERS = new ArrayList<>();

  private Listeners() {}

  static void add(TransactionListener listener) {
    if (!LISTENERS.contains(listener)) {
      LISTENERS.add(listener);
    }
    Natives.listening(true);
  }

  static void remove(TransactionListener listener) {
    LISTENERS.remove(listener);
    Natives.listening(!LISTENERS.isEmpty());
  }

  /** Called from C. A listener may add and remove listeners; that counts for the next event. */
  @SuppressWarnings("UnusedMethod")
  private static void fire(int event) throws SQLException {
    for (TransactionListener listener : LISTENERS.toArray(new TransactionListener[0])) {
      tell(listener, event);
    }
  }

  private static void tell(TransactionListener listener, int event) throws SQLException {
    switch (event) {
      case PRE_COMMIT -> listener.onPreCommit(BackendSession.INSTANCE);
      case COMMIT -> listener.onCommit(BackendSession.INSTANCE);
      case ABORT -> listener.onAbort(BackendSession.INSTANCE);
      case PRE_PREPARE -> listener.onPrePrepare(BackendSession.INSTANCE);
      case PREPARE -> listener.onPrepare(BackendSession.INSTANCE);
      default -> throw new IllegalArgumentException("unknown event of a transaction");
    }
  }
}
