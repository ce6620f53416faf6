package org.pgqj.bench;

import java.sql.SQLException;
import org.pgqj.fixtures.junit.Sql;

/**
 * One of the two that are compared, in a database of its own.
 *
 * @param name of its column
 * @param what it is, with its version
 */
record ApiSubject(String name, String what, BenchCluster cluster, String database) {

  static ApiSubject pgqj(BenchCluster cluster) throws SQLException {
    cluster.databases().createWithPgqj("bench_pgqj");
    return prepared("PgQ/J", cluster, "bench_pgqj", "select pgq.implementation()");
  }

  static ApiSubject original(BenchCluster cluster) throws SQLException {
    try (Backend admin = cluster.connect("postgres")) {
      admin.run("create database bench_original template template0");
    }
    try (Backend admin = cluster.connect("bench_original")) {
      admin.run("create extension pgq");
    }
    return prepared("PgQ", cluster, "bench_original", "select 'pgq ' || pgq.version()");
  }

  private static ApiSubject prepared(
      String name, BenchCluster cluster, String database, String version) throws SQLException {
    try (Backend admin = cluster.connect(database)) {
      admin.run(
          "select pgq.create_queue('bench'), pgq.create_queue('read'), pgq.create_queue('step')");
      String what = Sql.text(admin.connection(), version) + " on " + cluster.label();
      return new ApiSubject(name, what, cluster, database);
    }
  }

  boolean isPgqj() {
    return "PgQ/J".equals(name);
  }

  /** A new session of the superuser. */
  Backend connect() throws SQLException {
    return cluster.connect(database);
  }

  /** A new session of a role that the cluster has. */
  Backend connect(String role) throws SQLException {
    return cluster.connect(database, role);
  }
}
