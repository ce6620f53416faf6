package org.pgqj.conformance.parity;

/** SQL for functions that a fault has replaced. */
final class Repair {

  /** The well function's rights go to its replacement, so that nothing but the fault shows. */
  static final String PASS_RIGHTS_ON =
      """
      do $$
      declare
        bad regprocedure;
        grantee text;
      begin
        for bad, grantee in
          select n.oid, case a.grantee when 0 then 'public' else a.grantee::regrole::text end
            from pg_proc n join pg_proc p on p.pronamespace = n.pronamespace and p.proargtypes = n.proargtypes
                                         and p.proname = n.proname || '_well',
                 aclexplode(p.proacl) a
           where n.pronamespace = 'pgq'::regnamespace
           order by a.grantee desc
        loop
          execute format('revoke execute on function %s from public', bad);
          execute format('grant execute on function %s to %s', bad, grantee);
        end loop;
      end $$
      """;

  static final String MAKE_WELL =
      """
      do $$
      declare
        well pg_proc;
        bad text;
      begin
        for well in select * from pg_proc where pronamespace = 'pgq'::regnamespace and proname ~ '_well$' loop
          bad := replace(well.proname, '_well', '');
          execute format('drop function pgq.%I(%s)', bad, pg_get_function_identity_arguments(well.oid));
          execute format('alter function %s rename to %I', well.oid::regprocedure, bad);
        end loop;
      end $$
      """;

  private Repair() {}
}
