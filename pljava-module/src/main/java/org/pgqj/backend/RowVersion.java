package org.pgqj.backend;

/**
 * One version of a table's row. Whoever changes the row makes another version, at another place or
 * by another transaction; so a statement that still finds this one finds all columns unchanged,
 * except that VACUUM FULL may put another row of the same transaction there. Found by its place, it
 * costs no index.
 *
 * @param place its ctid
 * @param transaction its xmin; an older transaction than the one that looked
 */
public record RowVersion(String place, String transaction) {

  /** SQL that is true of this version. */
  public String condition(String alias) {
    return alias
        + ".ctid operator(pg_catalog.=) "
        + Quote.literal(place)
        + "::pg_catalog.tid and "
        + alias
        + ".xmin operator(pg_catalog.=) "
        + Quote.literal(transaction)
        + "::pg_catalog.xid";
  }
}
