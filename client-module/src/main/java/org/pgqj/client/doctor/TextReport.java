package org.pgqj.client.doctor;

import java.util.List;

/** The report for people. */
public final class TextReport {

  private TextReport() {}

  /** Lines in columns, grouped by area, with the mending commands below what they mend. */
  public static String of(Report report) {
    StringBuilder out = new StringBuilder();
    int width = report.findings().stream().mapToInt(f -> f.subject().length()).max().orElse(0);
    String area = "";
    for (Finding finding : report.findings()) {
      if (!finding.area().equals(area)) {
        area = finding.area();
        out.append(area).append('\n');
      }
      line(out, width, finding);
    }
    return out.append(summary(report)).append('\n').toString();
  }

  private static void line(StringBuilder out, int width, Finding finding) {
    String found = finding.diagnosis().found();
    out.append("  %-11s  ".formatted(finding.state())).append(finding.subject());
    out.append(" ".repeat(width - finding.subject().length() + 2)).append(found).append('\n');
    Cure cure = finding.diagnosis().cure();
    if (cure != null) {
      commands(out, cure);
    }
  }

  private static void commands(StringBuilder out, Cure cure) {
    List<String> commands = cure.commands();
    for (int i = 0; i < commands.size(); i++) {
      String lead = i == 0 ? "mend by " + cure.kind() + ":" : "";
      out.append("    %-15s ".formatted(lead)).append(commands.get(i));
      out.append(cure.kind() == Cure.Kind.SQL ? ";\n" : "\n");
    }
  }

  private static String summary(Report report) {
    return "%d ok, %d warnings, %d problems, %d not checked"
        .formatted(
            report.count(State.OK),
            report.count(State.WARNING),
            report.count(State.PROBLEM),
            report.count(State.NOT_CHECKED));
  }
}
