package org.pgqj.client.ticker.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** Answers on a port of the loopback interface. */
public final class HealthServer implements AutoCloseable {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int NOT_WELL = 503;
  private static final int BACKLOG = 10;

  private final HttpServer server;
  private final Supplier<Collection<? extends Condition>> conditions;

  private HealthServer(HttpServer server, Supplier<Collection<? extends Condition>> conditions) {
    this.server = server;
    this.conditions = conditions;
  }

  /**
   * Starts answering.
   *
   * @param port 0 for any that is free
   * @param conditions of the databases, asked for at each request
   */
  public static HealthServer start(int port, Supplier<Collection<? extends Condition>> conditions)
      throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HealthServer health = new HealthServer(HttpServer.create(address, BACKLOG), conditions);
    health.server.createContext("/", exchange -> answer(exchange, NOT_FOUND, "not found\n"));
    health.server.createContext("/healthz", health::tellHealth);
    health.server.createContext("/metrics", health::tellMetrics);
    health.server.start();
    return health;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private void tellHealth(HttpExchange exchange) throws IOException {
    List<String> sick =
        conditions.get().stream()
            .filter(condition -> condition.unreachableSeconds() > 0)
            .map(
                condition ->
                    "%s: out of reach for %.0f s\n"
                        .formatted(condition.database(), condition.unreachableSeconds()))
            .toList();
    answer(
        exchange, sick.isEmpty() ? OK : NOT_WELL, sick.isEmpty() ? "ok\n" : String.join("", sick));
  }

  private void tellMetrics(HttpExchange exchange) throws IOException {
    PrometheusTextFormatWriter writer = new PrometheusTextFormatWriter(false);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    writer.write(text, Metrics.of(conditions.get()));
    exchange.getResponseHeaders().set("Content-Type", writer.getContentType());
    answer(exchange, OK, text.toString(StandardCharsets.UTF_8));
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    try (exchange) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
