package org.pgqj.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pgqj.deploy.Token.Kind;

class DescriptorGeneratorTest {

  private static final String[] PIECES = {
    "'", "\"", "\\", ";", "?", "--", "/*", "*/", "//", "$", "$$", "\n", " ", "x", "END INSTALL\""
  };

  @TempDir Path dir;

  @Test
  void theDescriptorHoldsBothGroups() throws IOException {
    Path install = script("install.sql", "create schema s; -- one\nselect $$a;b$$;");
    Path uninstall = script("uninstall.sql", "drop schema s;");
    Path descriptor = dir.resolve("out/pgqj.ddr");
    DescriptorGenerator.main(
        new String[] {install.toString(), uninstall.toString(), descriptor.toString()});
    assertThat(Files.readString(descriptor))
        .isEqualTo(
            """
            SQLActions[] = {
            "BEGIN INSTALL
            create schema s;
            select 'a;b';
            END INSTALL",
            "BEGIN REMOVE
            drop schema s;
            END REMOVE"
            }
            """);
  }

  @Test
  void whatRunsUnderAConditionIsAnImplementorsBlock() throws IOException {
    script("more.sql", "create schema x;");
    Path install =
        script(
            "install.sql",
            "select to_regnamespace('x') is null as x_is_new \\gset\n"
                + "\\if :x_is_new\n\\ir more.sql\n\\endif\nselect 1;\n");
    assertThat(DescriptorGenerator.descriptor(install, install))
        .startsWith(
            """
            SQLActions[] = {
            "BEGIN INSTALL
            select case when to_regnamespace('x') is null then pg_catalog.set_config('pljava.implementors', \
            pg_catalog.concat('x_is_new,', pg_catalog.current_setting('pljava.implementors')), true) end;
            BEGIN x_is_new create schema x END x_is_new;
            select 1;
            END INSTALL",
            """);
  }

  @Test
  void anEmptyGroupIsRefusedBecausePlJavaCannotReadIt() throws IOException {
    Path install = script("install.sql", "-- nothing\n");
    assertThatThrownBy(() -> DescriptorGenerator.descriptor(install, install))
        .isInstanceOf(ScriptException.class)
        .hasMessageEndingWith("install.sql:1: no statement");
  }

  @Test
  void anyLiteralReachesPostgresWithItsValueUnchanged() throws IOException {
    Random random = new Random(20071019);
    List<String> values = new ArrayList<>();
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < 2000; i++) {
      String value = randomValue(random);
      values.add(value);
      boolean dollar = random.nextBoolean() && !(value + "$").contains("$q$");
      sql.append("select ")
          .append(dollar ? "$q$" + value + "$q$" : "'" + value.replace("'", "''") + "'")
          .append(" -- comment's; end\n;\n");
    }
    Path script = script("install.sql", sql.toString());
    String descriptor = DescriptorGenerator.descriptor(script, script);
    assertThat(valuesOf(PlJavaScanners.commands(descriptor, "INSTALL"))).isEqualTo(values);
    assertThat(valuesOf(PlJavaScanners.commands(descriptor, "REMOVE"))).isEqualTo(values);
  }

  private static String randomValue(Random random) {
    StringBuilder value = new StringBuilder();
    for (int n = random.nextInt(8); n > 0; n--) {
      value.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return value.toString();
  }

  /** What PostgreSQL would read as the one literal of each command. */
  private static List<String> valuesOf(List<String> commands) {
    List<String> values = new ArrayList<>();
    for (String command : commands) {
      List<Token> tokens = SqlLexer.tokens("command", command);
      assertThat(tokens).as(command).hasSize(3);
      assertThat(tokens.get(0).text()).isEqualTo("select");
      Token literal = tokens.get(2);
      values.add(
          literal.kind() == Kind.ESCAPE_LITERAL
              ? unescape(literal.text().substring(2, literal.text().length() - 1))
              : literal.literalValue());
    }
    return values;
  }

  private static String unescape(String body) {
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c == '\\' || c == '\'') {
        i++;
      }
      value.append(body.charAt(i));
    }
    return value.toString();
  }

  private Path script(String name, String sql) throws IOException {
    return Files.writeString(dir.resolve(name), sql);
  }
}
