package org.pgqj.conformance.engine.probe;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Parameters of every kind. */
@SuppressWarnings({"JavaUtilDate", "UnnecessarilyFullyQualified"})
public final class ParameterProbe {

  private ParameterProbe() {}

  /** The SQL type that a value of this kind is sent as, and the value as PostgreSQL shows it. */
  public static String sqlTypeOf(String kind) throws SQLException {
    Connection c = DriverManager.getConnection("jdbc:default:connection");
    try (PreparedStatement s =
        c.prepareStatement(
            "select pg_typeof(?)::text || ' ' || coalesce(format('%s', ?), 'null')")) {
      set(s, 1, kind);
      set(s, 2, kind);
      try (ResultSet rows = s.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  /** One statement, two executions with parameters of different types. */
  public static String typesInTurn(String first, String second) throws SQLException {
    Connection c = DriverManager.getConnection("jdbc:default:connection");
    StringBuilder types = new StringBuilder();
    try (PreparedStatement s = c.prepareStatement("select pg_typeof(?)::text")) {
      for (String kind : new String[] {first, second, first}) {
        set(s, 1, kind);
        try (ResultSet rows = s.executeQuery()) {
          rows.next();
          types.append(rows.getString(1)).append('|');
        }
      }
    }
    return types.toString();
  }

  private static void set(PreparedStatement s, int i, String kind) throws SQLException {
    switch (kind) {
      case "boolean" -> s.setBoolean(i, true);
      case "byte" -> s.setByte(i, (byte) 120);
      case "short" -> s.setShort(i, Short.MIN_VALUE);
      case "int" -> s.setInt(i, Integer.MIN_VALUE);
      case "long" -> s.setLong(i, Long.MIN_VALUE);
      case "float" -> s.setFloat(i, 1.5f);
      case "double" -> s.setDouble(i, 1e300);
      case "BigDecimal" -> s.setBigDecimal(i, new BigDecimal("12345678901234567890.10"));
      case "String" -> s.setString(i, "text 😀");
      case "bytes" -> s.setBytes(i, new byte[] {0, 1, -1});
      case "Date" -> s.setDate(i, Date.valueOf("2020-02-29"));
      case "Time" -> s.setTime(i, Time.valueOf("01:02:03"));
      case "Timestamp" -> s.setTimestamp(i, Timestamp.valueOf("2020-02-29 01:02:03.123456"));
      default -> setObjectOrNull(s, i, kind);
    }
  }

  private static void setObjectOrNull(PreparedStatement s, int i, String kind) throws SQLException {
    switch (kind) {
      case "object Boolean" -> s.setObject(i, Boolean.TRUE);
      case "object Short" -> s.setObject(i, (short) 7);
      case "object Integer" -> s.setObject(i, 7);
      case "object Long" -> s.setObject(i, 7L);
      case "object Float" -> s.setObject(i, 1.5f);
      case "object Double" -> s.setObject(i, 1.5);
      case "object BigDecimal" -> s.setObject(i, new BigDecimal("1.50"));
      case "object String" -> s.setObject(i, "x");
      case "object bytes" -> s.setObject(i, new byte[] {1});
      case "object Timestamp" -> s.setObject(i, Timestamp.valueOf("2020-02-29 01:02:03"));
      case "object OffsetDateTime" ->
          s.setObject(i, OffsetDateTime.parse("2020-02-29T01:02:03.123456+02:00"));
      case "object LocalDateTime" -> s.setObject(i, LocalDateTime.parse("2020-02-29T01:02:03"));
      case "object LocalDate" -> s.setObject(i, LocalDate.parse("2020-02-29"));
      case "object LocalTime" -> s.setObject(i, LocalTime.parse("01:02:03"));
      case "object Instant" -> s.setObject(i, Instant.parse("2020-02-29T01:02:03Z"));
      case "object UUID" -> s.setObject(i, UUID.fromString("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"));
      case "object Character" -> s.setObject(i, 'c');
      case "object BigInteger" -> s.setObject(i, BigInteger.TEN);
      case "object Timestamp with zone" ->
          s.setObject(i, new Timestamp(0), Types.TIMESTAMP_WITH_TIMEZONE);
      case "object String[]" -> s.setObject(i, new String[] {"a"});
      case "object Long[]" -> s.setObject(i, new Long[] {1L});
      case "object int[]" -> s.setObject(i, new int[] {1, 2});
      case "object long[]" -> s.setObject(i, new long[] {1, 2});
      case "object null" -> s.setObject(i, null);
      case "String null" -> s.setString(i, null);
      case "BigDecimal null" -> s.setBigDecimal(i, null);
      case "Timestamp null" -> s.setTimestamp(i, null);
      case "null INTEGER" -> s.setNull(i, Types.INTEGER);
      case "null BIGINT" -> s.setNull(i, Types.BIGINT);
      case "null VARCHAR" -> s.setNull(i, Types.VARCHAR);
      case "null BOOLEAN" -> s.setNull(i, Types.BOOLEAN);
      case "null DOUBLE" -> s.setNull(i, Types.DOUBLE);
      case "null NUMERIC" -> s.setNull(i, Types.NUMERIC);
      case "null DATE" -> s.setNull(i, Types.DATE);
      case "null TIMESTAMP" -> s.setNull(i, Types.TIMESTAMP);
      case "null TIMESTAMP_WITH_TIMEZONE" -> s.setNull(i, Types.TIMESTAMP_WITH_TIMEZONE);
      case "null interval" -> s.setNull(i, Types.OTHER, "interval");
      case "null json" -> s.setNull(i, Types.OTHER, "json");
      default -> throw new IllegalArgumentException(kind);
    }
  }
}
