package org.pgqj.conformance.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.pgqj.conformance.engine.probe.CounterProbe;
import org.pgqj.conformance.engine.probe.DangerProbe;
import org.pgqj.conformance.engine.probe.DeclarationProbe;
import org.pgqj.conformance.engine.probe.FailureProbe;
import org.pgqj.conformance.engine.probe.JdbcProbe;
import org.pgqj.conformance.engine.probe.LeakProbe;
import org.pgqj.conformance.engine.probe.ParameterProbe;
import org.pgqj.conformance.engine.probe.PolicyProbe;
import org.pgqj.conformance.engine.probe.ResultProbe;
import org.pgqj.conformance.engine.probe.RowTriggerProbe;
import org.pgqj.conformance.engine.probe.SavepointListenerProbe;
import org.pgqj.conformance.engine.probe.SavepointProbe;
import org.pgqj.conformance.engine.probe.ScalarProbe;
import org.pgqj.conformance.engine.probe.SessionProbe;
import org.pgqj.conformance.engine.probe.StatementProbe;
import org.pgqj.conformance.engine.probe.StormProbe;
import org.pgqj.fixtures.junit.Sql;

/** A jar with the probe classes, made from the classes of this test suite. */
final class ProbeJar {

  /** Package of the probe classes, for AS strings. */
  static final String PROBES = "org.pgqj.conformance.engine.probe.";

  private static final Class<?>[] CLASSES = {
    ScalarProbe.class,
    ResultProbe.class,
    StatementProbe.class,
    FailureProbe.class,
    PolicyProbe.class,
    StormProbe.class,
    RowTriggerProbe.class,
    CounterProbe.class,
    JdbcProbe.class,
    ParameterProbe.class,
    DangerProbe.class,
    SavepointProbe.class,
    SavepointListenerProbe.class,
    LeakProbe.class,
    SessionProbe.class,
    DeclarationProbe.class
  };

  private ProbeJar() {}

  /** Without a deployment descriptor. */
  static byte[] plain() {
    return bytes(null);
  }

  /** With a deployment descriptor of this text. */
  static byte[] withDescriptor(String descriptor) {
    return bytes(descriptor);
  }

  /** Installs the jar as {@code probe} and puts it on a schema's class path. */
  static void install(Connection c, String schema) throws SQLException {
    Sql.one(c, "select sqlj.install_jar(?, 'probe', false)", plain());
    Sql.one(c, "select sqlj.set_classpath(?, 'probe')", schema);
  }

  private static byte[] bytes(String descriptor) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (descriptor != null) {
      Attributes section = new Attributes();
      section.putValue("SQLJDeploymentDescriptor", "TRUE");
      manifest.getEntries().put("probe.ddr", section);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      for (Class<?> probe : CLASSES) {
        add(jar, probe);
      }
      if (descriptor != null) {
        jar.putNextEntry(new JarEntry("probe.ddr"));
        jar.write(descriptor.getBytes(StandardCharsets.UTF_8));
        jar.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void add(JarOutputStream jar, Class<?> probe) throws IOException {
    String path = probe.getName().replace('.', '/') + ".class";
    try (InputStream in = probe.getResourceAsStream('/' + path)) {
      jar.putNextEntry(new JarEntry(path));
      in.transferTo(jar);
      jar.closeEntry();
    }
    for (Class<?> nested : probe.getDeclaredClasses()) {
      add(jar, nested);
    }
  }
}
