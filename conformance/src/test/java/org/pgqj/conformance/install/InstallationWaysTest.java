package org.pgqj.conformance.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.pgqj.fixtures.Command;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** One source of SQL, two ways into a database, one result. */
@DatabaseTest(Contents.PLJAVA)
class InstallationWaysTest {

  @Test
  void theDescriptorAndPsqlMakeTheSameCatalogue(TestDatabase db) throws SQLException {
    try (ScratchDatabase descriptor = new ScratchDatabase(db, "ddr");
        ScratchDatabase script = new ScratchDatabase(db, "psql")) {
      assertThat(descriptor.install().status()).isZero();
      try (Connection c = script.connect()) {
        Sql.one(c, "select sqlj.install_jar(?, 'pgqj', false)", script.serverJar());
      }
      Command.Result result =
          script.psql().file(db.checkout().root().resolve("sql/install.sql"), Map.of());
      assertThat(result.status()).as(result.output()).isZero();
      assertThat(script.catalogue()).isEqualTo(descriptor.catalogue());
      assertThat(script.psql().values("select pgq.create_queue('q'), pgq.version()"))
          .isEqualTo("1|3.5.2");
    }
  }

  @Test
  void theJarBringsNoClassOfThePlatform(TestDatabase db) throws IOException {
    try (JarFile jar = new JarFile(db.checkout().serverJar().toFile())) {
      assertThat(jar.stream().map(entry -> entry.getName()).filter(n -> n.endsWith(".class")))
          .isNotEmpty()
          .allMatch(name -> name.startsWith("org/pgqj/"))
          .anyMatch(name -> name.startsWith("org/pgqj/trigger/"))
          .anyMatch(name -> name.startsWith("org/pgqj/event/"));
    }
  }
}
