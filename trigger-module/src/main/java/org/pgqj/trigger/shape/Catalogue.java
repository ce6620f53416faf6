package org.pgqj.trigger.shape;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pgqj.backend.Prepared;

/**
 * Looks up a firing's {@link Surroundings}.
 *
 * <p>One query per firing yields the settings and a description: table, key, column numbers, types
 * and names. While it stays the same text, what was made of it the last time is right, whatever has
 * been altered, by this transaction too; PL/Java passes no invalidations on to Java. The table is
 * locked by the statement that fires, so the answer holds for the firing.
 *
 * <p>Kept per table name, 500 tables at most.
 */
public final class Catalogue {

  private static final int MAX_TABLES = 500;

  /**
   * The settings {@code role;isolation;dates;floats;bytea;zone}, and if the table is seen its
   * description {@code oid;key;columns}. The key is the number of its columns and the positions of
   * the index's columns. A column is position, type, collation, a hash of the names of both where
   * they may change, name; since each ends at a semicolon, semicolons in names are doubled.
   */
  private static final Prepared DESCRIPTION =
      new Prepared(
          """
          select pg_catalog.concat(
                   pg_catalog.current_setting('session_replication_role'), ';',
                   pg_catalog.current_setting('transaction_isolation'), ';',
                   pg_catalog.current_setting('datestyle'), ';',
                   pg_catalog.current_setting('extra_float_digits'), ';',
                   pg_catalog.current_setting('bytea_output'), ';',
                   pg_catalog.current_setting('timezone')),
                   (select pg_catalog.concat(
                             c.oid, ';',
                             (select pg_catalog.concat(i.indnkeyatts, ' ', i.indkey)
                                from pg_catalog.pg_index as i
                               where i.indrelid operator(pg_catalog.=) c.oid
                                 and i.indisprimary), ';',
                             (select pg_catalog.string_agg(
                                       pg_catalog.concat(
                                         l.attnum, ' ', l.atttypid, ' ',
                                         l.attcollation, ' ',
                                         case when l.atttypid operator(pg_catalog.>=) '16384'
                                                or l.attcollation operator(pg_catalog.>=) '16384'
                                              then (select pg_catalog.hashtext(pg_catalog.concat(
                                                             n.nspname, '.', t.typname, '.',
                                                             bn.nspname, '.', b.typname, '.',
                                                             ln.nspname, '.', o.collname))
                                                      from pg_catalog.pg_type as t
                                                      join pg_catalog.pg_namespace as n
                                                           on n.oid operator(pg_catalog.=)
                                                              t.typnamespace
                                                      left join pg_catalog.pg_type as b
                                                           on b.oid operator(pg_catalog.=)
                                                              t.typbasetype
                                                      left join pg_catalog.pg_namespace as bn
                                                           on bn.oid operator(pg_catalog.=)
                                                              b.typnamespace
                                                      left join pg_catalog.pg_collation as o
                                                           on o.oid operator(pg_catalog.=)
                                                              l.attcollation
                                                      left join pg_catalog.pg_namespace as ln
                                                           on ln.oid operator(pg_catalog.=)
                                                              o.collnamespace
                                                     where t.oid operator(pg_catalog.=) l.atttypid)
                                              end, ' ',
                                         pg_catalog.replace(
                                           cast(l.attname as pg_catalog.text), ';', ';;'), ';'),
                                       '')
                                from (select a.attnum, a.atttypid, a.attcollation,
                                             a.attname
                                        from pg_catalog.pg_attribute as a
                                       where a.attrelid operator(pg_catalog.=) c.oid
                                         and a.attnum operator(pg_catalog.>) 0
                                         and not a.attisdropped
                                       order by a.attnum) as l))
                      from pg_catalog.pg_class as c
                     where c.relnamespace operator(pg_catalog.=)
                             (select n.oid
                                from pg_catalog.pg_namespace as n
                               where n.nspname operator(pg_catalog.=) cast(? as pg_catalog.name))
                       and c.relname operator(pg_catalog.=) cast(? as pg_catalog.name))
          """);

  /**
   * Per column in table order: base type, is array, is composite, declared type as SQL, base type
   * as SQL, collation as SQL, whether values are equal only if their texts are (a deterministic
   * collation, or a type that prints each value in one way), name of the declared type.
   */
  private static final Prepared TYPES =
      new Prepared(
          """
          with recursive base(position, declared, type, collation_id) as (
            select a.attnum, a.atttypid, a.atttypid, a.attcollation
              from pg_catalog.pg_attribute as a
             where a.attrelid operator(pg_catalog.=) cast(? as pg_catalog.oid)
               and a.attnum operator(pg_catalog.>) 0
               and not a.attisdropped
            union all
            select b.position, b.declared, d.typbasetype, b.collation_id
              from base as b
              join pg_catalog.pg_type as d on d.oid operator(pg_catalog.=) b.type
             where d.typtype operator(pg_catalog.=) 'd')
          select cast(b.type as pg_catalog.int8),
                 t.typelem operator(pg_catalog.<>) '0' and t.typlen operator(pg_catalog.=) '-1',
                 t.typtype operator(pg_catalog.=) 'c',
                 pg_catalog.format('%I.%I', dn.nspname, d.typname),
                 pg_catalog.format('%I.%I', tn.nspname, t.typname),
                 case when l.oid is not null
                      then pg_catalog.format(' collate %I.%I', ln.nspname, l.collname)
                      else '' end,
                 t.typtype operator(pg_catalog.=) 'e'
                   or b.type operator(pg_catalog.=) any (
                        array[16, 17, 18, 19, 20, 21, 23, 26, 1082, 2950]::pg_catalog.oid[])
                   or (b.type operator(pg_catalog.=) any (
                         array[25, 1043]::pg_catalog.oid[])
                       and l.collisdeterministic is not false),
                 d.typname
            from base as b
            join pg_catalog.pg_type as t on t.oid operator(pg_catalog.=) b.type
            join pg_catalog.pg_namespace as tn on tn.oid operator(pg_catalog.=) t.typnamespace
            join pg_catalog.pg_type as d on d.oid operator(pg_catalog.=) b.declared
            join pg_catalog.pg_namespace as dn on dn.oid operator(pg_catalog.=) d.typnamespace
            left join pg_catalog.pg_collation as l
                   on l.oid operator(pg_catalog.=) b.collation_id
            left join pg_catalog.pg_namespace as ln
                   on ln.oid operator(pg_catalog.=) l.collnamespace
           where t.typtype operator(pg_catalog.<>) 'd'
           order by b.position
          """);

  private static final Map<String, Catalogue> TABLES = new HashMap<>();

  private final String description;
  private final TableShape table;

  private Catalogue(String description) throws SQLException {
    this.description = description;
    this.table = parse(description);
  }

  /** The surroundings as they are now. */
  public static Surroundings lookUp(String schema, String table) throws SQLException {
    String settings;
    String description;
    try (ResultSet row = DESCRIPTION.with(schema, table).executeQuery()) {
      row.next();
      settings = row.getString(1);
      description = row.getString(2);
    }
    Fields fields = new Fields(settings);
    boolean local = fields.until(';').equals("local");
    boolean fixed = !fields.until(';').startsWith("read ");
    Printing printing =
        Printing.of(fields.until(';'), fields.until(';'), fields.until(';'), fields.rest());
    TableShape shape = description == null ? null : shape(schema + "." + table, description);
    return new Surroundings(local, fixed, printing, shape);
  }

  private static TableShape shape(String name, String description) throws SQLException {
    Catalogue known = TABLES.get(name);
    if (known == null || !known.description.equals(description)) {
      known = new Catalogue(description);
      if (TABLES.size() >= MAX_TABLES) {
        TABLES.clear();
      }
      TABLES.put(name, known);
    }
    return known.table;
  }

  private static TableShape parse(String description) throws SQLException {
    Fields fields = new Fields(description);
    String oid = fields.until(';');
    List<Integer> key = key(fields.until(';'));
    return new TableShape(Integer.parseUnsignedInt(oid), columns(oid, fields), key);
  }

  private static List<Integer> key(String text) {
    List<Integer> positions = new ArrayList<>();
    if (!text.isEmpty()) {
      Fields fields = new Fields(text + " ");
      for (int n = Integer.parseInt(fields.until(' ')); n > 0; n--) {
        positions.add(Integer.valueOf(fields.until(' ')));
      }
    }
    return positions;
  }

  private static List<Column> columns(String oid, Fields fields) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (ResultSet type = TYPES.with(oid).executeQuery()) {
      while (fields.hasMore() && type.next()) {
        int position = Integer.parseInt(fields.until(' '));
        int declared = Integer.parseUnsignedInt(fields.until(' '));
        int collation = Integer.parseUnsignedInt(fields.until(' '));
        fields.until(' ');
        String name = fields.untilSingle(';');
        columns.add(new Column(position, name, type(declared, collation, type)));
      }
    }
    return columns;
  }

  private static ColumnType type(int declared, int collation, ResultSet type) throws SQLException {
    boolean isArray = type.getBoolean(2);
    return new ColumnType(
        declared,
        type.getString(8),
        TextForm.of((int) type.getLong(1), isArray || type.getBoolean(3)),
        JsonForm.of(declared),
        isArray,
        type.getString(4),
        type.getString(5),
        collation,
        type.getString(6),
        type.getBoolean(7));
  }
}
