package org.pgqj.client.doctor;

import java.sql.SQLException;
import java.util.List;

/**
 * What most checks need to know about the database; everybody may read these catalogues.
 *
 * @param serverVersion such as {@code 15.18 (Debian 15.18-0+deb12u1)}
 * @param major such as 15
 * @param role the role that looks
 * @param database its database
 * @param superuser whether the role is one
 * @param hasJava whether the language java exists
 * @param engineVersion version of the extension pljava that is created, or null
 * @param engineOnOffer version of it that could be created, or null
 * @param embedded whether the engine is this project's own one for tests
 * @param mayUseEngine whether the role has USAGE on schema sqlj
 * @param pgq what schema pgq is
 */
public record Facts(
    String serverVersion,
    int major,
    String role,
    String database,
    boolean superuser,
    boolean hasJava,
    String engineVersion,
    String engineOnOffer,
    boolean embedded,
    boolean mayUseEngine,
    Pgq pgq) {

  /** What schema pgq is. */
  public enum Pgq {
    NONE,
    PGQJ,
    /** The extension written in C. */
    ORIGINAL,
    FOREIGN
  }

  private static final String QUERY =
      """
      select current_setting('server_version'),
             current_setting('server_version_num')::int / 10000,
             current_user,
             current_database(),
             (select rolsuper from pg_roles where rolname = current_user),
             exists (select from pg_language where lanname = 'java'),
             (select extversion from pg_extension where extname = 'pljava'),
             (select default_version from pg_available_extensions where name = 'pljava'),
             exists (select from pg_proc p join pg_language l on l.lanplcallfoid = p.oid
                      where l.lanname = 'java' and p.probin like '%pljava-embedded%'),
             coalesce((select has_schema_privilege(oid, 'usage')
                         from pg_namespace where nspname = 'sqlj'), false),
             case when exists (select from pg_extension where extname = 'pgq') then 'ORIGINAL'
                  when exists (select from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                                where nspname = 'pgq' and proname = 'implementation') then 'PGQJ'
                  when exists (select from pg_namespace where nspname = 'pgq') then 'FOREIGN'
                  else 'NONE' end
      """;

  static Facts gather(Session session) throws SQLException {
    List<String> row = session.row(QUERY);
    return new Facts(
        row.get(0),
        Integer.parseInt(row.get(1)),
        row.get(2),
        row.get(3),
        isTrue(row.get(4)),
        isTrue(row.get(5)),
        row.get(6),
        row.get(7),
        isTrue(row.get(8)),
        isTrue(row.get(9)),
        Pgq.valueOf(row.get(10)));
  }

  private static boolean isTrue(String value) {
    return "t".equals(value);
  }
}
