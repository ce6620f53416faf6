package org.pgqj.conformance.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.Command;
import org.pgqj.fixtures.Psql;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** A dump of pg_dump brings queues with their unread events into another cluster. */
@DatabaseTest
class DumpRestoreTest {

  private static final String SUPERUSER = "postgres";

  @Test
  void aRestoredDatabaseDeliversEveryUnreadEvent(TestDatabase db, @TempDir Path directory)
      throws SQLException, IOException {
    Connection c = db.connect();
    TestQueue queue = TestQueue.create(c, "it's a \"queue\"");
    queue.register("reader");
    queue.insert("read");
    assertThat(queue.tickAndDrain("reader")).containsExactly("read");
    queue.insert("failed");
    queue.tick();
    long batch = queue.nextBatch("reader");
    Sql.one(c, "select pgq.event_failed(?, 2, 'why')", batch);
    queue.finish(batch);
    queue.insert("behind a tick");
    queue.tick();
    queue.insert("behind no tick");
    ForeignIds.shift(c, ForeignIds.FAR_AHEAD);

    Path dump = directory.resolve("dump.sql");
    Command pgDump =
        Command.of(db.psql().programs().program("pg_dump"), "--file=" + dump, db.name());
    db.cluster().address(db.name()).forEach(pgDump::with);
    pgDump.runOrFail("pg_dump");
    String restored = db.name() + "_restored";
    Psql admin = db.cluster().psql(SUPERUSER, "postgres");
    admin.values("create database " + restored);
    try {
      Command.Result result = db.cluster().psql(SUPERUSER, restored).file(dump, Map.of());
      assertThat(result.status()).as(result.output()).isZero();
      try (Connection there = connect(db, restored)) {
        TestQueue same = TestQueue.existing(there, queue.name());
        long newest = same.insert("after the restore");
        assertThat(Sql.number(there, "select pgq.rebase()")).isEqualTo(1);
        assertThat(same.tickAndDrain("reader"))
            .containsExactly("behind a tick", "behind no tick", "after the restore");
        assertThat(Sql.number(there, "select pgq.dead_letter_retry(?, 'reader')", same.name()))
            .isEqualTo(1);
        Sql.one(there, "select pgq.maint_retry_events()");
        assertThat(same.tickAndDrain("reader")).containsExactly("failed");
        assertThat(newest).isGreaterThan(queue.insert("one more at the origin") - 1);
      }
    } finally {
      admin.values("drop database " + restored + " with (force)");
    }
  }

  private static Connection connect(TestDatabase db, String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", SUPERUSER);
    properties.setProperty("password", db.cluster().password());
    return DriverManager.getConnection(db.cluster().jdbcUrl(database), properties);
  }
}
