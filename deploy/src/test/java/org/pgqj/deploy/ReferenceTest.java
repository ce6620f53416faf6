package org.pgqj.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/reference.md is what the scripts say. */
class ReferenceTest {

  private static final Path INSTALL = Path.of("../sql/install.sql");
  private static final Path PAGE = Path.of("../docs/reference.md");

  @TempDir Path dir;

  /** Write it anew: mvn -pl deploy -am test -Dpgqj.write.reference=true */
  @Test
  void thePageIsCurrent() throws IOException {
    String reference = ReferenceGenerator.reference(INSTALL);
    if (Boolean.getBoolean("pgqj.write.reference")) {
      Files.writeString(PAGE, reference);
    }
    assertThat(Files.readString(PAGE))
        .as("docs/reference.md; write it anew with -Dpgqj.write.reference=true")
        .isEqualTo(reference);
  }

  @Test
  void aFunctionShowsItsDeclarationCommentAndRole() throws IOException {
    assertThat(
            page(
                """
                -- Things: all of them.
                create function s.f(a int4, out b text) returns text
                  language java security definer as 'x';
                comment on function s.f(int4) is 'Does it';
                grant execute on function s.f(int4), s.g(text) to reader;
                """))
        .contains(
            """
            ## Things

            ### s.f(integer)

            ```sql
            s.f(a int4, out b text) returns text
            ```

            Does it. For reader; as the owner.
            """);
  }

  @Test
  void aTableShowsItsColumns() throws IOException {
    assertThat(
            page(
                """
                create table s.t (
                  a integer not null default f(1, 2), -- why
                  b text,
                  constraint t_pkey primary key (a, b)
                );
                comment on table s.t is 'A table';
                comment on column s.t.a is 'the a';
                comment on column s.t.b is 'the b';
                """))
        .endsWith(
            """
            ### s.t

            A table.

            | column | type | |
            |---|---|---|
            | `a` | integer not null default f(1, 2) | the a |
            | `b` | text | the b |
            """);
  }

  @Test
  void nothingMayGoUndocumented() {
    assertThatThrownBy(
            () -> page("create table s.t (a int);\ncomment on table s.t is 'A table';\n"))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining("no comment on column a");
    assertThatThrownBy(
            () ->
                page(
                    """
                    create function s.f() returns text language java as 'x';
                    create function s.g() returns text language java as 'x';
                    """))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining("no comment follows");
  }

  private String page(String sql) throws IOException {
    Path script = dir.resolve("install.sql");
    Files.writeString(script, sql);
    return ReferenceGenerator.reference(script);
  }
}
