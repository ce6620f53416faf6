package org.pgqj.conformance.engine.probe;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Methods of one name and many shapes, to be named by AS strings. */
public final class DeclarationProbe {

  private DeclarationProbe() {}

  public static String which(int value) {
    return "int " + value;
  }

  public static String which(long value) {
    return "long " + value;
  }

  public static String which(Integer value) {
    return "Integer " + value;
  }

  public static String which(String value) {
    return "String " + value;
  }

  public static String which(String value, int other) {
    return "String " + value + ", int " + other;
  }

  public static String which(int[] values) {
    return "int[] of " + values.length;
  }

  public static String which(Integer[] values) {
    return "Integer[] of " + values.length;
  }

  public static Boolean isPositive(int value) {
    return value == 0 ? null : value > 0;
  }

  /** Of any SQL type: the class it came in. */
  public static String classOf(Object value) {
    return value == null ? "null" : value.getClass().getName();
  }

  /** For SQL procedures and void functions. */
  public static void run(String sql) throws SQLException {
    Connection c = DriverManager.getConnection("jdbc:default:connection");
    try (Statement statement = c.createStatement()) {
      statement.execute(sql);
    }
  }

  int notStatic() {
    return 0;
  }

  static int notPublic() {
    return 0;
  }

  /** Named as {@code DeclarationProbe$Nested}. */
  public static final class Nested {

    private Nested() {}

    public static int answer() {
      return 42;
    }
  }
}
