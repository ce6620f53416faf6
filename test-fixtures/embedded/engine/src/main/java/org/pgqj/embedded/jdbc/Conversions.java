package org.pgqj.embedded.jdbc;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import org.pgqj.embedded.rt.Natives;

/** From one Java class to another: which conversions there are, and the errors of all others. */
final class Conversions {
  private Conversions() {}

  /** {@code getString} and its like: what the object is, or its {@code toString()}; nulls stay. */
  static String toText(Object value) throws SQLException {
    if (value == null || value instanceof String) {
      return (String) value;
    }
    if (value instanceof Number
        || value instanceof Boolean
        || value instanceof Timestamp
        || value instanceof Date
        || value instanceof Time) {
      return value.toString();
    }
    throw notDerived(String.class, value);
  }

  /** The object if it is of the class, null for null, else an error: nothing is converted. */
  static <T> T exactly(Class<T> type, Object value) throws SQLException {
    if (value == null || type.isInstance(value)) {
      return type.cast(value);
    }
    throw notDerived(type, value);
  }

  /**
   * {@code getInt} and its like: a number, a text that is one, or a boolean (1 or 0).
   *
   * @param fraction whether a text may have one
   * @throws NumberFormatException when a text is no number
   */
  static Number toNumber(Object value, boolean fraction) throws SQLException {
    if (value == null || value instanceof Number) {
      return (Number) value;
    }
    if (value instanceof Boolean) {
      return (Boolean) value ? 1 : 0;
    }
    if (!(value instanceof String)) {
      throw new SQLException(
          "Cannot derive a Number from an object of class " + value.getClass().getName());
    }
    if (fraction) {
      return Double.valueOf((String) value);
    }
    return Long.valueOf((String) value);
  }

  /** Which form of a column gives this class; anything else must be what the column is anyway. */
  static int formFor(Class<?> type) {
    if (type == String.class) {
      return Natives.TEXT;
    } else if (type == OffsetDateTime.class) {
      return Natives.OFFSET_DATE_TIME;
    } else if (type == LocalDateTime.class) {
      return Natives.LOCAL_DATE_TIME;
    } else if (type == LocalDate.class) {
      return Natives.LOCAL_DATE;
    } else if (type == LocalTime.class) {
      return Natives.LOCAL_TIME;
    } else if (type == OffsetTime.class) {
      return Natives.OFFSET_TIME;
    }
    return Natives.DEFAULT;
  }

  /**
   * {@code getObject(i, type)}: the object of a column, which must be of that class; an array of
   * boxed values also comes as one of primitives, with 0 or false for null.
   */
  static <T> T toClass(Class<T> type, Object value) throws SQLException {
    if (value == null || type.isInstance(value)) {
      return type.cast(value);
    }
    Class<?> element = type.getComponentType();
    if (element != null && element.isPrimitive() && value instanceof Object[]) {
      return type.cast(unboxed((Object[]) value, element));
    }
    throw new SQLException(
        "Cannot convert " + value.getClass().getName() + " to " + type.getName());
  }

  private static Object unboxed(Object[] boxed, Class<?> element) throws SQLException {
    Object array = Array.newInstance(element, boxed.length);
    for (int i = 0; i < boxed.length; i++) {
      if (boxed[i] != null) {
        try {
          Array.set(array, i, boxed[i]);
        } catch (IllegalArgumentException e) {
          throw notDerived(array.getClass(), boxed);
        }
      }
    }
    return array;
  }

  /**
   * A parameter's value as the engine takes it for a type; what can't be right is left as it is.
   */
  static Object toParameter(Object value, int type) {
    if (value == null) {
      return null;
    }
    if (type == SqlTypes.TEXT || value instanceof OffsetTime) {
      return value.toString();
    }
    if (type == SqlTypes.NUMERIC && value instanceof Number && !(value instanceof BigDecimal)) {
      return new BigDecimal(value.toString());
    }
    return value;
  }

  /**
   * A value for a column of an output row, of the class that the column wants: numbers become the
   * column's kind of number, dates and times its kind of time, and for a text column numbers,
   * booleans, dates and times become text.
   *
   * @param type the column's type oid
   */
  static Object toColumn(Object value, int type) throws SQLException {
    if (value == null || SqlTypes.ownTypeOf(value) != SqlTypes.NONE) {
      return value;
    }
    switch (type) {
      case SqlTypes.TEXT:
      case SqlTypes.VARCHAR:
      case SqlTypes.BPCHAR:
        return toText(value);
      case SqlTypes.INT2:
        return number(value).shortValue();
      case SqlTypes.INT4:
        return number(value).intValue();
      case SqlTypes.INT8:
        return number(value).longValue();
      case SqlTypes.BOOL:
        return exactly(Boolean.class, value);
      default:
        return toClassNamed(Natives.javaClass(type), value);
    }
  }

  private static Object toClassNamed(String name, Object value) throws SQLException {
    switch (name) {
      case "java.lang.String":
        return toText(value);
      case "java.lang.Byte":
        return number(value).byteValue();
      case "java.lang.Short":
        return number(value).shortValue();
      case "java.lang.Integer":
        return number(value).intValue();
      case "java.lang.Long":
        return number(value).longValue();
      case "java.lang.Float":
        return number(value).floatValue();
      case "java.lang.Double":
        return number(value).doubleValue();
      case "java.math.BigDecimal":
        return value instanceof BigDecimal ? value : new BigDecimal(number(value).toString());
      case "java.lang.Boolean":
        return exactly(Boolean.class, value);
      case "java.sql.Timestamp":
        return toTimestamp(value);
      case "java.sql.Date":
        return toDate(value);
      case "java.sql.Time":
        return toTime(value);
      default:
        return value;
    }
  }

  private static Number number(Object value) throws SQLException {
    if (value instanceof Number) {
      return (Number) value;
    }
    throw new SQLException(
        "Cannot derive a Number from an object of class " + value.getClass().getName());
  }

  private static Timestamp toTimestamp(Object value) throws SQLException {
    if (value instanceof String) {
      return Timestamp.valueOf((String) value);
    }
    if (value instanceof Date) {
      return Timestamp.valueOf(((Date) value).toLocalDate().atStartOfDay());
    }
    if (value instanceof Time) {
      return Timestamp.valueOf(LocalDate.EPOCH.atTime(((Time) value).toLocalTime()));
    }
    return exactly(Timestamp.class, value);
  }

  private static Date toDate(Object value) throws SQLException {
    if (value instanceof String) {
      return Date.valueOf((String) value);
    }
    if (value instanceof Timestamp) {
      return Date.valueOf(((Timestamp) value).toLocalDateTime().toLocalDate());
    }
    return exactly(Date.class, value);
  }

  private static Time toTime(Object value) throws SQLException {
    if (value instanceof String) {
      return Time.valueOf((String) value);
    }
    if (value instanceof Timestamp) {
      return Time.valueOf(((Timestamp) value).toLocalDateTime().toLocalTime());
    }
    return exactly(Time.class, value);
  }

  /** {@code unwrap} of an object that wraps nothing but itself. */
  static <T> T unwrapped(Object object, Class<T> type) throws SQLException {
    if (type.isInstance(object)) {
      return type.cast(object);
    }
    throw Unsupported.method("unwrapping to " + type.getName());
  }

  private static SQLException notDerived(Class<?> wanted, Object value) {
    return new SQLException(
        "Cannot derive a value of class "
            + wanted.getName()
            + " from an object of class "
            + value.getClass().getName());
  }
}
