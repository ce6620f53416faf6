package org.pgqj.client.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts of strings, services, variables and defaults. Facts of libpq, checked with psql. */
class ConnectionSettingsTest {

  @TempDir private Path home;

  private final Map<String, String> variables = new HashMap<>();

  private ConnectionSettings of(String connection) {
    return ConnectionSettings.of(connection, new Environment(variables, home, "me"));
  }

  private Properties driver(String connection) {
    ConnectionSettings settings = of(connection);
    return JdbcProperties.of(settings, settings.hosts().get(0));
  }

  private void assertRefused(String connection, String message) {
    assertThatThrownBy(() -> of(connection))
        .isInstanceOf(ConnectionStringException.class)
        .hasMessage(message);
  }

  private Path write(String name, String text, String mode) throws IOException {
    Path file = Files.writeString(home.resolve(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  @Test
  void withoutAnythingTheUserIsRoleAndDatabase() {
    ConnectionSettings settings = of("");
    assertThat(settings.user()).isEqualTo("me");
    assertThat(settings.database()).isEqualTo("me");
    assertThat(settings.hosts()).hasSize(1).allMatch(h -> h.port() == 5432 && h.isLocal());
    assertThat(of("user=you").database()).isEqualTo("you");
  }

  @Test
  void aBareWordIsADatabase() {
    assertThat(of("shop").database()).isEqualTo("shop");
  }

  @Test
  void theStringGoesBeforeTheServiceAndTheServiceBeforeTheVariables() throws IOException {
    write(
        ".pg_service.conf",
        "# ours\n\n[other]\nhost=o\n[prod]\n host=s \nport=1111\nuser=su\n[prod]\ndbname=late\n",
        "rw-r--r--");
    variables.putAll(Map.of("PGHOST", "v", "PGPORT", "2222", "PGUSER", "vu", "PGDATABASE", "vd"));
    ConnectionSettings settings = of("service=prod host=h");
    assertThat(settings.hosts()).containsExactly(new ServerAddress("h", "h", 1111));
    assertThat(settings.user()).isEqualTo("su");
    assertThat(settings.database()).isEqualTo("vd");
    variables.put("PGSERVICE", "other");
    assertThat(of("").hosts()).containsExactly(new ServerAddress("o", "o", 2222));
  }

  @Test
  void serviceFilesAreFoundAndTheirFaultsNamed() throws IOException {
    assertRefused("service=x", "definition of service \"x\" not found");
    variables.put("PGSERVICEFILE", home + "/none");
    assertRefused("service=x", "service file \"" + home + "/none\" not found");
    Path file = write("services", "[x]\nhost\n[y]\nservice=x\n[z]\nhots=1\n", "rw-r--r--");
    variables.put("PGSERVICEFILE", file.toString());
    assertRefused("service=x", "syntax error in service file \"" + file + "\", line 2");
    assertRefused(
        "service=y",
        "nested service specifications not supported in service file \"" + file + "\", line 4");
    assertRefused("service=z", "syntax error in service file \"" + file + "\", line 6");
    write("pg_service.conf", "[w]\nhost=system\n", "rw-r--r--");
    variables.put("PGSYSCONFDIR", home.toString());
    assertThat(of("service=w").hosts().get(0).host()).isEqualTo("system");
  }

  @Test
  void hostsAndPortsGoInPairs() {
    assertThat(of("host=a,b,c port=1,2,3").hosts())
        .extracting(ServerAddress::toString)
        .containsExactly("at \"a\", port 1", "at \"b\", port 2", "at \"c\", port 3");
    assertThat(of("host=a,b port=7").hosts()).extracting(ServerAddress::port).containsExactly(7, 7);
    assertThat(of("host=a,b port=,8").hosts())
        .extracting(ServerAddress::port)
        .containsExactly(5432, 8);
    assertThat(of("host=a,/run/pg").hosts().get(1).socket()).hasToString("/run/pg/.s.PGSQL.5432");
    assertThat(of("host=db hostaddr=10.0.0.1").hosts())
        .containsExactly(new ServerAddress("db", "10.0.0.1", 5432));
    assertRefused("host=a,b port=1,2,3", "could not match 3 port numbers to 2 hosts");
    assertRefused(
        "host=a,b hostaddr=10.0.0.1", "could not match 2 host names to 1 hostaddr values");
  }

  @ParameterizedTest
  @CsvSource({
    "/run, true",
    "localhost, true",
    "127.0.0.1, true",
    "::1, true",
    "db.example, false",
    "10.0.0.1, false"
  })
  void whatIsOnThisMachineIsKnown(String host, boolean local) {
    assertThat(of("host=" + host).hosts().get(0).isLocal()).isEqualTo(local);
  }

  @Test
  void wrongValuesAreRefused() {
    assertRefused("port=x", "invalid integer value \"x\" for connection option \"port\"");
    assertRefused("port=70000", "invalid port number: \"70000\"");
    assertRefused("port=0", "invalid port number: \"0\"");
    assertRefused(
        "connect_timeout=soon",
        "invalid integer value \"soon\" for connection option \"connect_timeout\"");
    assertRefused("target_session_attrs=x", "invalid target_session_attrs value: \"x\"");
    assertRefused(
        "host=@abstract", "abstract socket \"@abstract\" is not supported by this program");
    assertThatThrownBy(() -> driver("sslmode=never"))
        .hasMessage("invalid sslmode value: \"never\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "channel_binding=require",
        "requirepeer=postgres",
        "require_auth=scram-sha-256",
        "sslcrl=/crl",
        "ssl_min_protocol_version=TLSv1.3",
        "replication=database"
      })
  void demandsThatCannotBeKeptAreRefused(String demand) {
    assertRefused(demand, "connection option " + demand + " is not supported by this program");
  }

  @Test
  void demandsThatAskForNothingAreFine() {
    assertThat(of("channel_binding=prefer sslsni=0 client_encoding=auto requirepeer=''").user())
        .isEqualTo("me");
  }

  @Test
  void passwordsComeFromTheStringTheVariableOrTheFile() throws IOException {
    write(".pgpass", "h:5432:d:u:one:more\n*:*:*:*:any\n", "rw-------");
    assertThat(driver("host=h dbname=d user=u")).containsEntry("password", "one:more");
    assertThat(driver("host=i dbname=d user=u")).containsEntry("password", "any");
    variables.put("PGPASSWORD", "env");
    assertThat(driver("host=h dbname=d user=u")).containsEntry("password", "env");
    assertThat(driver("host=h dbname=d user=u password=p")).containsEntry("password", "p");
    variables.remove("PGPASSWORD");
    write("else", "localhost:*:d:*:socket\n", "rw-------");
    variables.put("PGPASSFILE", home + "/else");
    assertThat(driver("host=/tmp dbname=d")).containsEntry("password", "socket");
    assertThat(driver("host=/elsewhere dbname=d")).containsEntry("password", "");
  }

  @Test
  void aPasswordFileOthersMayReadIsNotRead() throws IOException {
    write(".pgpass", "*:*:*:*:open\n", "rw-r-----");
    assertThat(driver("host=h")).containsEntry("password", "");
    write(".pgpass", "*:*:*:*:open\n", "rw----r--");
    assertThat(driver("host=h")).containsEntry("password", "");
  }

  @Test
  void passwordFilesHaveEscapesAndComments() throws IOException {
    write(".pgpass", "#h:*:*:*:no\nh\\:1:5432:a\\\\b:u:p\\:q\\\\r\n", "rw-------");
    assertThat(driver("hostaddr=h:1 dbname='a\\\\b' user=u")).containsEntry("password", "p:q\\r");
  }

  @Test
  void theDriverIsToldTheSame() {
    variables.put("PGOPTIONS", "-c geqo=off");
    variables.put("PGAPPNAME", "app");
    assertThat(driver("host=h sslmode=verify-full sslrootcert=/ca connect_timeout=1 keepalives=0"))
        .containsEntry("user", "me")
        .containsEntry("options", "-c geqo=off")
        .containsEntry("ApplicationName", "app")
        .containsEntry("sslmode", "verify-full")
        .containsEntry("sslrootcert", "/ca")
        .containsEntry("tcpKeepAlive", "false")
        .containsEntry("connectTimeout", "2")
        .containsEntry("loginTimeout", "2")
        .containsEntry("socketFactory", PromptSocketFactory.class.getName())
        .doesNotContainKey("socketFactoryArg");
    assertThat(driver("host=/s sslmode=require"))
        .containsEntry("sslmode", "disable")
        .containsEntry("socketFactory", UnixSocketFactory.class.getName())
        .containsEntry("socketFactoryArg", "/s/.s.PGSQL.5432");
  }

  @Test
  void requireVerifiesWhenThereIsARootCertificate() throws IOException {
    assertThat(driver("host=h sslmode=require")).containsEntry("sslmode", "require");
    Files.createDirectory(home.resolve(".postgresql"));
    write(".postgresql/root.crt", "", "rw-r--r--");
    assertThat(driver("host=h sslmode=require")).containsEntry("sslmode", "verify-ca");
    assertThat(driver("host=h")).containsEntry("sslmode", "prefer");
  }

  @Test
  void keepAliveIsAsTheUserWants() {
    assertThat(driver("host=h keepalives_idle=30 keepalives_interval=5 keepalives_count=0"))
        .containsEntry("tcpKeepAlive", "true")
        .containsEntry("keepalives_idle", "30")
        .containsEntry("keepalives_interval", "5")
        .doesNotContainKey("keepalives_count");
    assertThatThrownBy(() -> of("host=h keepalives_idle=often"))
        .isInstanceOf(ConnectionStringException.class)
        .hasMessage("invalid integer value \"often\" for connection option \"keepalives_idle\"");
  }

  @Test
  void addressesForTheDriverAreEncoded() {
    ConnectionSettings settings = of("host=::1 dbname='a b/?&ü'");
    assertThat(JdbcProperties.url(settings, settings.hosts().get(0)))
        .isEqualTo("jdbc:postgresql://[::1]:5432/a%20b%2F%3F%26%C3%BC");
  }

  @Test
  void defaultsOfAProgramGiveWayToTheUser() {
    assertThat(of("").withDefaultTimeout().connectTimeoutSeconds()).isEqualTo(10);
    assertThat(of("connect_timeout=30").withDefaultTimeout().connectTimeoutSeconds()).isEqualTo(30);
    assertThat(of("dbname=a").withDatabase("b").database()).isEqualTo("b");
  }
}
