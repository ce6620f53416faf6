package org.pgqj.conformance.install;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.pgqj.fixtures.junit.Sql;

/**
 * A database's catalogue as text, one object a line, without object ids: schemas, relations,
 * columns with defaults, constraints, indexes, functions with their text, triggers, types,
 * extensions, jars and class paths, with owners, rights and comments.
 */
final class Catalogue {

  private static final String SNAPSHOT =
      """
      with schemas as (
        select * from pg_namespace
         where nspname not in ('pg_catalog', 'information_schema') and nspname !~ '^pg_(toast|temp)'
      )
      select 'schema ' || concat_ws(' | ', nspname, nspowner::regrole, @ACL(nspacl), obj_description(oid, 'pg_namespace'))
        from schemas
      union all
      select 'relation ' || concat_ws(' | ', c.oid::regclass, relkind, relpersistence, relowner::regrole, @ACL(relacl),
               reloptions, case relkind when 'v' then pg_get_viewdef(c.oid) end,
               (select string_agg(inhparent::regclass::text, ',' order by inhseqno) from pg_inherits where inhrelid = c.oid),
               obj_description(c.oid, 'pg_class'))
        from pg_class c join schemas s on s.oid = relnamespace
      union all
      select 'sequence ' || concat_ws(' | ', seqrelid::regclass, seqtypid::regtype, seqstart, seqincrement, seqmax, seqmin,
               seqcache, seqcycle, pg_get_serial_sequence(d.refobjid::regclass::text, a.attname))
        from pg_sequence join pg_class c on c.oid = seqrelid join schemas s on s.oid = relnamespace
        left join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = seqrelid and d.deptype = 'a'
        left join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
      union all
      select 'column ' || concat_ws(' | ', c.oid::regclass, attnum, attname, format_type(atttypid, atttypmod), attnotnull,
               pg_get_expr(adbin, adrelid), @ACL(attacl), col_description(c.oid, attnum))
        from pg_attribute a join pg_class c on c.oid = attrelid join schemas s on s.oid = relnamespace
        left join pg_attrdef on adrelid = attrelid and adnum = attnum
       where attnum > 0 and not attisdropped and relkind in ('r', 'v', 'p', 'm', 'f')
      union all
      select 'constraint ' || concat_ws(' | ', conrelid::regclass, conname, pg_get_constraintdef(k.oid))
        from pg_constraint k join schemas s on s.oid = connamespace
      union all
      select 'index ' || pg_get_indexdef(indexrelid)
        from pg_index join pg_class c on c.oid = indexrelid join schemas s on s.oid = relnamespace
      union all
      select 'function ' || concat_ws(' | ', p.oid::regprocedure, pg_get_function_arguments(p.oid), pg_get_function_result(p.oid),
               lanname, provolatile, proisstrict, prosecdef, proparallel, procost, prorows, proconfig, proowner::regrole, @ACL(proacl),
               regexp_replace(prosrc, '\\s+', '', 'g'), obj_description(p.oid, 'pg_proc'))
        from pg_proc p join schemas s on s.oid = pronamespace join pg_language l on l.oid = prolang
      union all
      select 'type ' || concat_ws(' | ', t.oid::regtype, typtype, @ACL(typacl), obj_description(t.oid, 'pg_type'))
        from pg_type t join schemas s on s.oid = typnamespace
      union all
      select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
      union all
      select 'event trigger ' || evtname from pg_event_trigger
      union all
      select 'operator ' || concat_ws(' | ', o.oid::regoperator) from pg_operator o join schemas s on s.oid = oprnamespace
      union all
      select 'language ' || concat_ws(' | ', lanname, @ACL(lanacl)) from pg_language
      union all
      select 'extension ' || concat_ws(' | ', extname, extversion, extnamespace::regnamespace) from pg_extension
      union all
      select 'default rights ' || concat_ws(' | ', defaclrole::regrole, defaclnamespace::regnamespace, defaclobjtype, @ACL(defaclacl))
        from pg_default_acl
      """
          .replaceAll(
              "@ACL\\((\\w+)\\)",
              "(select string_agg(acl::text, ',' order by acl::text) from unnest($1) acl)");

  private static final String JARS =
      """
      select 'jar ' || concat_ws(' | ', jarname, jarowner) from sqlj.jar_repository
      union all
      select 'jar entry ' || entryname from sqlj.jar_entry
      union all
      select 'class path ' || schemaname || ' | ' || ordinal from sqlj.classpath_entry
      """;

  private Catalogue() {}

  static List<String> of(Connection c) throws SQLException {
    boolean hasEngine = Sql.one(c, "select to_regclass('sqlj.jar_repository')") != null;
    return Sql.lines(
        c,
        "select line from (%s) as snapshot(line) order by line collate \"C\""
            .formatted(hasEngine ? SNAPSHOT + " union all " + JARS : SNAPSHOT));
  }

  /** Without the rights on schema sqlj and its functions, which uninstalling leaves as they are. */
  static List<String> withoutEngineRights(Connection c) throws SQLException {
    return of(c).stream()
        .filter(line -> !line.startsWith("schema sqlj ") && !line.startsWith("function sqlj."))
        .toList();
  }
}
