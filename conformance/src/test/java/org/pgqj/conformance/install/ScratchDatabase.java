package org.pgqj.conformance.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.pgqj.fixtures.Command;
import org.pgqj.fixtures.Psql;
import org.pgqj.fixtures.junit.TestDatabase;

/** A copy of the test's database, to install into and to remove from. */
public final class ScratchDatabase implements AutoCloseable {

  private static final String SUPERUSER = "postgres";

  private final TestDatabase origin;
  private final String name;

  /** Copies the database of the test class, to which nobody may be connected. */
  public ScratchDatabase(TestDatabase origin, String label) {
    this.origin = origin;
    this.name = origin.name() + "_" + label;
    origin
        .cluster()
        .psql(SUPERUSER, "postgres")
        .values("create database " + name + " template " + origin.name());
  }

  public String name() {
    return name;
  }

  public Psql psql() {
    return psqlAs(SUPERUSER);
  }

  Psql psqlAs(String role) {
    return origin.cluster().psql(role, name);
  }

  /** A new session of the superuser. */
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", SUPERUSER);
    properties.setProperty("password", origin.cluster().password());
    return DriverManager.getConnection(origin.cluster().jdbcUrl(name), properties);
  }

  /** Runs the installation as a DBA does; {@code options} are names of psql variables to set. */
  public Command.Result install(String... options) {
    return install(psql(), origin.checkout().serverJar(), options);
  }

  Command.Result install(Psql psql, Path jar, String... options) {
    return psql.file(origin.checkout().installScript(), variables(jar, options));
  }

  Command.Result uninstall(String... options) {
    return psql()
        .file(
            origin.checkout().uninstallScript(), variables(origin.checkout().serverJar(), options));
  }

  private static Map<String, String> variables(Path jar, String... options) {
    Map<String, String> variables = new HashMap<>(Map.of("jar", jar.toString()));
    for (String option : options) {
      variables.put(option, "1");
    }
    return variables;
  }

  byte[] serverJar() {
    try {
      return Files.readAllBytes(origin.checkout().serverJar());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything in the catalogue that is not PostgreSQL's own; see {@link Catalogue}. */
  List<String> catalogue() throws SQLException {
    try (Connection c = connect()) {
      return Catalogue.of(c);
    }
  }

  /** The same without the rights on PL/Java's schema. */
  List<String> catalogueWithoutEngineRights() throws SQLException {
    try (Connection c = connect()) {
      return Catalogue.withoutEngineRights(c);
    }
  }

  @Override
  public void close() {
    origin.cluster().psql(SUPERUSER, "postgres").values("drop database " + name + " with (force)");
  }
}
