package org.pgqj.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pgqj.deploy.Token.Kind;

class SqlLexerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'it''s; -- $$'          | LITERAL",
        "'back\\'                | LITERAL",
        "E'it\\'s; ''x'          | ESCAPE_LITERAL",
        "e'\\\\'                 | ESCAPE_LITERAL",
        "\"a\"\"b;'--\"          | QUOTED_NAME",
        "$$a;'\"--$1 $ $$        | DOLLAR_LITERAL",
        "$b1_$ x $$ y $b$ $b1_$  | DOLLAR_LITERAL",
        "-- it's; $$             | BLANK",
        "/* a /* b */ ';\" */    | BLANK",
        "\\ir it's.sql           | PSQL_COMMAND",
        "name$with$dollars       | WORD",
        "Ünï_1                   | WORD",
      })
  void quotedTextAndCommentsAreOneToken(String sql, Kind kind) {
    assertThat(SqlLexer.tokens("f.sql", sql)).containsExactly(new Token(kind, sql, 1));
  }

  @Test
  void parametersAndOperatorsAreNoQuotes() {
    assertThat(texts("$1+$23$")).containsExactly("$", "1", "+", "$", "23$");
    assertThat(texts("a-b/c")).containsExactly("a", "-", "b", "/", "c");
    assertThat(texts("type'x'")).containsExactly("type", "'x'");
  }

  @Test
  void linesAreCountedThroughEverything() {
    List<Token> tokens = SqlLexer.tokens("f.sql", "a\n'\n'\n/*\n*/\n$$\n$$ b");
    assertThat(tokens.get(tokens.size() - 1)).isEqualTo(new Token(Kind.WORD, "b", 7));
  }

  @Test
  void nothingIsLost() {
    String sql = "select E'\\'' || $q$'$q$ -- c\n, \"x\" /* y */ ; \\ir f\n";
    assertThat(String.join("", texts(sql))).isEqualTo(sql);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n'a''", "\n\"a", "\n$a$ $$", "\n/* /* */", "\nE'\\'", "\nE'\\"})
  void whatIsNeverClosedIsReportedWhereItBegins(String sql) {
    assertThatThrownBy(() -> SqlLexer.tokens("f.sql", sql))
        .isInstanceOf(ScriptException.class)
        .hasMessageStartingWith("f.sql:2: no closing ");
  }

  @Test
  void unicodeEscapesAreRefused() {
    assertThatThrownBy(() -> SqlLexer.tokens("f.sql", "select U&'\\0041'"))
        .hasMessageStartingWith("f.sql:1: U& is not supported");
  }

  private static List<String> texts(String sql) {
    return SqlLexer.tokens("f.sql", sql).stream().map(Token::text).collect(Collectors.toList());
  }
}
