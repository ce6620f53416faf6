package org.pgqj.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Has the server take TLS connections, with a certificate that it signed itself, until closed. */
final class ServerTls implements AutoCloseable {

  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final char[] PASSWORD = "password".toCharArray();
  private static final String NAME = "server";
  private static final String KEY_FILE = "test_server.key";
  private static final String CERTIFICATE_FILE = "test_server.crt";

  private final TestDatabase db;
  private final Connection superuser;

  private ServerTls(TestDatabase db) throws SQLException {
    this.db = db;
    this.superuser = db.connect();
  }

  static ServerTls start(TestDatabase db, Path directory) throws Exception {
    ServerTls tls = new ServerTls(db);
    KeyStore store = newKey(directory.resolve("keys.p12"));
    tls.write(KEY_FILE, pem("PRIVATE KEY", store.getKey(NAME, PASSWORD).getEncoded()));
    tls.write(CERTIFICATE_FILE, pem("CERTIFICATE", store.getCertificate(NAME).getEncoded()));
    tls.set("ssl_key_file = '" + KEY_FILE + "'");
    tls.set("ssl_cert_file = '" + CERTIFICATE_FILE + "'");
    tls.set("ssl = on");
    tls.reload("on");
    return tls;
  }

  private static KeyStore newKey(Path file)
      throws IOException, InterruptedException, GeneralSecurityException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                NAME,
                "-keyalg",
                "RSA",
                "-dname",
                "CN=127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static String pem(String what, byte[] content) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----"
        .formatted(what, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content));
  }

  /** Writes a file for the server's eyes only into its data directory, wherever the server is. */
  private void write(String file, String text) throws SQLException {
    Sql.run(
        superuser,
        "copy (select * from pg_catalog.string_to_table('%s', chr(10)))".formatted(text)
            + " to program 'umask 077; cat > %s'".formatted(file));
  }

  private void set(String setting) throws SQLException {
    Sql.run(superuser, "alter system set " + setting);
  }

  private void reload(String expected) throws SQLException {
    Sql.one(superuser, "select pg_catalog.pg_reload_conf()");
    Await.until(
        "ssl is " + expected,
        DEADLINE,
        () -> {
          try (Connection c = db.connect()) {
            return expected.equals(Sql.text(c, "show ssl"));
          }
        });
  }

  @Override
  public void close() throws SQLException {
    for (String setting : new String[] {"ssl", "ssl_cert_file", "ssl_key_file"}) {
      Sql.run(superuser, "alter system reset " + setting);
    }
    reload("off");
  }
}
