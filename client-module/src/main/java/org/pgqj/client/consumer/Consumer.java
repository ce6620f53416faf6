package org.pgqj.client.consumer;

import java.util.List;
import org.pgqj.client.config.Config;
import org.pgqj.client.daemon.Daemon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that reads a queue. It is all of a program:
 *
 * <pre>{@code
 * public class Mailer extends Consumer {
 *   Mailer(String... args) {
 *     super("mailer_daemon", "src_db", args);
 *   }
 *
 *   @Override
 *   protected void processEvent(Event ev) {
 *     send(ev.fields().get("email"));
 *   }
 *
 *   public static void main(String[] args) {
 *     new Mailer(args).start();
 *   }
 * }
 * }</pre>
 *
 * <p>Override {@link #processEvent} or {@link #processBatch}. An event that was told nothing is
 * done when its batch is finished; an exception means that the whole batch is repeated, after a
 * pause. So every event is delivered at least once, whenever the process ends or the server goes
 * away. For exactly once see {@link LocalConsumer} and {@link RemoteConsumer}.
 *
 * <p>Flags, configuration, signals and log are those of skytools' consumers; docs/consumers.md
 * lists the keys.
 */
public abstract class Consumer {

  /** The log of the program, in skytools' line format. */
  protected final Logger log = LoggerFactory.getLogger(getClass());

  private final String service;
  private final String databaseKey;
  private final String[] arguments;
  private Config config;
  private Settings settings;
  private Lanes lanes;

  /**
   * @param service the program's name, and the section of the configuration file that it reads
   * @param databaseKey the key with the connection string of the queue's database
   * @param arguments the command line: flags and the configuration file
   */
  protected Consumer(String service, String databaseKey, String... arguments) {
    this.service = service;
    this.databaseKey = databaseKey;
    this.arguments = arguments.clone();
  }

  /** Does what the command line says and ends the Java VM with the exit status; never returns. */
  public final void start() {
    System.exit(run());
  }

  /**
   * Does what the command line says.
   *
   * @return the exit status: 0 after a graceful end, 1 when it could not start, 2 for wrong flags
   */
  public final int run() {
    return Daemon.run(new ConsumerProgram(this), arguments);
  }

  /**
   * Reads keys of one's own. Called before the first batch, and again after SIGHUP.
   *
   * @throws org.pgqj.client.config.ConfigException to refuse a configuration
   */
  protected void configure(Config newConfig) {}

  /** The configuration; there from {@link #configure} on. */
  protected final Config config() {
    return config;
  }

  /**
   * Handles a batch: each event by {@link #processEvent}, {@code parallelism} of them at a time.
   * Whoever overrides it reads the events by iterating, in one thread.
   */
  protected void processBatch(Batch batch) throws Exception {
    for (List<Event> block = batch.nextBlock(); !block.isEmpty(); block = batch.nextBlock()) {
      lanes.handle(block, this::key, this::processEvent);
    }
  }

  /**
   * Handles an event. With {@code parallelism} it is called by several threads, though never at the
   * same time for events of the same {@link #key}.
   */
  protected void processEvent(Event ev) throws Exception {
    throw new UnsupportedOperationException(
        getClass().getName() + " overrides neither processEvent nor processBatch");
  }

  /**
   * What the event is about: events with equal keys are handled in their order, others side by
   * side. By default what the configuration's {@code key} names; null belongs to nothing else.
   */
  protected Object key(Event ev) {
    return settings.key().apply(ev);
  }

  // What follows differs between kinds of consumers, and is not for programs.

  String service() {
    return service;
  }

  String databaseKey() {
    return databaseKey;
  }

  /** The keys of this kind of consumer, for {@code --ini}. */
  String template() {
    return ConfigTemplate.PLAIN.formatted(service, databaseKey);
  }

  Subscription subscription(Settings newSettings, Config newConfig) {
    return new PlainSubscription(newSettings);
  }

  /** Takes a configuration, at the start or a new one. */
  void take(Config newConfig, Settings newSettings) {
    end();
    config = newConfig;
    settings = newSettings;
    lanes = new Lanes(newSettings.parallelism());
    configure(newConfig);
  }

  final Settings settings() {
    return settings;
  }

  /** Whether handling a batch belongs to the transaction that finishes it. */
  boolean worksInOneTransaction() {
    return false;
  }

  /** Handles and finishes a batch, and commits. */
  void carryOut(Delivery delivery) throws Exception {
    processBatch(delivery.batch());
    delivery.finish();
    delivery.commit();
  }

  /** Lets go what may be broken. */
  void reset() {}

  /** The end, or the end of a configuration. */
  void end() {
    if (lanes != null) {
      lanes.close();
    }
  }
}
