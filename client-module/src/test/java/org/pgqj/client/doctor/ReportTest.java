package org.pgqj.client.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.pgqj.client.ProductVersion;
import org.pgqj.client.connect.ConnectionSettings;

class ReportTest {

  private static final Report REPORT =
      new Report(
          true,
          List.of(
              new Finding("machine.psql", Diagnosis.ok("/usr/bin/psql")),
              new Finding(
                  "server.heap", Diagnosis.warning("no -Xmx", Cure.sql("ALTER A", "ALTER B"))),
              new Finding(
                  "server.pljava", Diagnosis.problem("none", Cure.shell("apt-get install it"))),
              new Finding("database.jar", Diagnosis.notChecked("needs USAGE"))));

  @Test
  void peopleGetColumnsWithTheCureBelow() {
    assertThat(TextReport.of(REPORT))
        .isEqualTo(
            """
            machine
              ok           psql    /usr/bin/psql
            server
              warning      heap    no -Xmx
                mend by sql:    ALTER A;
                                ALTER B;
              problem      pljava  none
                mend by shell:  apt-get install it
            database
              not checked  jar     needs USAGE
            1 ok, 1 warnings, 1 problems, 1 not checked
            """);
  }

  @Test
  void programsGetWhatIsDocumented() throws JsonProcessingException {
    JsonNode json = new ObjectMapper().readTree(JsonReport.of(REPORT));
    assertThat(json.get("format").asInt()).isEqualTo(1);
    assertThat(json.get("program").asText()).isEqualTo("pgqj " + ProductVersion.read());
    assertThat(json.get("reached").asBoolean()).isTrue();
    assertThat(json.get("status").asText()).isEqualTo("problem");
    assertThat(json.at("/findings/0/cure").isNull()).isTrue();
    assertThat(json.at("/findings/1/check").asText()).isEqualTo("server.heap");
    assertThat(json.at("/findings/1/state").asText()).isEqualTo("warning");
    assertThat(json.at("/findings/1/found").asText()).isEqualTo("no -Xmx");
    assertThat(json.at("/findings/1/cure/kind").asText()).isEqualTo("sql");
    assertThat(json.at("/findings/1/cure/commands/1").asText()).isEqualTo("ALTER B");
    assertThat(json.at("/findings/3/state").asText()).isEqualTo("not checked");
  }

  @Test
  void whatIsNotCheckedIsNoProblem() {
    Report report =
        new Report(true, List.of(new Finding("server.heap", Diagnosis.notChecked("x"))));
    assertThat(report.worst()).isEqualTo(State.OK);
  }

  @Test
  void everyCheckHasANameOfItsOwnInOneOfThreeAreas() {
    List<String> names = Doctor.names();
    Set<String> areas = new TreeSet<>();
    names.forEach(name -> areas.add(new Finding(name, Diagnosis.ok("")).area()));
    assertThat(names).doesNotHaveDuplicates();
    assertThat(areas).containsExactly("database", "machine", "server");
  }

  @Test
  void namesAndTextsInCuresAreQuoted() {
    assertThat(Quoted.name("shop_1")).isEqualTo("shop_1");
    assertThat(Quoted.name("My \"shop\"")).isEqualTo("\"My \"\"shop\"\"\"");
    assertThat(Quoted.literal("it's")).isEqualTo("'it''s'");
    assertThat(Quoted.literal("a\\'")).isEqualTo("E'a\\\\'''");
  }

  @Test
  void theInstallCommandIsForTheSameDatabaseAndKeepsPasswordsToItself() {
    assertThat(install("")).containsExactly("pgqj install");
    assertThat(install("dbname='a b'")).containsExactly("pgqj install 'dbname='\\''a b'\\'''");
    assertThat(install("host=h user=u dbname=d password=secret"))
        .containsExactly("pgqj install 'host=h port=5432 dbname=d user=u'");
    assertThat(install("postgresql://u:secret@h/d"))
        .containsExactly("pgqj install 'host=h port=5432 dbname=d user=u'");
  }

  private static List<String> install(String connection) {
    return new Options(connection, ConnectionSettings.of(connection), Duration.ZERO, null)
        .install()
        .commands();
  }
}
