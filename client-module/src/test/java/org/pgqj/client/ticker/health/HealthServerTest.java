package org.pgqj.client.ticker.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class HealthServerTest {

  private record Database(String database, double unreachableSeconds, CountDownLatch answer)
      implements Condition {

    @Override
    public boolean isLeading() {
      return false;
    }

    @Override
    public QueueMetrics queues() {
      try {
        answer.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return null;
    }
  }

  private static HttpRequest request(HealthServer server, String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path)).build();
  }

  private static HttpResponse<String> ask(HealthServer server, String path) throws Exception {
    return HttpClient.newHttpClient().send(request(server, path), BodyHandlers.ofString());
  }

  @Test
  void whoeverIsOutOfReachIsNamed() throws Exception {
    List<Database> databases =
        List.of(new Database("shop", 0, null), new Database("bank", 12.3, null));
    try (HealthServer server = HealthServer.start(0, () -> databases, () -> "")) {
      HttpResponse<String> answer = ask(server, "/healthz");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).isEqualTo("bank: out of reach for 12 s\n");
    }
  }

  @Test
  void aServerWhoseDatabasesAreNotKnownIsNotWell() throws Exception {
    try (HealthServer server = HealthServer.start(0, List::of, () -> "list of databases: lost\n")) {
      HttpResponse<String> answer = ask(server, "/healthz");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).isEqualTo("list of databases: lost\n");
    }
  }

  /** The metrics of a database that does not answer hold up neither health nor the daemon's end. */
  @Test
  void oneRequestHoldsUpNoOther() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    List<Database> databases = List.of(new Database("stalled", 0, never));
    try (HealthServer server = HealthServer.start(0, () -> databases, () -> "")) {
      HttpClient client = HttpClient.newHttpClient();
      var stalled = client.sendAsync(request(server, "/metrics"), BodyHandlers.ofString());
      assertThat(ask(server, "/healthz").body()).isEqualTo("ok\n");
      assertThat(stalled).isNotDone();
    } finally {
      never.countDown();
    }
  }
}
