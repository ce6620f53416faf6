package org.pgqj.trigger.shape;

/**
 * How a value is turned into its type's output text; the base type decides.
 *
 * <p>PL/Java hands out strings for text types and for all types it does not know, and these strings
 * are the output text. Integers and oids print alike in Java. Booleans have two texts. Floats,
 * dates, times and bytea print by settings of the session: Java prints where its text is provably
 * the same, and otherwise the value goes back into PostgreSQL, without loss, to be printed there.
 * For the rest there is only one way to the text, and each value that goes it costs 286 bytes of
 * the backend's memory for the life of the session: numeric (its NaN and infinities have no Java
 * value, and asking for one fails for good), arrays, composites.
 */
public enum TextForm {
  /** The Java value is a string, which is the text. */
  STRING(null),
  /** The Java value is an integer, which prints alike. */
  INTEGER(null),
  BOOL(null),
  /** An unsigned integer. */
  OID(null),
  /** The type "char", a byte. */
  CHAR(null),
  /** The conversion to String by the type's output function. */
  OUTPUT(null),
  FLOAT4("pg_catalog.float4"),
  FLOAT8("pg_catalog.float8"),
  BYTEA("pg_catalog.bytea"),
  DATE("pg_catalog.date"),
  TIME("pg_catalog.time"),
  TIMETZ("pg_catalog.timetz"),
  TIMESTAMP("pg_catalog.timestamp"),
  TIMESTAMPTZ("pg_catalog.timestamptz");

  private final String printedAs;

  TextForm(String printedAs) {
    this.printedAs = printedAs;
  }

  /** SQL of the type that prints by settings of the session; null for the other forms. */
  public String printedAs() {
    return printedAs;
  }

  /** Whether PL/Java is asked for values of one class, which it has for this type only. */
  boolean isOfDates() {
    return switch (this) {
      case DATE, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ -> true;
      default -> false;
    };
  }

  public boolean isFloat() {
    return this == FLOAT4 || this == FLOAT8;
  }

  /**
   * The form of a type.
   *
   * @param baseType oid of the type, or of what a domain is based on; the oids of built-in types
   *     never change
   * @param isOpaque whether it is an array or a composite type
   */
  public static TextForm of(int baseType, boolean isOpaque) {
    if (isOpaque) {
      return OUTPUT;
    }
    return switch (baseType) {
      case 16 -> BOOL;
      case 17 -> BYTEA;
      case 18 -> CHAR;
      case 20, 21, 23 -> INTEGER;
      case 26 -> OID;
      case 700 -> FLOAT4;
      case 701 -> FLOAT8;
      case 1082 -> DATE;
      case 1083 -> TIME;
      case 1114 -> TIMESTAMP;
      case 1184 -> TIMESTAMPTZ;
      case 1266 -> TIMETZ;
      case 1700 -> OUTPUT;
      default -> STRING;
    };
  }
}
