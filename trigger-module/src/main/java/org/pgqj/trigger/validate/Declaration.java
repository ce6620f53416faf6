package org.pgqj.trigger.validate;

import java.nio.charset.Charset;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.pgqj.backend.Prepared;
import org.pgqj.trigger.options.Operation;
import org.pgqj.urlencode.ServerCharset;

/**
 * How a trigger is declared.
 *
 * @param schema the table's schema
 * @param table the table's name
 * @param function the trigger function's schema and name
 * @param type {@code tgtype}, the bits of level, time and operations
 * @param arguments as written
 * @param hasTables whether it has the transition tables that its operations need
 */
record Declaration(
    String schema, String table, String function, int type, String[] arguments, boolean hasTables) {

  private static final int ROW = 1;
  private static final int BEFORE = 2;
  private static final int INSERT = 4;
  private static final int DELETE = 8;
  private static final int UPDATE = 16;
  private static final int TRUNCATE = 32;
  private static final int INSTEAD = 64;

  private static final Prepared LOOK_UP =
      new Prepared(
          """
          select cast(n.nspname as pg_catalog.text), cast(c.relname as pg_catalog.text),
                 pg_catalog.concat(fn.nspname, '.', f.proname),
                 cast(t.tgtype as pg_catalog.int4), t.tgargs,
                 (t.tgnewtable is not null or (t.tgtype operator(pg_catalog.&) 20::pg_catalog.int2)
                      operator(pg_catalog.=) 0::pg_catalog.int2)
                   and (t.tgoldtable is not null or (t.tgtype operator(pg_catalog.&) 24::pg_catalog.int2)
                      operator(pg_catalog.=) 0::pg_catalog.int2)
            from pg_catalog.pg_trigger as t
            join pg_catalog.pg_class as c on c.oid operator(pg_catalog.=) t.tgrelid
            join pg_catalog.pg_namespace as n on n.oid operator(pg_catalog.=) c.relnamespace
            join pg_catalog.pg_proc as f on f.oid operator(pg_catalog.=) t.tgfoid
            join pg_catalog.pg_namespace as fn on fn.oid operator(pg_catalog.=) f.pronamespace
           where t.tgrelid operator(pg_catalog.=) cast(cast(? as pg_catalog.regclass) as pg_catalog.oid)
             and t.tgname operator(pg_catalog.=) cast(? as pg_catalog.name)
          """);

  /** The declaration of a table's trigger; null when there is no such trigger. */
  static Declaration lookUp(String table, String trigger) throws SQLException {
    PreparedStatement query = LOOK_UP.with(table, trigger);
    try (ResultSet row = query.executeQuery()) {
      return row.next()
          ? new Declaration(
              row.getString(1),
              row.getString(2),
              row.getString(3),
              row.getInt(4),
              split(row.getBytes(5), ServerCharset.get()),
              row.getBoolean(6))
          : null;
    }
  }

  /** Each argument ends at a zero byte. */
  static String[] split(byte[] arguments, Charset charset) {
    List<String> found = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] == 0) {
        found.add(new String(arguments, from, i - from, charset));
        from = i + 1;
      }
    }
    return found.toArray(new String[0]);
  }

  boolean isForEachRow() {
    return (type & ROW) != 0;
  }

  boolean isAfter() {
    return (type & (BEFORE | INSTEAD)) == 0;
  }

  boolean firesFor(Operation operation) {
    int bit =
        switch (operation) {
          case INSERT -> INSERT;
          case UPDATE -> UPDATE;
          case DELETE -> DELETE;
          case TRUNCATE -> TRUNCATE;
        };
    return (type & bit) != 0;
  }
}
