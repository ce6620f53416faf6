package org.pgqj.client.consumer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Savepoint;
import java.util.Set;

/**
 * A connection as handlers get it: inside a transaction that is not theirs to end. Savepoints are
 * theirs.
 */
final class OpenTransaction {

  private static final Set<String> NOT_FOR_HANDLERS =
      Set.of("commit", "close", "abort", "setAutoCommit", "setTransactionIsolation", "setReadOnly");

  private OpenTransaction() {}

  static Connection of(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            OpenTransaction.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              boolean wholeRollback =
                  method.getName().equals("rollback")
                      && !(arguments != null && arguments[0] instanceof Savepoint);
              if (wholeRollback || NOT_FOR_HANDLERS.contains(method.getName())) {
                throw new IllegalStateException(
                    method.getName()
                        + ": the transaction is the consumer's; it commits when the batch is done"
                        + " and rolls back on an exception");
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
