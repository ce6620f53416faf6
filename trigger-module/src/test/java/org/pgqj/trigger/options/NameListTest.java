package org.pgqj.trigger.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameListTest {

  private static final List<String> COLUMNS = List.of("a", "b", "Id Col", "comma,pk", "x\"y");

  private static List<String> parse(String text) {
    return NameList.parse(text, COLUMNS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b", "a, b", " a b ", "a,,b,", "a\tb\n", "a,b,a", "\"a\",b"})
  void namesEndAtCommasAndBlanks(String text) {
    assertThat(parse(text)).containsExactly("a", "b");
  }

  @Test
  void theOrderIsTheWriters() {
    assertThat(parse("b,a")).containsExactly("b", "a");
  }

  @Test
  void aNameWithBlanksIsFoundBetweenCommas() {
    assertThat(parse("b,Id Col , a")).containsExactly("b", "Id Col", "a");
    assertThat(parse("b Id Col")).containsExactly("b", "Id Col");
  }

  @Test
  void anyNameIsFoundInDoubleQuotes() {
    assertThat(parse("\"comma,pk\" a,\"x\"\"y\",\"Id Col\""))
        .containsExactly("comma,pk", "a", "x\"y", "Id Col");
  }

  @Test
  void unknownNamesAreNamesToo() {
    assertThat(parse("A,no")).containsExactly("A", "no");
    assertThat(parse("\"no")).containsExactly("\"no");
  }

  @Test
  void nothingIsAnEmptyList() {
    assertThat(parse(null)).isEmpty();
    assertThat(parse("")).isEmpty();
    assertThat(parse(" ,")).isEmpty();
  }
}
