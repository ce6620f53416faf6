package org.pgqj.client.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UrlFieldsTest {

  private static Map<String, String> decode(String encoded) {
    return UrlFields.decode(encoded, StandardCharsets.UTF_8);
  }

  @Test
  void fieldsKeepTheirOrder() {
    assertThat(decode("username=kristokaiv&language=Kristo&firstname=Kaiv&lastname="))
        .containsExactly(
            Map.entry("username", "kristokaiv"),
            Map.entry("language", "Kristo"),
            Map.entry("firstname", "Kaiv"),
            Map.entry("lastname", ""));
  }

  @Test
  void aFieldWithoutEqualsIsNull() {
    assertThat(decode("a&b=1")).hasSize(2).containsEntry("a", null).containsEntry("b", "1");
  }

  @Test
  void plusIsABlankAndEscapesAreOfEitherCase() {
    assertThat(decode("a+b=%c3%B5%C3%b5+%2B")).containsExactly(Map.entry("a b", "õõ +"));
  }

  @Test
  void elementsEndAtAmpersandsOnlyAndEmptyOnesAreSkipped() {
    assertThat(decode("&&a=1;b=2&")).containsExactly(Map.entry("a", "1;b=2"));
    assertThat(decode("")).isEmpty();
  }

  @Test
  void theNameEndsAtTheFirstEqualsAndMayBeEmpty() {
    assertThat(decode("a=b=c&=x")).containsExactly(Map.entry("a", "b=c"), Map.entry("", "x"));
  }

  @Test
  void theLastOfARepeatedNameCounts() {
    assertThat(decode("a=1&b=2&a=3")).containsExactly(Map.entry("a", "3"), Map.entry("b", "2"));
  }

  @Test
  void badEscapesAndBytesThatAreNoTextAreRefused() {
    for (String bad : new String[] {"%", "a=%4", "%zz=1", "a=%e4", "a=%+1", "%4&1"}) {
      assertThatThrownBy(() -> decode(bad))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("\"%");
    }
  }

  @Test
  void bytesAreOfTheDatabasesEncoding() {
    assertThat(UrlFields.decode("a=%e4", StandardCharsets.ISO_8859_1))
        .containsExactly(Map.entry("a", "ä"));
  }
}
