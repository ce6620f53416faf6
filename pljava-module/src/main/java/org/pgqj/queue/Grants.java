package org.pgqj.queue;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;

/** Copies the privileges of one table to another, columns included. */
final class Grants {

  // One GRANT statement per grantee, privilege and grant option. The null test on the owner keeps
  // the statement for a destination that does not exist, so that GRANT itself reports it.
  private static final Prepared STATEMENTS =
      new Prepared(
          """
          with names as (
            select pg_catalog.to_regclass(pg_catalog.format('%I.%I', s.s, s.t)) as source,
                   s.target,
                   (select c.relowner
                      from pg_catalog.pg_class c
                     where c.oid operator(pg_catalog.=) pg_catalog.to_regclass(s.target)) as owner
              from (select ?::pg_catalog.text as s,
                           ?::pg_catalog.text as t,
                           pg_catalog.format('%I.%I', ?, ?) as target) s
          ), grants as (
            select a.grantee, a.privilege_type, a.is_grantable, '' as columns
              from names n
              join pg_catalog.pg_class c on c.oid operator(pg_catalog.=) n.source
             cross join lateral pg_catalog.aclexplode(
                   coalesce(c.relacl, pg_catalog.acldefault('r', c.relowner))) a
             union all
            select a.grantee, a.privilege_type, a.is_grantable,
                   pg_catalog.format('(%s)', pg_catalog.string_agg(
                       pg_catalog.quote_ident(t.attname), ', ' order by t.attnum))
              from names n
              join pg_catalog.pg_attribute t
                on t.attrelid operator(pg_catalog.=) n.source and not t.attisdropped
             cross join lateral pg_catalog.aclexplode(t.attacl) a
             group by a.grantee, a.privilege_type, a.is_grantable
          )
          select pg_catalog.format('grant %s%s on table %s to %s%s',
                   g.privilege_type,
                   g.columns,
                   n.target,
                   case when g.grantee operator(pg_catalog.=) 0::pg_catalog.oid then 'public'
                        else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(g.grantee)) end,
                   case when g.is_grantable then ' with grant option' end)
            from names n
           cross join grants g
           where not coalesce(g.grantee operator(pg_catalog.=) n.owner, false)
          """);

  private Grants() {}

  static void copy(String sourceSchema, String sourceTable, String targetSchema, String targetTable)
      throws SQLException {
    PreparedStatement query = STATEMENTS.with(sourceSchema, sourceTable);
    query.setString(3, targetSchema);
    query.setString(4, targetTable);
    List<String> statements = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        statements.add(rows.getString(1));
      }
    }
    for (String statement : statements) {
      Backend.update(statement);
    }
  }
}
