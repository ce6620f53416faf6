package org.pgqj.client.daemon;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handlers for signals. The class that the JDK has for it, {@code sun.misc.Signal}, is in the
 * supported module jdk.unsupported, but javac warns of it in a way that can't be switched off;
 * hence by reflection.
 */
final class Signals {

  private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

  private Signals() {}

  /** Has an action run, in a thread of its own, at each signal of a name such as "INT". */
  static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler invocation =
          (proxy, method, arguments) ->
              switch (method.getName()) {
                case "handle" -> run(action);
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> proxy == arguments[0];
                default -> name;
              };
      Object proxy =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(), new Class<?>[] {handler}, invocation);
      Object before =
          signal
              .getMethod("handle", signal, handler)
              .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
      if (before == handler.getField("SIG_IGN").get(null)) {
        // A JVM that was started so leaves it so, as do shells for what runs in their background.
        LOG.warn("SIG{} was ignored when this process was started, and stays so", name);
      }
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      LOG.warn("SIG{} can not be handled: {}", name, String.valueOf(e.getMessage()));
    }
  }

  private static Object run(Runnable action) {
    action.run();
    return null;
  }
}
