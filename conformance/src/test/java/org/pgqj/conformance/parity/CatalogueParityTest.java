package org.pgqj.conformance.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/**
 * Schema pgq with one queue is that of PgQ in C, but for what catalogue-differences.txt lists:
 * every function with its arguments, results, flags and rights, every table, column, default,
 * constraint, index, sequence and storage option. The language of functions has a list and a test
 * of its own.
 */
@DatabaseTest
class CatalogueParityTest {

  private static final String DIFFERENCES = "catalogue-differences.txt";

  /**
   * Each object as one line and its properties as others, which begin with that line and a colon;
   * without object ids.
   */
  private static final String CATALOGUE =
      """
      with function as (
        select p.*, 'function ' || p.oid::regprocedure as name from pg_proc p where pronamespace = 'pgq'::regnamespace
      ), relation as (
        select c.*, 'relation ' || relname as name from pg_class c where relnamespace = 'pgq'::regnamespace
      )
      select name from function
      union all
      select name || ': arguments ' || pg_get_function_arguments(oid) from function
      union all
      select name || ': returns ' || pg_get_function_result(oid) from function
      union all
      select name || ': ' || concat_ws(' ',
               case provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end,
               case when proisstrict then 'strict' end, case when prosecdef then 'security definer' end,
               case when proleakproof then 'leakproof' end, 'parallel ' || proparallel::text, 'kind ' || prokind::text,
               'rows ' || prorows, 'owner ' || proowner::regrole)
        from function
      union all
      select name || ': cost ' || procost from function
      union all
      select name || ': set ' || setting from function, unnest(proconfig) setting
      union all
      select name || ': grants ' || privilege_type || ' to ' ||
               case grantee when 0 then 'public' else grantee::regrole::text end || case when is_grantable then ' with grant option' else '' end
        from function, aclexplode(coalesce(proacl, acldefault('f', proowner)))
      union all
      select 'schema grants ' || privilege_type || ' to ' || case grantee when 0 then 'public' else grantee::regrole::text end
        from pg_namespace, aclexplode(nspacl)
       where nspname = 'pgq'
      union all
      select name from relation
      union all
      select name || ': ' || concat_ws(' ', 'kind ' || relkind::text, 'persistence ' || relpersistence::text,
               'owner ' || relowner::regrole, 'options ' || reloptions::text,
               'toast ' || (select t.reloptions::text from pg_class t where t.oid = relation.reltoastrelid),
               'inherits ' || (select string_agg(inhparent::regclass::text, ',' order by inhseqno) from pg_inherits where inhrelid = oid),
               'identity ' || relreplident::text, case when relrowsecurity then 'row security' end)
        from relation
      union all
      select name || ': grants ' ||
             case when grantee = relowner and count(*) = (select count(*) from aclexplode(acldefault(case relkind when 'S' then 's' else 'r' end::"char", relowner)))
                  then 'everything' || case when bool_and(is_grantable) then ' with grant option' else '' end
                  else string_agg(privilege_type || case when is_grantable then ' with grant option' else '' end, ', ' order by privilege_type) end
             || ' to ' || case grantee when 0 then 'public' else grantee::regrole::text end
        from relation, aclexplode(coalesce(relacl, acldefault(case relkind when 'S' then 's' else 'r' end::"char", relowner)))
       where relkind in ('r', 'S')
       group by name, relkind, relowner, grantee
      union all
      select name || ': grants ' || privilege_type || ' (' || string_agg(attname, ', ' order by attnum) || ') to ' || grantee::regrole
        from pg_attribute join relation on relation.oid = attrelid, aclexplode(attacl)
       group by name, privilege_type, grantee
      union all
      select name || ': column ' || concat_ws(' ', attnum, attname, format_type(atttypid, atttypmod),
               case when attnotnull then 'not null' end, 'default ' || pg_get_expr(adbin, adrelid), 'storage ' || attstorage::text,
               case when attislocal then 'local' end, 'inherited ' || attinhcount, attidentity::text, attgenerated::text, attoptions::text)
        from pg_attribute join relation on relation.oid = attrelid
        left join pg_attrdef on adrelid = attrelid and adnum = attnum
       where attnum > 0 and not attisdropped and relkind = 'r'
      union all
      select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
        from pg_constraint where connamespace = 'pgq'::regnamespace
      union all
      select 'index ' || pg_get_indexdef(indexrelid) || case when indisclustered then ' clustered' else '' end
        from pg_index join relation on relation.oid = indrelid
      union all
      select name || ': sequence ' || concat_ws(' ', seqtypid::regtype, seqstart, seqincrement, seqmin, seqmax, seqcache, seqcycle,
               'owned by ' || (select refobjid::regclass || '.' || attname from pg_depend
                                 join pg_attribute on attrelid = refobjid and attnum = refobjsubid
                                where classid = 'pg_class'::regclass and objid = seqrelid and deptype = 'a'))
        from pg_sequence join relation on relation.oid = seqrelid
      union all
      select 'trigger ' || pg_get_triggerdef(t.oid)
        from pg_trigger t join relation on relation.oid = tgrelid where not tgisinternal
      union all
      select 'type ' || typname || ' ' || typtype::text from pg_type
       where typnamespace = 'pgq'::regnamespace and typelem = 0
      union all
      select 'rule ' || rulename from pg_rewrite join relation on relation.oid = ev_class
      """;

  @Test
  void theCatalogueDiffersOnlyAsListed(TestDatabase db) throws SQLException, IOException {
    Set<String> original = catalogue(Original.beside(db).connect());
    Set<String> ours = catalogue(db.connect());
    Set<String> differences = new TreeSet<>();
    original.stream().filter(line -> !ours.contains(line)).forEach(l -> differences.add("- " + l));
    ours.stream().filter(line -> !original.contains(line)).forEach(l -> differences.add("+ " + l));
    List<String> missing = differences.stream().filter(d -> !d.contains(": ")).toList();
    differences.removeIf(d -> missing.stream().anyMatch(object -> d.startsWith(object + ": ")));
    assertThat(differences).containsExactlyInAnyOrderElementsOf(listed());
  }

  private static Set<String> catalogue(Connection c) throws SQLException {
    Sql.run(c, "select pgq.create_queue('one')");
    return new TreeSet<>(Sql.lines(c, CATALOGUE));
  }

  /** Its lines without headings. */
  private static List<String> listed() throws IOException {
    try (InputStream list = CatalogueParityTest.class.getResourceAsStream(DIFFERENCES)) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }
}
