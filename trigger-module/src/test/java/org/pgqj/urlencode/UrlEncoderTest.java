package org.pgqj.urlencode;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlEncoderTest {

  @Test
  void onlyLettersDigitsUnderscoreDotAndHyphenStandForThemselves() {
    for (char c = 1; c < 0x80; c++) {
      boolean plain = String.valueOf(c).matches("[A-Za-z0-9_.-]");
      String expected =
          plain ? String.valueOf(c) : c == ' ' ? "+" : String.format("%%%02x", (int) c);
      assertThat(UrlEncoder.encode(String.valueOf(c))).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x y&z=/ü%~*\"           | x+y%26z%3d%2f%c3%bc%25%7e%2a%22",
        "Ünï                     | %c3%9cn%c3%af",
        "€uro                    | %e2%82%acuro",
        "a😀                     | a%f0%9f%98%80",
        "2020-07-01 15:00:00+03  | 2020-07-01+15%3a00%3a00%2b03",
      })
  void everyOtherByteIsPercentAndTwoLowerCaseDigits(String text, String encoded) {
    assertThat(UrlEncoder.encode(text)).isEqualTo(encoded);
  }

  @Test
  void nullIsTheNameAloneAndEmptyKeepsTheEqualsSign() throws SQLException {
    assertThat(UrlencodeFunctions.urlencode("a b", null)).isEqualTo("a+b");
    assertThat(UrlencodeFunctions.urlencode("a b", "")).isEqualTo("a+b=");
    assertThat(UrlencodeFunctions.urlencode("a", "=&")).isEqualTo("a=%3d%26");
    assertThat(UrlencodeFunctions.urlencode(null, "v")).isNull();
    assertThat(UrlencodeFunctions.urlencode("")).isEmpty();
  }
}
