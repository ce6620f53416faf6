package org.pgqj.conformance.parity;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/**
 * A database with PgQ in C, in the cluster of a test's database with PgQ/J, and the roles of both.
 * Autovacuum is off until it is closed: it shows in snapshots and in the answers of maintenance.
 */
public final class Original implements AutoCloseable {

  /** The release whose behaviour is the contract. */
  private static final String RELEASE = "3.5";

  private static final String WORKERS =
      "select count(*) from pg_stat_activity where backend_type = 'autovacuum worker'";

  private final Connection superuser;
  private final Map<Actor, String> roles = new EnumMap<>(Actor.class);
  private final Side side;

  /** Beside a database with PgQ/J. */
  Original(TestDatabase ours) throws SQLException {
    TestDatabase database = beside(ours);
    this.superuser = database.connect();
    setAutovacuum(superuser, "off");
    for (Actor actor : Actor.values()) {
      roles.put(actor, role(ours, actor));
    }
    this.side = new Side(database, roles);
  }

  /** To be compared with this database. */
  Parity with(TestDatabase ours) throws SQLException {
    return new Parity(side, new Side(ours, roles));
  }

  @Override
  public void close() throws SQLException {
    setAutovacuum(superuser, "on");
  }

  /** The database with PgQ in C beside the one with PgQ/J; without it, the tests are not run. */
  public static TestDatabase beside(TestDatabase ours) throws SQLException {
    Object version =
        Sql.one(
            ours.connect(),
            "select max(default_version) from pg_available_extensions where name = 'pgq'");
    assumeTrue(
        version != null && version.toString().startsWith(RELEASE),
        "not run: no original PgQ " + RELEASE + " here, but " + version);
    return ours.companion(Contents.ORIGINAL);
  }

  private static void setAutovacuum(Connection superuser, String value) throws SQLException {
    Sql.run(superuser, "alter system set autovacuum = " + value);
    Sql.run(superuser, "select pg_reload_conf()");
    Await.until(
        "autovacuum " + value,
        Duration.ofSeconds(30),
        () -> Sql.text(superuser, "show autovacuum").equals(value));
    if (value.equals("off")) {
      Await.until(
          "no autovacuum at work",
          Duration.ofSeconds(30),
          () -> Sql.number(superuser, WORKERS) == 0);
    }
  }

  private static String role(TestDatabase database, Actor actor) {
    if (actor.group == null) {
      return "postgres";
    }
    return actor.group.isEmpty()
        ? database.role("nobody")
        : database.role(actor.group.replace("pgq_", ""), actor.group);
  }
}
