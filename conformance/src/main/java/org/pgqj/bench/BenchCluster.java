package org.pgqj.bench;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.pgqj.fixtures.Checkout;
import org.pgqj.fixtures.Cluster;
import org.pgqj.fixtures.Cluster.Life;
import org.pgqj.fixtures.Cluster.Tcp;
import org.pgqj.fixtures.Engine;
import org.pgqj.fixtures.EngineSetup;
import org.pgqj.fixtures.Leftovers;
import org.pgqj.fixtures.PgqjDatabase;
import org.pgqj.fixtures.ServerPrograms;
import org.pgqj.fixtures.StateDirectory;

/** A private cluster to measure in; it ends with this process. */
public final class BenchCluster implements AutoCloseable {

  private final Checkout checkout;
  private final Cluster cluster;
  private final Thread emergencyStop;

  private BenchCluster(Checkout checkout, Cluster cluster) {
    this.checkout = checkout;
    this.cluster = cluster;
    this.emergencyStop = new Thread(cluster::destroy, "stop the bench's cluster");
    Runtime.getRuntime().addShutdownHook(emergencyStop);
  }

  /** Whether this machine's PostgreSQL has PL/Java. */
  public static boolean hasPljava() {
    return ServerPrograms.find().hasExtension("pljava");
  }

  public static BenchCluster start(Engine engine) {
    Checkout checkout = Checkout.find();
    StateDirectory state = StateDirectory.of(checkout);
    EngineSetup setup = engine.prepare(checkout, state, ServerPrograms.find());
    return new BenchCluster(
        checkout,
        state.locked(
            "run",
            () -> {
              Leftovers.clear(state.shortLived());
              String name = "b" + ProcessHandle.current().pid() + engine;
              Path directory = state.shortLived().resolve(name);
              return setup.create(directory, Life.OF_THIS_PROCESS, Tcp.anyFreePort());
            }));
  }

  /** For making databases: with the extension pljava, or with PgQ/J. */
  public PgqjDatabase databases() {
    return new PgqjDatabase(checkout, cluster);
  }

  /** A new session of the superuser. */
  public Backend connect(String database) throws SQLException {
    return connect(database, "postgres");
  }

  /** A new session of any role that has the cluster's password. */
  Backend connect(String database, String role) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", role);
    properties.setProperty("password", cluster.password());
    return new Backend(DriverManager.getConnection(cluster.jdbcUrl(database), properties));
  }

  /** Makes a role that may log in with the cluster's password and belongs to another one. */
  void createMember(String role, String of) throws SQLException {
    try (Backend admin = connect("postgres")) {
      admin.run(
          "create role %s login password '%s' in role %s".formatted(role, cluster.password(), of));
    }
  }

  /** libpq's words for reaching the server, without a database. */
  public String connectionString() {
    return "host=%s port=%d user=%s"
        .formatted(cluster.socketDirectory(), cluster.port(), Cluster.SUPERUSER);
  }

  public Checkout checkout() {
    return checkout;
  }

  /** Engine, PostgreSQL and Java version, in one word. */
  public String label() {
    return cluster.label();
  }

  @Override
  public void close() {
    cluster.destroy();
    Runtime.getRuntime().removeShutdownHook(emergencyStop);
  }
}
