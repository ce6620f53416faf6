package org.pgqj.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "select  'it''s  ; ?'       | select 'it''s  ; ?'",
        "do $$ x := 'a;'; $$        | do ' x := ''a;''; '",
        "do $b$ \\n \"q\" $$ $b$    | do E' \\\\n \"q\" $$ '",
        "select 'a\\'               | select E'a\\\\'",
        "select date'\\'            | select date E'\\\\'",
        "select E'it\\'s\\n'        | select E'it\\'s\\n'",
        "select a/**/b, 1 /*?*/ / 2 | select a b, 1 / 2",
        "select x::\"T\", y[1:2]    | select x::\"T\", y[1:2]",
        "select B'10', a - -b       | select B'10', a - -b",
      })
  void quotedTextKeepsItsMeaning(String sql, String expected) {
    assertThat(text(sql)).isEqualTo(expected);
  }

  @Test
  void commentsAndLineBreaksOutsideLiteralsGo() {
    assertThat(text("select 1 -- don't; \"\n\n  + /* a\n b */ 1, '\n--'"))
        .isEqualTo("select 1 + 1, '\n--'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "select a ? b         | '?' outside quotes would become a parameter",
        "select a // b        | '//' outside quotes would become a comment",
        "select \"a\\b\"      | backslash in a quoted name",
        "select :'name'       | psql variable: a descriptor has none",
        "select :\"name\"     | psql variable: a descriptor has none",
        "select 'a' -- c ~'b' | literal continued by another: write it as one",
      })
  void whatWouldNotSurviveIsReportedWithFileAndLine(String sql, String problem) {
    assertThatThrownBy(() -> text("\n" + sql.replace("~", "\n")))
        .isInstanceOf(ScriptException.class)
        .hasMessageStartingWith("f.sql:")
        .hasMessageEndingWith(problem);
  }

  private static String text(String sql) {
    List<Token> tokens = SqlLexer.tokens("f.sql", sql.strip());
    return DescriptorText.of(new Statement("f.sql", tokens, null));
  }
}
