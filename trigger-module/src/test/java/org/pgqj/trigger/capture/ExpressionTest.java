package org.pgqj.trigger.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pgqj.trigger.capture.Expression.Parameter;
import org.pgqj.trigger.options.Refusal;
import org.pgqj.trigger.shape.Columns;
import org.pgqj.trigger.shape.TableShape;

class ExpressionTest {

  private static final TableShape SHAPE =
      new TableShape(1, Columns.named("nr", "Flag", "Id Col", "text", "e", "x"), List.of());

  /**
   * The expression with its parameters as {@code <name>}, {@code <new.name>}, {@code <old.name>}.
   */
  private static String parsed(String text) throws Refusal {
    Expression expression = Expression.parse(text, SHAPE);
    StringBuilder out = new StringBuilder(expression.parts().get(0));
    for (int i = 0; i < expression.parameters().size(); i++) {
      Parameter parameter = expression.parameters().get(i);
      out.append('<')
          .append(
              switch (parameter.source()) {
                case EVENT -> "";
                case NEW -> "new.";
                case OLD -> "old.";
              })
          .append(parameter.column().name())
          .append('>')
          .append(expression.parts().get(i + 1));
    }
    return out.toString().strip().replaceAll(" +", " ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "nr+3; <nr> +3",
        "(nr+3)::text; ( <nr> +3)::text",
        "Flag and FLAG and flag; <Flag> and FLAG and flag",
        "\"Flag\" || \"Id Col\" || \"no\"; <Flag> || <Id Col> || \"no\"",
        "NEW.nr > old.nr; <new.nr> > <old.nr>",
        "New.NR, NEW.\"Id Col\", OLD.no; <new.nr> , <new.Id Col> , OLD.no",
        "(select new.nr from a as new); (select new.nr from a as new)",
        "t.nr = nr; t.nr = <nr>",
        "t.\"Flag\"; t.\"Flag\"",
        "\"x\".nr; \"x\".nr",
        "text || id::text; <text> || id::text",
        "cast(nr as text); cast( <nr> as text)",
        "text(nr); text( <nr> )",
        "'nr' || nr; 'nr' || <nr>",
        "'it''s nr' || nr; 'it''s nr' || <nr>",
        "E'\\'nr' || nr; E'\\'nr' || <nr>",
        "e || e'nr'; <e> || e'nr'",
        "'a\\' || nr; E'a\\\\' || <nr>",
        "$$a nr  b$$; 'a nr b'",
        "$x$it's $$ nr$x$ || nr; 'it''s $$ nr' || <nr>",
        "nr -- nr; <nr>",
        "/* nr /* nr */ nr */ nr; <nr>",
        "1e5 + 1x; 1e5 + 1x",
        "nr between 1 and 2; <nr> between 1 and 2",
        "x ? 'a'; <x> ? 'a'",
      })
  void namesOfColumnsBecomeParameters(String text, String expected) throws Refusal {
    assertThat(parsed(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'nr", "\"nr", "$$nr", "$a$nr$$", "/* nr", "E'nr\\'", "nr || '"})
  void whatIsQuotedMustEnd(String text) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> parsed(text));
    assertThat(refusal).hasMessage("QB: syntax error");
    assertThat(refusal.sqlState()).isEqualTo("XX000");
  }

  @Test
  void aQuestionMarkCountsOnlyAsAnOperator() throws Refusal {
    assertThat(Expression.parse("x ?| array['a']", SHAPE).hasQuestionMark()).isTrue();
    assertThat(Expression.parse("'?' || \"?\" /* ? */ || $$?$$ -- ?", SHAPE).hasQuestionMark())
        .isFalse();
  }
}
