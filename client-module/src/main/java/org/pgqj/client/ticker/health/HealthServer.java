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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Answers on a port of the loopback interface. */
public final class HealthServer implements AutoCloseable {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int NOT_WELL = 503;
  private static final int BACKLOG = 10;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(HealthServer::thread);
  private final Supplier<Collection<? extends Condition>> conditions;
  private final Supplier<String> trouble;

  private HealthServer(
      HttpServer server,
      Supplier<Collection<? extends Condition>> conditions,
      Supplier<String> trouble) {
    this.server = server;
    this.conditions = conditions;
    this.trouble = trouble;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "health");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Starts answering.
   *
   * @param port 0 for any that is free
   * @param conditions of the databases, asked for at each request
   * @param trouble lines about what else is not well; empty when all is
   */
  public static HealthServer start(
      int port, Supplier<Collection<? extends Condition>> conditions, Supplier<String> trouble)
      throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HealthServer health =
        new HealthServer(HttpServer.create(address, BACKLOG), conditions, trouble);
    health.server.createContext("/", exchange -> answer(exchange, NOT_FOUND, "not found\n"));
    health.server.createContext("/healthz", health::tellHealth);
    health.server.createContext("/metrics", health::tellMetrics);
    // A database that does not answer to one request holds up no other.
    health.server.setExecutor(health.threads);
    health.server.start();
    return health;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private void tellHealth(HttpExchange exchange) throws IOException {
    StringBuilder sick = new StringBuilder(trouble.get());
    for (Condition condition : conditions.get()) {
      double seconds = condition.unreachableSeconds();
      if (seconds > 0) {
        sick.append("%s: out of reach for %.0f s\n".formatted(condition.database(), seconds));
      }
    }
    boolean isWell = sick.length() == 0;
    answer(exchange, isWell ? OK : NOT_WELL, isWell ? "ok\n" : sick.toString());
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
    threads.shutdownNow();
  }
}
