package org.pgqj.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the SQL/J deployment descriptor of the server jar from the scripts that psql can run too,
 * so that there is one source of SQL.
 *
 * <p>{@code sqlj.install_jar(…, true)} runs what {@code install.sql} holds and {@code
 * sqlj.remove_jar(…, true)} what {@code uninstall.sql} holds, each statement with the rights of the
 * outer user, all in the caller's transaction.
 */
public final class DescriptorGenerator {

  private DescriptorGenerator() {}

  /**
   * Runs the program.
   *
   * @param args install script, uninstall script, descriptor to write
   * @throws ScriptException if a script holds what a descriptor cannot
   * @throws IOException if the descriptor cannot be written
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 3) {
      throw new IllegalArgumentException("usage: INSTALL.sql UNINSTALL.sql DESCRIPTOR");
    }
    Path descriptor = Path.of(args[2]);
    String text = descriptor(Path.of(args[0]), Path.of(args[1]));
    Files.createDirectories(descriptor.toAbsolutePath().getParent());
    Files.write(descriptor, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The descriptor's text. */
  static String descriptor(Path install, Path uninstall) {
    return "SQLActions[] = {\n"
        + group("INSTALL", install)
        + ",\n"
        + group("REMOVE", uninstall)
        + "\n}\n";
  }

  private static String group(String name, Path script) {
    List<Statement> statements = PsqlScript.statements(script);
    if (statements.isEmpty()) {
      throw new ScriptException(script.toString(), 1, "no statement");
    }
    StringBuilder group = new StringBuilder(1 << 16).append("\"BEGIN ").append(name).append('\n');
    for (Statement statement : statements) {
      group.append(command(statement)).append(";\n");
    }
    return group.append("END ").append(name).append('"').toString();
  }

  /** What runs under a condition is an implementor's block. */
  private static String command(Statement statement) {
    String text = DescriptorText.of(statement);
    String condition = statement.condition();
    return condition == null ? text : "BEGIN " + condition + " " + text + " END " + condition;
  }
}
