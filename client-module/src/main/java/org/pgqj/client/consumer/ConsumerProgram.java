package org.pgqj.client.consumer;

import java.sql.Connection;
import java.util.List;
import java.util.OptionalInt;
import org.pgqj.client.config.Config;
import org.pgqj.client.daemon.Program;
import org.pgqj.client.daemon.Surroundings;
import org.pgqj.client.daemon.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** A consumer as a daemon: its flags, and what they do. */
final class ConsumerProgram implements Program {

  private static final Logger LOG = LoggerFactory.getLogger(Consumer.class);

  private final Consumer consumer;
  private final Flags flags = new Flags();

  ConsumerProgram(Consumer consumer) {
    this.consumer = consumer;
  }

  /** Flags beyond those of every daemon. */
  static final class Flags {

    @Option(names = "--register", description = "register the consumer on its queue, and exit")
    boolean register;

    @Option(names = "--unregister", description = "unregister the consumer, and exit")
    boolean unregister;
  }

  @Override
  public String service() {
    return consumer.service();
  }

  @Override
  public String template() {
    return consumer.template();
  }

  @Override
  public List<Object> options() {
    return List.of(flags);
  }

  @Override
  public OptionalInt once(Config config) throws Exception {
    if (!flags.register && !flags.unregister) {
      return OptionalInt.empty();
    }
    Settings settings = Settings.of(config);
    Subscription subscription = consumer.subscription(settings, config);
    String name = settings.queue() + "/" + settings.consumer();
    try (Connection connection = Connections.to(config, consumer.databaseKey(), settings).open()) {
      if (flags.register) {
        boolean isNew = subscription.register(connection);
        LOG.info("{}: {}", name, isNew ? "registered" : "was registered already");
      } else {
        boolean was = subscription.unregister(connection);
        LOG.info("{}: {}", name, was ? "unregistered" : "was not registered");
      }
    }
    return OptionalInt.of(0);
  }

  @Override
  public Worker open(Surroundings surroundings) {
    return new ConsumerWorker(consumer, surroundings);
  }
}
