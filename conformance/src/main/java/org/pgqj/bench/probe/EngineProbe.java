package org.pgqj.bench.probe;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import org.postgresql.pljava.TriggerData;

/** One function a thing that an engine does; each has its like in plpgsql in engine.sql. */
public final class EngineProbe {

  private static final String[] COLUMNS = {"id", "name", "email", "amount", "note"};

  private static PreparedStatement insert;
  private static PreparedStatement select;
  private static PreparedStatement failing;

  private EngineProbe() {}

  public static int nop(int number) {
    return number;
  }

  public static String echo(String text) {
    return text;
  }

  /** Inserts a row of three strings. */
  public static int put(String type, String data, String extra) throws SQLException {
    if (insert == null) {
      insert = connection().prepareStatement("insert into public.log values (?, ?, ?)");
    }
    insert.setString(1, type);
    insert.setString(2, data);
    insert.setString(3, extra);
    return insert.executeUpdate();
  }

  /** Selects one row by its key. */
  public static String look(int id) throws SQLException {
    if (select == null) {
      select = connection().prepareStatement("select name from public.known where id = ?");
    }
    select.setInt(1, id);
    try (ResultSet row = select.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }

  /** Survives an error, in the only way that is safe on every engine: a block of plpgsql. */
  public static boolean survive(int number) throws SQLException {
    if (failing == null) {
      failing = connection().prepareStatement("select plpgsql.survive(?)");
    }
    failing.setInt(1, number);
    try (ResultSet row = failing.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /** 1 … {@code last}. */
  public static Iterator<Integer> upTo(int last) {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < last;
      }

      @Override
      public Integer next() {
        return ++next;
      }
    };
  }

  /** A row trigger that does nothing. */
  public static void nothing(TriggerData trigger) {}

  /** A row trigger that writes the row as {@code name=value&…} into another table. */
  public static void log(TriggerData trigger) throws SQLException {
    ResultSet row = trigger.getNew();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < COLUMNS.length; i++) {
      text.append(i == 0 ? "" : "&").append(COLUMNS[i]).append('=');
      encode(row.getString(i + 1), text);
    }
    put("I", text.toString(), trigger.getTableName());
  }

  private static void encode(String value, StringBuilder out) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '&' || c == '=' || c == '%') {
        out.append('%').append(Integer.toHexString(c));
      } else {
        out.append(c);
      }
    }
  }

  private static Connection connection() throws SQLException {
    return DriverManager.getConnection("jdbc:default:connection");
  }
}
