package org.postgresql.pljava.internal;

/**
 * What {@code ResultSet.getObject} gives for a column of type oid. It counts as a signed number, so
 * an oid from 2147483648 on is negative by {@link #longValue()}.
 */
public final class Oid extends Number {
  private static final long serialVersionUID = 1L;

  private final int oid;

  /** Called by the engine only. */
  public Oid(int oid) {
    this.oid = oid;
  }

  @Override
  public int intValue() {
    return oid;
  }

  @Override
  public long longValue() {
    return oid;
  }

  @Override
  public float floatValue() {
    return (float) oid;
  }

  @Override
  public double doubleValue() {
    return oid;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Oid that && that.oid == oid;
  }

  @Override
  public int hashCode() {
    return oid;
  }

  @Override
  public String toString() {
    return "OID(" + oid + ")";
  }
}
