package org.pgqj.embedded.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;

/** Which PostgreSQL type a parameter has, by the JDBC type or by the value's class. */
final class SqlTypes {
  static final int NONE = 0;
  static final int BOOL = 16;
  static final int BYTEA = 17;
  static final int CHAR = 18;
  static final int NAME = 19;
  static final int INT8 = 20;
  static final int INT2 = 21;
  static final int INT4 = 23;
  static final int TEXT = 25;
  static final int OID = 26;
  static final int XML = 142;
  static final int FLOAT4 = 700;
  static final int FLOAT8 = 701;
  static final int MONEY = 790;
  static final int BOOL_ARRAY = 1000;
  static final int BYTEA_ARRAY = 1001;
  static final int CHAR_ARRAY = 1002;
  static final int INT2_ARRAY = 1005;
  static final int INT4_ARRAY = 1007;
  static final int TEXT_ARRAY = 1009;
  static final int VARCHAR_ARRAY = 1015;
  static final int INT8_ARRAY = 1016;
  static final int FLOAT4_ARRAY = 1021;
  static final int FLOAT8_ARRAY = 1022;
  static final int OID_ARRAY = 1028;
  static final int BPCHAR = 1042;
  static final int VARCHAR = 1043;
  static final int DATE = 1082;
  static final int TIME = 1083;
  static final int TIMESTAMP = 1114;
  static final int TIMESTAMP_ARRAY = 1115;
  static final int DATE_ARRAY = 1182;
  static final int TIME_ARRAY = 1183;
  static final int TIMESTAMPTZ = 1184;
  static final int NUMERIC_ARRAY = 1231;
  static final int TIMETZ = 1266;
  static final int BIT = 1560;
  static final int NUMERIC = 1700;

  /** Every type that has a JDBC type of its own. */
  static final int[] KNOWN = {
    BOOL,
    BYTEA,
    CHAR,
    NAME,
    INT8,
    INT2,
    INT4,
    TEXT,
    OID,
    XML,
    FLOAT4,
    FLOAT8,
    MONEY,
    BOOL_ARRAY,
    BYTEA_ARRAY,
    CHAR_ARRAY,
    INT2_ARRAY,
    INT4_ARRAY,
    TEXT_ARRAY,
    VARCHAR_ARRAY,
    INT8_ARRAY,
    FLOAT4_ARRAY,
    FLOAT8_ARRAY,
    OID_ARRAY,
    BPCHAR,
    VARCHAR,
    DATE,
    TIME,
    TIMESTAMP,
    TIMESTAMP_ARRAY,
    DATE_ARRAY,
    TIME_ARRAY,
    TIMESTAMPTZ,
    NUMERIC_ARRAY,
    TIMETZ,
    BIT,
    NUMERIC
  };

  private SqlTypes() {}

  /**
   * The type that a JDBC type stands for.
   *
   * @throws SQLException XX000 for those that stand for none, arrays among them
   */
  static int typeOf(int jdbcType) throws SQLException {
    switch (jdbcType) {
      case Types.BIT:
        return BIT;
      case Types.TINYINT:
        return CHAR;
      case Types.SMALLINT:
        return INT2;
      case Types.INTEGER:
        return INT4;
      case Types.BIGINT:
        return INT8;
      case Types.FLOAT:
      case Types.REAL:
        return FLOAT4;
      case Types.DOUBLE:
        return FLOAT8;
      case Types.NUMERIC:
      case Types.DECIMAL:
        return NUMERIC;
      case Types.DATE:
        return DATE;
      case Types.TIME:
        return TIME;
      case Types.TIMESTAMP:
        return TIMESTAMP;
      case Types.TIME_WITH_TIMEZONE:
        return TIMETZ;
      case Types.TIMESTAMP_WITH_TIMEZONE:
        return TIMESTAMPTZ;
      case Types.BOOLEAN:
        return BOOL;
      case Types.BINARY:
      case Types.VARBINARY:
      case Types.LONGVARBINARY:
      case Types.BLOB:
        return BYTEA;
      case Types.CHAR:
      case Types.VARCHAR:
      case Types.LONGVARCHAR:
      case Types.CLOB:
      case Types.DATALINK:
      case Types.OTHER:
        return TEXT;
      case Types.SQLXML:
        return XML;
      default:
        throw new SQLException("No such SQL type: " + jdbcType, "XX000");
    }
  }

  /** The JDBC type that {@code setObject(i, value)} assumes; OTHER, sent as text, when unknown. */
  static int jdbcTypeOf(Object value) {
    if (value instanceof String) {
      return Types.VARCHAR;
    } else if (value instanceof Integer) {
      return Types.INTEGER;
    } else if (value instanceof Long) {
      return Types.BIGINT;
    } else if (value instanceof Short) {
      return Types.SMALLINT;
    } else if (value instanceof Byte) {
      return Types.TINYINT;
    } else if (value instanceof Boolean) {
      return Types.BOOLEAN;
    } else if (value instanceof Double) {
      return Types.DOUBLE;
    } else if (value instanceof Float) {
      return Types.FLOAT;
    } else if (value instanceof BigDecimal) {
      return Types.DECIMAL;
    } else if (value instanceof BigInteger) {
      return Types.NUMERIC;
    } else if (value instanceof byte[]) {
      return Types.VARBINARY;
    } else if (value instanceof Timestamp) {
      return Types.TIMESTAMP;
    } else if (value instanceof Date) {
      return Types.DATE;
    } else if (value instanceof Time) {
      return Types.TIME;
    } else if (value instanceof java.util.Date) {
      return Types.TIMESTAMP;
    } else if (value.getClass().isArray() && ownTypeOf(value) == NONE) {
      return Types.ARRAY;
    }
    return Types.OTHER;
  }

  /**
   * The type of a value whose class decides it, whatever JDBC type is given: {@code java.time} and
   * arrays of primitives; else {@link #NONE}.
   */
  static int ownTypeOf(Object value) {
    if (value == null || value instanceof String || value instanceof Number) {
      return NONE;
    } else if (value instanceof OffsetDateTime) {
      return TIMESTAMPTZ;
    } else if (value instanceof LocalDateTime) {
      return TIMESTAMP;
    } else if (value instanceof LocalDate) {
      return DATE;
    } else if (value instanceof LocalTime) {
      return TIME;
    } else if (value instanceof OffsetTime) {
      return TIMETZ;
    } else if (value instanceof long[]) {
      return INT8_ARRAY;
    } else if (value instanceof int[]) {
      return INT4_ARRAY;
    } else if (value instanceof short[]) {
      return INT2_ARRAY;
    } else if (value instanceof boolean[]) {
      return BOOL_ARRAY;
    } else if (value instanceof float[]) {
      return FLOAT4_ARRAY;
    } else if (value instanceof double[]) {
      return FLOAT8_ARRAY;
    }
    return NONE;
  }

  /** The JDBC type of a column; OTHER for types without one, domains and enums among them. */
  static int jdbcTypeOfColumn(int type) {
    switch (type) {
      case INT2:
        return Types.SMALLINT;
      case INT4:
      case OID:
        return Types.INTEGER;
      case INT8:
        return Types.BIGINT;
      case MONEY:
      case FLOAT8:
        return Types.DOUBLE;
      case FLOAT4:
        return Types.REAL;
      case NUMERIC:
        return Types.NUMERIC;
      case BPCHAR:
      case CHAR:
        return Types.CHAR;
      case VARCHAR:
      case TEXT:
      case NAME:
        return Types.VARCHAR;
      case BYTEA:
        return Types.BINARY;
      case BOOL:
        return Types.BOOLEAN;
      case BIT:
        return Types.BIT;
      case DATE:
        return Types.DATE;
      case TIME:
        return Types.TIME;
      case TIMETZ:
        return Types.TIME_WITH_TIMEZONE;
      case TIMESTAMP:
        return Types.TIMESTAMP;
      case TIMESTAMPTZ:
        return Types.TIMESTAMP_WITH_TIMEZONE;
      case XML:
        return Types.SQLXML;
      case BOOL_ARRAY:
      case CHAR_ARRAY:
      case INT2_ARRAY:
      case INT4_ARRAY:
      case TEXT_ARRAY:
      case OID_ARRAY:
      case VARCHAR_ARRAY:
      case INT8_ARRAY:
      case FLOAT4_ARRAY:
      case FLOAT8_ARRAY:
      case DATE_ARRAY:
      case TIME_ARRAY:
      case TIMESTAMP_ARRAY:
      case NUMERIC_ARRAY:
      case BYTEA_ARRAY:
        return Types.ARRAY;
      default:
        return Types.OTHER;
    }
  }
}
