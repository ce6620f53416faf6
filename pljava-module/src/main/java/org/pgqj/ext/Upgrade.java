package org.pgqj.ext;

import java.sql.SQLException;
import org.pgqj.backend.Backend;

/** Brings the tables of an older pgq_ext up to date; runs with the user's rights. */
final class Upgrade {

  private static final String[][] KEYS = {
    {"completed_tick", "consumer_id, subconsumer_id"},
    {"completed_batch", "consumer_id, subconsumer_id"},
    {"completed_event", "consumer_id, subconsumer_id, batch_id, event_id"},
    {"partial_batch", "consumer_id, subconsumer_id"}
  };

  private static final String LACKS_SUBCONSUMERS =
      """
      select 1::pg_catalog.int8
       where not exists (
               select
                 from pg_catalog.pg_attribute
                where attrelid operator(pg_catalog.=) 'pgq_ext.%t'::pg_catalog.regclass
                  and attname operator(pg_catalog.=) 'subconsumer_id'::pg_catalog.name
                  and not attisdropped)
      """;

  private static final String ADD_SUBCONSUMERS =
      """
      alter table pgq_ext.%t
        add column subconsumer_id pg_catalog.text not null default '',
        drop constraint if exists %t_pkey,
        add constraint %t_pkey primary key (%k)
      """;

  private Upgrade() {}

  static int run() throws SQLException {
    int changed = 0;
    for (String[] table : KEYS) {
      if (Backend.queryLong(LACKS_SUBCONSUMERS.replace("%t", table[0])) != null) {
        Backend.update(ADD_SUBCONSUMERS.replace("%t", table[0]).replace("%k", table[1]));
        changed++;
      }
    }
    return changed;
  }
}
