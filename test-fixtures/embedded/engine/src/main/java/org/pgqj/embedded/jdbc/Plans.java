package org.pgqj.embedded.jdbc;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who has which plan.
 *
 * <p>A statement takes a plan and gives it back when it is closed. The last {@value #IDLE_MAX}
 * plans given back are kept for whoever asks for the same text and types next, so that code which
 * prepares, uses and closes each time doesn't plan each time. Plans of statements that were
 * forgotten instead of closed are found by the garbage collector and freed at the next request:
 * plans are PostgreSQL's memory, which only this thread may touch.
 */
final class Plans {
  /** The default of PL/Java's setting {@code pljava.statement_cache_size}. */
  private static final int IDLE_MAX = 11;

  /** Least recently given back first. */
  private static final List<Plan> idle = new ArrayList<>(IDLE_MAX + 1);

  private static final Set<Lease> leases = new HashSet<>();
  private static final ReferenceQueue<Object> forgotten = new ReferenceQueue<>();

  private Plans() {}

  /** A plan in the hands of a statement. */
  static final class Lease extends PhantomReference<Object> {
    private final Plan plan;

    private Lease(Object statement, Plan plan) {
      super(statement, forgotten);
      this.plan = plan;
    }

    Plan plan() {
      return plan;
    }

    /** Gives the plan back, for others to take. */
    void end() {
      clear();
      leases.remove(this);
      keep(plan);
    }
  }

  /**
   * Finds or makes a plan.
   *
   * @param statement who will give it back by {@link Lease#end}
   * @param types oids of the parameters, not kept
   */
  static Lease lease(Object statement, String sql, int[] types) throws SQLException {
    freeForgotten();
    Plan plan = takeIdle(sql, types);
    if (plan == null) {
      plan = new Plan(sql, types.clone());
    }
    Lease lease = new Lease(statement, plan);
    leases.add(lease);
    return lease;
  }

  private static Plan takeIdle(String sql, int[] types) {
    for (int i = idle.size() - 1; i >= 0; i--) {
      if (idle.get(i).isFor(sql, types)) {
        return idle.remove(i);
      }
    }
    return null;
  }

  private static void keep(Plan plan) {
    idle.add(plan);
    if (idle.size() > IDLE_MAX) {
      idle.remove(0).discard();
    }
  }

  private static void freeForgotten() {
    for (Reference<?> found = forgotten.poll(); found != null; found = forgotten.poll()) {
      Lease lease = (Lease) found;
      if (leases.remove(lease)) {
        lease.plan.discard();
      }
    }
  }
}
