package org.pgqj.conformance.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pgqj.client.cli.Main;
import org.pgqj.fixtures.Psql;

/** One run of {@code pgqj doctor --json}, read as a program would. */
final class Examination {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final int status;
  private final JsonNode report;
  private final Map<String, JsonNode> findings = new LinkedHashMap<>();

  private Examination(int status, String output) {
    this.status = status;
    try {
      this.report = MAPPER.readTree(output);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + output, e);
    }
    report.get("findings").forEach(f -> findings.put(f.get("check").asText(), f));
  }

  /** Examines the database that the words lead to, through its socket. */
  static Examination of(Psql address, String... options) {
    return run(connection(address), options);
  }

  /** Examines with any connection string. */
  static Examination run(String connection, String... options) {
    List<String> words = new ArrayList<>(List.of("doctor", "--json"));
    words.addAll(List.of(options));
    words.add(connection);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      int status = Main.run(words.toArray(String[]::new));
      return new Examination(status, bytes.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
    }
  }

  /** A connection string for the database that psql would go to. */
  static String connection(Psql psql) {
    Map<String, String> address = psql.address();
    return "host=%s port=%s user=%s dbname=%s"
        .formatted(
            address.get("PGHOST"),
            address.get("PGPORT"),
            address.get("PGUSER"),
            address.get("PGDATABASE"));
  }

  int status() {
    return status;
  }

  JsonNode report() {
    return report;
  }

  /** Check names with that state. */
  List<String> in(String state) {
    return findings.values().stream()
        .filter(f -> f.get("state").asText().equals(state))
        .map(f -> f.get("check").asText())
        .toList();
  }

  String state(String check) {
    return finding(check).get("state").asText();
  }

  String found(String check) {
    return finding(check).get("found").asText();
  }

  /** The commands that mend, which are of that kind. */
  List<String> cure(String check, String kind) {
    JsonNode cure = finding(check).get("cure");
    assertThat(cure.isNull()).as("no cure: %s", finding(check)).isFalse();
    assertThat(cure.get("kind").asText()).isEqualTo(kind);
    List<String> commands = new ArrayList<>();
    cure.get("commands").forEach(c -> commands.add(c.asText()));
    return commands;
  }

  private JsonNode finding(String check) {
    assertThat(findings).containsKey(check);
    return findings.get(check);
  }

  @Override
  public String toString() {
    return report.toPrettyString();
  }
}
