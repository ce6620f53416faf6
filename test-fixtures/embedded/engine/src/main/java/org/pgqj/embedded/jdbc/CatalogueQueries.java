package org.pgqj.embedded.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What DatabaseMetaData asks the catalogue. */
final class CatalogueQueries {
  /** The size of a type without a modifier is its length in bytes, -1 if that varies. */
  private static final String COLUMNS =
      """
      SELECT null::text AS table_cat, n.nspname::text AS table_schem, c.relname::text AS table_name,
             a.attname::text AS column_name, %s AS data_type, t.typname::text AS type_name,
             CASE WHEN t.typname IN ('bpchar', 'varchar') AND a.atttypmod > 4 THEN a.atttypmod - 4
                  WHEN t.typname = 'numeric' THEN ((a.atttypmod - 4) >> 16) & 65535
                  WHEN t.typname IN ('bit', 'varbit') AND a.atttypmod > 0 THEN a.atttypmod
                  ELSE t.typlen END AS column_size,
             null::text AS buffer_length,
             CASE WHEN t.typname = 'numeric' THEN (a.atttypmod - 4) & 65535 ELSE 0 END
               AS decimal_digits,
             CASE WHEN t.typname IN ('bit', 'varbit') THEN 2
                  WHEN t.typname IN ('bpchar', 'varchar') THEN null ELSE 10 END AS num_prec_radix,
             CASE WHEN a.attnotnull THEN 0 ELSE 1 END AS nullable,
             pg_catalog.col_description(c.oid, a.attnum) AS remarks,
             pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS column_def,
             a.attnum::int AS ordinal_position,
             CASE WHEN a.attnotnull THEN 'NO' ELSE 'YES' END AS is_nullable
        FROM pg_catalog.pg_attribute a
        JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
       WHERE a.attnum > 0 AND NOT a.attisdropped
         AND n.nspname LIKE ? AND c.relname LIKE ? AND a.attname LIKE ?
       ORDER BY n.nspname, c.relname, a.attnum
      """;

  private static final String PRIMARY_KEYS =
      """
      SELECT null::text AS table_cat, n.nspname::text AS table_schem, c.relname::text AS table_name,
             a.attname::text AS column_name, k.place::int AS key_seq, p.conname::text AS pk_name
        FROM pg_catalog.pg_constraint p
        JOIN pg_catalog.pg_class c ON c.oid = p.conrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       CROSS JOIN pg_catalog.unnest(p.conkey) WITH ORDINALITY AS k(attnum, place)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
       WHERE p.contype = 'p' AND c.relname = ? AND n.nspname = coalesce(?, n.nspname)
       ORDER BY table_schem, key_seq
      """;

  private CatalogueQueries() {}

  static ResultSet columns(EngineConnection connection, String schema, String table, String column)
      throws SQLException {
    PreparedStatement query = connection.prepareStatement(COLUMNS.formatted(jdbcTypes()));
    query.setString(1, schema == null ? "%" : schema);
    query.setString(2, table == null ? "%" : table);
    query.setString(3, column == null ? "%" : column);
    return query.executeQuery();
  }

  static ResultSet primaryKeys(EngineConnection connection, String schema, String table)
      throws SQLException {
    PreparedStatement query = connection.prepareStatement(PRIMARY_KEYS);
    query.setString(1, table);
    query.setString(2, schema);
    return query.executeQuery();
  }

  /** An SQL expression for the JDBC type of the column's type. */
  private static String jdbcTypes() {
    StringBuilder sql = new StringBuilder("CASE a.atttypid");
    for (int type : SqlTypes.KNOWN) {
      sql.append(" WHEN ").append(type).append(" THEN ").append(SqlTypes.jdbcTypeOfColumn(type));
    }
    return sql.append(" ELSE ")
        .append(SqlTypes.jdbcTypeOfColumn(SqlTypes.NONE))
        .append(" END")
        .toString();
  }
}
