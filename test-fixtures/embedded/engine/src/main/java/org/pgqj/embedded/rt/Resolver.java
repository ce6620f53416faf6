package org.pgqj.embedded.rt;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import org.pgqj.embedded.text.AsString;
import org.postgresql.pljava.TriggerData;

/** Finds the class and the method that a SQL function's AS string means. Called from C. */
@SuppressWarnings("UnusedMethod")
final class Resolver {
  /** Shapes of functions, as C numbers them. */
  private static final int SCALAR = 0;

  private static final int ROW = 1;
  private static final int ROW_SET = 3;
  private static final int TRIGGER = 4;

  /** Its functions are the engine's own, never those of a stored jar. */
  private static final String ENGINE_SCHEMA = "sqlj";

  private static final String PROVIDER = "org.postgresql.pljava.ResultSetProvider";
  private static final String HANDLE = "org.postgresql.pljava.ResultSetHandle";

  private Resolver() {}

  private static void checkSyntax(String as) throws SQLException {
    AsString.parse(as);
  }

  /** The jars are again what they were before a change that was undone. */
  private static void forgetLoaders() {
    SchemaLoaders.forgetAll();
  }

  /**
   * Resolves a function.
   *
   * @param schema the schema that the function is declared in
   * @param as the AS string
   * @param defaults Java types that derive from the parameters' SQL types; null where the AS string
   *     must name one
   * @param defaultResult the same for the result
   * @param shape one of the constants above, or 2 for a set of scalars
   * @return Class, Method, ClassLoader, result type's name, parameter types' names (without the
   *     output row)
   */
  private static Object[] resolve(
      String schema, String as, String[] defaults, String defaultResult, int shape)
      throws SQLException {
    AsString spec = AsString.parse(as);
    ClassLoader loader =
        schema.equals(ENGINE_SCHEMA)
            ? ClassLoader.getSystemClassLoader()
            : SchemaLoaders.of(schema);
    Class<?> owner = load(loader, spec.className());
    String[] parameters = parameters(spec.parameterTypes(), defaults, shape);
    Class<?>[] parameterClasses = parameterClasses(parameters, loader, shape);
    String result = result(spec, defaultResult, shape);
    Method method = method(owner, spec.methodName(), parameterClasses, result, loader);
    if (method == null && shape == ROW_SET && spec.returnType() == null) {
      result = HANDLE;
      method = method(owner, spec.methodName(), parameterClasses, result, loader);
    }
    if (method == null) {
      throw missing(owner, spec.methodName(), parameterClasses, result(spec, defaultResult, shape));
    }
    return resolved(owner, method, loader, result, parameters);
  }

  private static Object[] resolved(
      Class<?> owner, Method method, ClassLoader loader, String result, String[] parameters) {
    Object[] resolved = new Object[4 + parameters.length];
    resolved[0] = owner;
    resolved[1] = method;
    resolved[2] = loader;
    resolved[3] = result;
    System.arraycopy(parameters, 0, resolved, 4, parameters.length);
    return resolved;
  }

  private static Class<?> load(ClassLoader loader, String name) throws SQLException {
    try {
      return Class.forName(name, true, loader);
    } catch (ClassNotFoundException e) {
      throw new SQLNonTransientException("Resolving class " + name + ": " + e, "46103", e);
    }
  }

  private static String[] parameters(String[] written, String[] defaults, int shape)
      throws SQLException {
    if (written == null) {
      for (int i = 0; i < defaults.length; i++) {
        if (defaults[i] == null) {
          throw oidWithoutType();
        }
      }
      return defaults;
    }
    if (shape == TRIGGER) {
      throw new SQLSyntaxErrorException(
          "Triggers may not have a Java parameter signature", "42601");
    }
    boolean hasOutput = shape == ROW;
    int expected = defaults.length + (hasOutput ? 1 : 0);
    if (written.length != expected) {
      throw new SQLSyntaxErrorException(
          "AS (Java): expected " + expected + " parameter types, found " + written.length, "42601");
    }
    if (!hasOutput) {
      return written;
    }
    String[] without = new String[defaults.length];
    System.arraycopy(written, 0, without, 0, without.length);
    return without;
  }

  private static SQLException oidWithoutType() {
    return new SQLException(
        "not supported by the embedded engine: a parameter or result of type oid whose Java type"
            + " is not written in the AS string",
        "0A000");
  }

  private static Class<?>[] parameterClasses(String[] names, ClassLoader loader, int shape)
      throws SQLException {
    if (shape == TRIGGER) {
      return new Class<?>[] {TriggerData.class};
    }
    int extra = shape == ROW ? 1 : 0;
    Class<?>[] classes = new Class<?>[names.length + extra];
    for (int i = 0; i < names.length; i++) {
      classes[i] = classNamed(names[i], loader);
    }
    if (extra == 1) {
      classes[names.length] = ResultSet.class;
    }
    return classes;
  }

  private static String result(AsString spec, String defaultResult, int shape) throws SQLException {
    String written = spec.returnType();
    if (written == null) {
      if (defaultResult == null) {
        throw oidWithoutType();
      }
      return defaultResult;
    }
    boolean fits =
        shape == SCALAR
            || written.equals(defaultResult)
            || (shape == ROW_SET && (written.equals(PROVIDER) || written.equals(HANDLE)));
    if (!fits) {
      throw new SQLSyntaxErrorException(
          "AS (Java): the function must return " + defaultResult + ", not " + written, "42601");
    }
    return written;
  }

  private static Class<?> classNamed(String name, ClassLoader loader) throws SQLException {
    int dimensions = 0;
    String element = name;
    while (element.endsWith("[]")) {
      element = element.substring(0, element.length() - 2);
      dimensions++;
    }
    Class<?> found = primitive(element);
    if (found == null) {
      found = load(loader, element);
    }
    for (; dimensions > 0; dimensions--) {
      found = found.arrayType();
    }
    return found;
  }

  private static Class<?> primitive(String name) {
    return switch (name) {
      case "void" -> void.class;
      case "boolean" -> boolean.class;
      case "byte" -> byte.class;
      case "short" -> short.class;
      case "char" -> char.class;
      case "int" -> int.class;
      case "long" -> long.class;
      case "float" -> float.class;
      case "double" -> double.class;
      default -> null;
    };
  }

  /** The public static method of exactly these types; null if there is none. */
  private static Method method(
      Class<?> owner, String name, Class<?>[] parameters, String result, ClassLoader loader)
      throws SQLException {
    if (!Modifier.isPublic(owner.getModifiers())) {
      return null;
    }
    try {
      Method method = owner.getMethod(name, parameters);
      boolean fits =
          Modifier.isStatic(method.getModifiers())
              && method.getReturnType() == classNamed(result, loader);
      return fits ? method : null;
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private static SQLException missing(
      Class<?> owner, String name, Class<?>[] parameters, String result) {
    StringBuilder types = new StringBuilder("(");
    for (int i = 0; i < parameters.length; i++) {
      types.append(i == 0 ? "" : ",").append(parameters[i].getSimpleName());
    }
    types.append(')').append(result.substring(result.lastIndexOf('.') + 1));
    String method = owner.getCanonicalName() + "." + name;
    return new SQLNonTransientException(
        "resolving static method "
            + method
            + " with signature "
            + types
            + ": java.lang.NoSuchMethodException: no such method: "
            + method
            + types
            + "/invokeStatic",
        "38000");
  }
}
