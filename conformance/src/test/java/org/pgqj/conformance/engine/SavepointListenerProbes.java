package org.pgqj.conformance.engine;

import java.sql.Connection;
import java.sql.SQLException;
import org.pgqj.fixtures.junit.Sql;

/** Declares the functions of {@code SavepointListenerProbe} in schema {@code spl}. */
final class SavepointListenerProbes {

  private SavepointListenerProbes() {}

  static void install(Connection c) throws SQLException {
    Sql.run(c, "create schema spl");
    ProbeJar.install(c, "spl");
    declare(c, "listen(text, boolean) returns void", "listen");
    declare(c, "ignore() returns void", "ignore");
    declare(c, "heard() returns text", "heard");
    declare(c, "nested(boolean) returns text", "nested");
    declare(c, "objected() returns text", "objected");
  }

  private static void declare(Connection c, String signature, String method) throws SQLException {
    Sql.run(
        c,
        "create function spl.%s language java as '%sSavepointListenerProbe.%s'"
            .formatted(signature, ProbeJar.PROBES, method));
  }
}
