package org.pgqj.embedded.sqlj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorParserTest {

  @Test
  void commandsOfSeveralGroupsAppendInOrder() throws SQLException {
    Descriptor descriptor =
        DescriptorParser.parse(
            """
            SQLActions [ ] = {
              "BEGIN INSTALL one; two; END INSTALL",
              "begin remove gone; end remove",
              "BEGIN INSTALL three; END INSTALL"
            }
            """);
    assertThat(sql(descriptor.install())).containsExactly("one", "two", "three");
    assertThat(sql(descriptor.remove())).containsExactly("gone");
  }

  @Test
  void whiteSpaceOutsideQuotesBecomesOneBlank() throws SQLException {
    assertThat(installed("select\n\t 'a\n  b',   \"c  d\" ;"))
        .containsExactly("select 'a\n  b', \"c  d\"");
  }

  @Test
  void semicolonsInQuotesDoNotEndACommand() throws SQLException {
    assertThat(installed("select 'a;b', \"c;d\", 'it''s;';"))
        .containsExactly("select 'a;b', \"c;d\", 'it''s;'");
  }

  @Test
  void aBackslashTakesTheNextCharacterAndIsKept() throws SQLException {
    assertThat(installed("select E'a\\'b;c'; select \\; 1;"))
        .containsExactly("select E'a\\'b;c'", "select \\; 1");
  }

  @Test
  void commentsAreDroppedWhereWhiteSpaceIsSkipped() throws SQLException {
    assertThat(installed("/* a; */ // b;\n select /* 'c */ 1 // \"d\n , 2;"))
        .containsExactly("select 1 , 2");
  }

  @Test
  void commentsRightAfterAWordAreText() throws SQLException {
    assertThat(installed("select/* a */ 1;")).containsExactly("select/* a */ 1");
  }

  @Test
  void sqlLineCommentsAreJoinedToTheLine() throws SQLException {
    assertThat(installed("select 1 -- one\n + 1;")).containsExactly("select 1 -- one + 1");
  }

  @Test
  void dollarQuotedBodiesAreCutAtTheirSemicolons() throws SQLException {
    assertThat(installed("do $$ begin a; end $$;")).containsExactly("do $$ begin a", "end $$");
  }

  @Test
  void implementorBlocksLoseTheirFrameAndKeepTheName() throws SQLException {
    Descriptor descriptor =
        DescriptorParser.parse(
            "SQLActions[]={\"BEGIN INSTALL BEGIN PostgreSQL grant x to y END postgresql;"
                + " plain; END INSTALL\"}");
    assertThat(descriptor.install())
        .containsExactly(
            new Descriptor.Command("grant x to y", "postgresql"),
            new Descriptor.Command("plain", null));
  }

  @Test
  void commentsAndBlanksAroundTheDescriptorAreFine() throws SQLException {
    assertThat(
            DescriptorParser.parse(
                    "/* head */ SQLActions[] = {\"BEGIN INSTALL a; END INSTALL\"} // tail")
                .install())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Actions[] = {}",
        "SQLActions[] = {}",
        "SQLActions[] = {\"BEGIN INSTALL END INSTALL\"}",
        "SQLActions[] = {\"BEGIN UPDATE a; END UPDATE\"}",
        "SQLActions[] = {\"BEGIN INSTALL a; END REMOVE\"}",
        "SQLActions[] = {\"BEGIN INSTALL a END INSTALL\"}",
        "SQLActions[] = {\"BEGIN INSTALL select 'a; END INSTALL\"}",
        "SQLActions[] = {\"BEGIN INSTALL a; END INSTALL\"} more",
        "SQLActions[] = {\"BEGIN INSTALL a; END INSTALL\" \"BEGIN REMOVE a; END REMOVE\"}",
        "SQLActions[] = {\"BEGIN INSTALL BEGIN postgresql a; END INSTALL\"}",
        "SQLActions[] = {\"BEGIN INSTALL BEGIN postgresql a END other; END INSTALL\"}",
        "SQLActions[] = {\"BEGIN INSTALL /* a; END INSTALL\"}"
      })
  void anythingElseIsASyntaxError(String text) {
    assertThatThrownBy(() -> DescriptorParser.parse(text))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42601"));
  }

  private static List<String> installed(String commands) throws SQLException {
    return sql(
        DescriptorParser.parse("SQLActions[] = {\"BEGIN INSTALL " + commands + " END INSTALL\"}")
            .install());
  }

  private static List<String> sql(List<Descriptor.Command> commands) {
    return commands.stream().map(Descriptor.Command::sql).toList();
  }
}
