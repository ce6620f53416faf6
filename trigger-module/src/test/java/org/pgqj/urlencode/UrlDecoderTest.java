package org.pgqj.urlencode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlDecoderTest {

  private static final int[] CODE_POINTS = {
    1, '\n', ' ', '%', '&', '+', '-', '=', 'a', 'Z', '~', '"', '\\', 0x7f, 0xfc, 0x20ac, 0xffff,
    0x1f600, 0x10ffff
  };

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=1&b=2          | {\"a\":\"1\",\"b\":\"2\"}",
        "a&b=             | {\"a\":null,\"b\":\"\"}",
        "&&a=1&           | {\"a\":\"1\"}",
        "=x               | {\"\":\"x\"}",
        "a=b=c            | {\"a\":\"b=c\"}",
        "a=1;b=2          | {\"a\":\"1;b=2\"}",
        "a+b=%C3%bC+%26   | {\"a b\":\"ü &\"}",
        "a=%22%5c%0a%1F/  | {\"a\":\"\\\"\\\\\\u000a\\u001f/\"}",
        "a=1&a=2          | {\"a\":\"1\",\"a\":\"2\"}",
      })
  void pairsBecomeAnObject(String encoded, String json) throws UrlDecodeException {
    assertThat(UrlJson.object(encoded)).isEqualTo(json);
  }

  @Test
  void noTextIsNoPair() throws UrlDecodeException {
    assertThat(UrlJson.object("")).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource({"%", "%4", "%zz", "%4g", "%-1", "%+1", "%٣٣"})
  void aPercentSignWithoutTwoDigitsIsAnInvalidParameter(String bad) {
    UrlDecodeException error = errorOf("ok=%41&a=" + bad);
    assertThat(error.sqlState()).isEqualTo("22023");
    assertThat(error)
        .hasMessage(
            "invalid url-encoded text: \"" + bad + "\" is not % and two hexadecimal digits");
  }

  @ParameterizedTest
  @CsvSource({"%00", "%41%00", "%ff", "%c3", "%c3%28", "%ed%a0%80", "%f8%88%80%80%80", "%c0%80"})
  void bytesThatAreNoTextAreNotInTheRepertoire(String bad) {
    UrlDecodeException error = errorOf("a=" + bad + "x");
    assertThat(error.sqlState()).isEqualTo("22021");
    assertThat(error)
        .hasMessage("invalid url-encoded text: \"" + bad + "\" is not valid UTF-8 text");
  }

  @Test
  void whatWasEncodedComesBack() throws UrlDecodeException {
    Random random = new Random(20071019);
    for (int i = 0; i < 20_000; i++) {
      String text = randomText(random);
      String encoded = UrlEncoder.encode(text);
      assertThat(encoded).matches("[A-Za-z0-9_.+%-]*");
      assertThat(UrlDecoder.decode(encoded, 0, encoded.length())).isEqualTo(text);
    }
  }

  @Test
  @Timeout(20)
  void aLongTextTakesNoLongerThanItsLength() throws UrlDecodeException {
    String encoded = "a%20".repeat(1_000_000);
    assertThat(UrlDecoder.decode(encoded, 0, encoded.length())).hasSize(2_000_000);
  }

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(10); n > 0; n--) {
      text.appendCodePoint(CODE_POINTS[random.nextInt(CODE_POINTS.length)]);
    }
    return text.toString();
  }

  private static UrlDecodeException errorOf(String encoded) {
    return catchThrowableOfType(UrlDecodeException.class, () -> UrlJson.object(encoded));
  }
}
