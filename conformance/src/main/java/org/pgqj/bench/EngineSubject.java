package org.pgqj.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.pgqj.bench.probe.EngineProbe;
import org.pgqj.fixtures.junit.Sql;

/**
 * A language in a cluster: the functions of one schema of engine.sql.
 *
 * @param name of the column
 * @param schema {@code java} or {@code plpgsql}
 */
record EngineSubject(String name, String schema, BenchCluster cluster) {

  private static final String DATABASE = "engine_bench";

  /** Makes the database with the functions of both schemas. */
  static void createDatabase(BenchCluster cluster) throws SQLException, IOException {
    cluster.databases().createWithPljava(DATABASE);
    try (Backend admin = cluster.connect(DATABASE)) {
      admin.run("set client_min_messages = error; create schema java; create schema plpgsql");
      Sql.one(admin.connection(), "select sqlj.install_jar(?, 'bench', false)", jar());
      admin.run("select sqlj.set_classpath('java', 'bench')");
      admin.run(script());
    }
  }

  private static String script() throws IOException {
    try (InputStream in = EngineSubject.class.getResourceAsStream("engine.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] jar() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes)) {
      for (String name : List.of(EngineProbe.class.getName(), EngineProbe.class.getName() + "$1")) {
        String path = name.replace('.', '/') + ".class";
        try (InputStream in = EngineProbe.class.getResourceAsStream('/' + path)) {
          jar.putNextEntry(new JarEntry(path));
          in.transferTo(jar);
        }
      }
    }
    return bytes.toByteArray();
  }

  Backend connect() throws SQLException {
    Backend backend = cluster.connect(DATABASE);
    backend.run("set search_path = " + schema + ", public");
    return backend;
  }

  /** The first call of a new session, without connecting. */
  Sample first(String sql) throws SQLException {
    try (Backend backend = connect()) {
      return backend.time(Unit.MILLISECONDS, 1, sql);
    }
  }

  /** Memory of one of ten sessions that all have called and inserted. */
  Sample memory(String line) throws SQLException, IOException {
    List<Backend> backends = new ArrayList<>();
    try {
      double sum = 0;
      for (int i = 0; i < 10; i++) {
        Backend backend = connect();
        backends.add(backend);
        backend.run("select nop(1), put('a', 'b', 'c')");
      }
      for (Backend backend : backends) {
        sum += backend.memory(line);
      }
      return Sample.of(sum / backends.size());
    } finally {
      for (Backend backend : backends) {
        backend.close();
      }
    }
  }
}
