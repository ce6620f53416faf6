package org.pgqj.event;

import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The insert plans of the queues this session writes to.
 *
 * <p>Exists because preparing costs several times what inserting does. Key: the queue's name.
 * Bound: {@value #MAX_PLANS} queues, the one unused for longest goes first. Staleness: see {@link
 * InsertPlan}; a plan that does not fit the queue's row as just read is replaced.
 */
final class PlanCache {

  static final int MAX_PLANS = 64;

  private final Map<String, InsertPlan> plans = new LinkedHashMap<>(16, 0.75f, true);

  /** The last plan of a queue; null when there is none. */
  InsertPlan find(String queue) {
    return plans.get(queue);
  }

  /** The plan for a queue in a given state. */
  InsertPlan planFor(String queue, QueueState state) throws SQLException {
    InsertPlan plan = plans.get(queue);
    if (plan != null && plan.fits(state)) {
      return plan;
    }
    if (plan != null) {
      plan.close();
    }
    InsertPlan fresh = new InsertPlan(state);
    plans.put(queue, fresh);
    if (plans.size() > MAX_PLANS) {
      dropEldest();
    }
    return fresh;
  }

  private void dropEldest() throws SQLException {
    Iterator<InsertPlan> eldest = plans.values().iterator();
    eldest.next().close();
    eldest.remove();
  }
}
