package org.pgqj.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PsqlScriptTest {

  @TempDir Path dir;

  @Test
  void includesAreRelativeToTheScriptThatNamesThem() throws IOException {
    script("schema/more/b.sql", "select 2;");
    script("schema/a.sql", "select 1;\n\\ir more/b.sql\nselect 3;");
    Path manifest = script("install.sql", "-- order matters\n\\ir schema/a.sql\n;;\nselect 4;");
    assertThat(PsqlScript.statements(manifest))
        .extracting(DescriptorText::of)
        .containsExactly("select 1", "select 2", "select 3", "select 4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\\echo hello              | only \\ir, \\gset, \\if and \\endif are allowed of psql's commands: \\echo hello",
        "\\i other.sql             | only \\ir, \\gset, \\if and \\endif are allowed of psql's commands: \\i other.sql",
        "\\if true                  | \\if takes :name of a condition",
        "\\if :never_defined        | \\if takes :name of a condition",
        "\\endif                    | \\endif without \\if",
        "select 1 \\gset            | \\gset takes \"select condition as name\"",
        "\\ir absent.sql           | no such script: ",
        "select 1 \\ir a.sql       | \\ir inside a statement",
        "select 1                  | statement without a closing semicolon",
        "begin; select 1;          | transaction control: ",
        "COMMIT;                   | transaction control: ",
        "create rule r as on insert to t do (select 1; select 2); | semicolon inside parentheses",
        "create function f() returns int begin atomic select 1; end; | BEGIN ATOMIC is not supp",
      })
  void whatADescriptorCannotHoldIsReportedWithFileAndLine(String sql, String problem)
      throws IOException {
    Path manifest = script("install.sql", "-- one\n" + sql + "\n");
    assertThatThrownBy(() -> PsqlScript.statements(manifest))
        .isInstanceOf(ScriptException.class)
        .hasMessageStartingWith(manifest + ":2: ")
        .hasMessageContaining(problem);
  }

  @Test
  void aConditionThatIsNeverClosedIsReported() throws IOException {
    Path manifest = script("install.sql", "select true as yes \\gset\n\\if :yes\nselect 1;\n");
    assertThatThrownBy(() -> PsqlScript.statements(manifest))
        .isInstanceOf(ScriptException.class)
        .hasMessage(manifest + ":2: \\if without \\endif");
  }

  private Path script(String name, String sql) throws IOException {
    Path path = dir.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, sql);
  }
}
