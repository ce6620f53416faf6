package org.pgqj.client.admin.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.UncheckedIOException;
import java.util.List;
import org.pgqj.client.ProductVersion;

/**
 * The report for programs:
 *
 * <pre>{@code
 * {"format": 1, "program": "pgqj 0.1.0", "exceeded": ["consumer …: lag 75 s, limit 60 s"],
 *  "failed": ["database other: connection to server … failed: …"],
 *  "databases": [
 *    {"database": "shop", "postgres": "15.18", "pgq": "3.5", "implementation": "pgqj 0.1.0",
 *     "queues": [{"name": "mailer", …, "ticker_lag": 1.5, "consumers": [{"name": …, "lag": 2.1}]}],
 *     "holdups": [{"queue": "mailer", "kind": "consumer", "holder": …}], "dead_letters": 0}]}
 * }</pre>
 *
 * Times are in seconds. {@code format} grows when something here changes its meaning; fields may be
 * added without.
 */
final class JsonStatus {

  private static final int FORMAT = 1;

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT);

  private JsonStatus() {}

  private record Root(
      int format,
      String program,
      List<String> exceeded,
      List<String> failed,
      List<Status> databases) {}

  static String of(Survey survey, List<String> exceeded) {
    try {
      return MAPPER.writeValueAsString(
          new Root(
              FORMAT,
              "pgqj " + ProductVersion.read(),
              exceeded,
              survey.failed(),
              survey.statuses()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
