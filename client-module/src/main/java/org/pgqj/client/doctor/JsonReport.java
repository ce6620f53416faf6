package org.pgqj.client.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import org.pgqj.client.ProductVersion;

/**
 * The report for programs:
 *
 * <pre>{@code
 * {"format": 1, "program": "pgqj 0.1.0", "reached": true, "status": "problem",
 *  "findings": [
 *    {"check": "server.heap", "state": "warning", "found": "no -Xmx …",
 *     "cure": {"kind": "sql", "commands": ["ALTER DATABASE …"]}}]}
 * }</pre>
 *
 * {@code format} grows when something here changes its meaning; fields and checks may be added
 * without. {@code status} is the worst of ok, warning and problem; {@code state} may also be "not
 * checked". {@code cure} is null when there is none; {@code kind} is sql or shell, and SQL commands
 * run one by one, outside of a transaction block.
 */
public final class JsonReport {

  private static final int FORMAT = 1;

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private JsonReport() {}

  public static String of(Report report) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("format", FORMAT);
    root.put("program", "pgqj " + ProductVersion.read());
    root.put("reached", report.reached());
    root.put("status", report.worst().toString());
    ArrayNode findings = root.putArray("findings");
    for (Finding finding : report.findings()) {
      ObjectNode node = findings.addObject();
      node.put("check", finding.check());
      node.put("state", finding.state().toString());
      node.put("found", finding.diagnosis().found());
      Cure cure = finding.diagnosis().cure();
      if (cure == null) {
        node.putNull("cure");
      } else {
        ObjectNode cureNode = node.putObject("cure");
        cureNode.put("kind", cure.kind().toString());
        ArrayNode commands = cureNode.putArray("commands");
        cure.commands().forEach(commands::add);
      }
    }
    try {
      return MAPPER.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
