package org.pgqj.client.consumer;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/** Events without a database. */
final class Events {

  private static final OffsetDateTime NOW =
      OffsetDateTime.of(2007, 10, 19, 21, 0, 0, 0, ZoneOffset.UTC);

  private Events() {}

  static Verdicts verdicts() {
    return new Verdicts(new RetryPolicy(0, Duration.ofSeconds(1), Duration.ofSeconds(1), () -> 0));
  }

  static Event event(long id, String data, Verdicts verdicts) {
    Map<Integer, Object> row =
        Map.of(1, id, 2, NOW, 3, 7L, 4, 0, 5, "type " + id % 3, 6, data, 7, "e1", 8, "e2");
    ResultSet result =
        (ResultSet)
            Proxy.newProxyInstance(
                Events.class.getClassLoader(),
                new Class<?>[] {ResultSet.class},
                (proxy, method, arguments) -> row.get((Integer) arguments[0]));
    try {
      return Event.read(result, verdicts, StandardCharsets.UTF_8);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
