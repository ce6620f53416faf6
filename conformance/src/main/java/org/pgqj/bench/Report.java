package org.pgqj.bench;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints a bench as it runs, a line a case, and writes it as JSON. The first subject is the one
 * that is compared: for each other one there is a column with the ratios of their times and of
 * their processor times.
 */
public final class Report {

  private static final int NAME_WIDTH = 34;
  private static final int CELL_WIDTH = 24;
  private static final int RATIO_WIDTH = 14;

  private final String title;
  private final Map<String, String> subjects;
  private final PrintStream out;
  private final JsonMapper json =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private final ArrayNode cases = json.createArrayNode();
  private final String loadAtStart = load();

  /**
   * Begins a report.
   *
   * @param subjects names of the columns, with what each is
   */
  public Report(String title, Map<String, String> subjects, PrintStream out) {
    this.title = title;
    this.subjects = new LinkedHashMap<>(subjects);
    this.out = out;
  }

  /** Prints what is compared, on what, and the head of the table. */
  public void begin(int rounds) {
    out.println(title + ": medians of " + rounds + " rounds [minimum] processor time");
    subjects.forEach((name, what) -> out.println("  " + name + ": " + what));
    out.println("  machine: " + processors() + " processors, load average " + loadAtStart);
    out.println();
    StringBuilder head = new StringBuilder(pad("", NAME_WIDTH));
    subjects.keySet().forEach(name -> head.append(pad(name, CELL_WIDTH)));
    others().forEach(name -> head.append(pad("/ " + name, RATIO_WIDTH)));
    out.println(head.toString().stripTrailing());
  }

  /** Prints the line of a case. */
  public void add(List<Measurement> measurements) {
    Map<String, Measurement> bySubject = new LinkedHashMap<>();
    measurements.forEach(m -> bySubject.put(m.subject(), m));
    Measurement any = measurements.get(0);
    String name = any.name() + ", " + any.unit().symbol();
    StringBuilder line = new StringBuilder(pad(name, NAME_WIDTH));
    for (String subject : subjects.keySet()) {
      Measurement m = bySubject.get(subject);
      line.append(pad(m == null ? "-" : cell(m), CELL_WIDTH));
    }
    Measurement first = bySubject.get(subjects.keySet().iterator().next());
    for (String subject : others()) {
      line.append(pad(ratio(first, bySubject.get(subject)), RATIO_WIDTH));
    }
    out.println(line.toString().stripTrailing());
    measurements.forEach(this::remember);
  }

  private List<String> others() {
    List<String> names = new ArrayList<>(subjects.keySet());
    return names.subList(1, names.size());
  }

  /** Of the medians, and of the processor times. */
  private static String ratio(Measurement first, Measurement other) {
    if (first == null || other == null) {
      return "-";
    }
    String text = number(first.median() / other.median());
    return Double.isNaN(first.medianCpu())
        ? text
        : text + " " + number(first.medianCpu() / other.medianCpu());
  }

  private static String cell(Measurement m) {
    String text = number(m.median()) + " [" + number(m.minimum()) + "]";
    return Double.isNaN(m.medianCpu()) ? text : text + " " + number(m.medianCpu());
  }

  private static String number(double value) {
    return (value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f").formatted(value);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }

  private void remember(Measurement m) {
    ObjectNode node = cases.addObject();
    node.put("case", m.name()).put("unit", m.unit().symbol()).put("subject", m.subject());
    node.put("median", m.median()).put("minimum", m.minimum());
    if (!Double.isNaN(m.medianCpu())) {
      node.put("medianCpu", m.medianCpu());
    }
    ArrayNode samples = node.putArray("samples");
    m.samples().forEach(sample -> samples.add(sample.value()));
  }

  /** Prints the load again, and writes all numbers as JSON if a file is given. */
  public void end(Path file) throws IOException {
    String loadAtEnd = load();
    out.println();
    out.println("load average at the end: " + loadAtEnd);
    if (file == null) {
      return;
    }
    ObjectNode all = json.createObjectNode();
    all.put("bench", title).put("processors", processors());
    all.put("loadAtStart", loadAtStart).put("loadAtEnd", loadAtEnd);
    ObjectNode about = all.putObject("subjects");
    subjects.forEach(about::put);
    all.set("cases", cases);
    json.writeValue(file.toFile(), all);
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** Of the last 1, 5 and 15 minutes. */
  private static String load() {
    try {
      String[] words = Files.readString(Path.of("/proc/loadavg")).split(" ", -1);
      return words[0] + " " + words[1] + " " + words[2];
    } catch (IOException e) {
      return "unknown";
    }
  }
}
