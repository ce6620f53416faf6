package org.pgqj.embedded.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlTextTest {

  @Test
  void questionMarksBecomeNumberedParameters() {
    assertRewritten("select ?, f(?)", "select $1, f($2)", 2);
  }

  @Test
  void questionMarksInSingleAndDoubleQuotesStay() {
    assertRewritten("select '?', \"a?\", ?", "select '?', \"a?\", $1", 1);
  }

  @Test
  void theOtherQuoteDoesNotEndAQuote() {
    assertRewritten("select '\"?', \"'?\", ?", "select '\"?', \"'?\", $1", 1);
  }

  @Test
  void doubledQuotesStayInside() {
    assertRewritten("select 'it''s  ?'", "select 'it''s  ?'", 0);
  }

  @Test
  void aBackslashTakesTheNextCharacterInsideAndOutsideQuotes() {
    assertRewritten("select E'\\'?', \\? , ?", "select E'\\'?', \\? , $1", 1);
  }

  @Test
  void aPlainLiteralThatEndsInABackslashGoesOn() {
    assertRewritten("select '\\', ?", "select '\\', ?", 0);
  }

  @Test
  void aBackslashAtTheEndIsKept() {
    assertRewritten("select \\", "select \\", 0);
  }

  @Test
  void whiteSpaceOutsideQuotesCollapsesToOneBlank() {
    assertRewritten("select\n\t 1  ,\r\n'a\n b'", "select 1 , 'a\n b'", 0);
  }

  @Test
  void aLineCommentSwallowsTheRestBecauseItsNewlineIsGone() {
    assertRewritten("select 1 -- one\n + 1", "select 1 -- one + 1", 0);
  }

  @Test
  void questionMarksInDollarQuotesAndCommentsCount() {
    assertRewritten("do $$ ? $$ /* ? */", "do $$ $1 $$ /* $2 */", 2);
  }

  private static void assertRewritten(String text, String sql, int parameters) {
    SqlText rewritten = SqlText.of(text);
    assertThat(rewritten.sql()).isEqualTo(sql);
    assertThat(rewritten.parameterCount()).isEqualTo(parameters);
  }
}
