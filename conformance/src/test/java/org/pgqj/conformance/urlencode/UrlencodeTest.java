package org.pgqj.conformance.urlencode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Encoding and decoding: PgQ's alphabet, both ways. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class UrlencodeTest {

  private static final String UNCHANGED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-";

  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  private String encoded(String text) throws SQLException {
    return Sql.text(c, "select pgq.urlencode(?::text)", text);
  }

  /** The JSON object, in the text form of jsonb. */
  private String decoded(String text) throws SQLException {
    return Sql.text(c, "select pgq.urldecode(?)::text", text);
  }

  @Test
  void everyByteHasItsPlaceInTheAlphabet() throws SQLException {
    for (char ch = 1; ch < 128; ch++) {
      String expected =
          UNCHANGED.indexOf(ch) >= 0
              ? String.valueOf(ch)
              : ch == ' ' ? "+" : String.format("%%%02x", (int) ch);
      assertThat(encoded(String.valueOf(ch))).isEqualTo(expected);
    }
  }

  @Test
  void otherCharactersAreTheirBytesInLowerCaseHex() throws SQLException {
    assertThat(encoded("ü漢😀")).isEqualTo("%c3%bc%e6%bc%a2%f0%9f%98%80");
  }

  @Test
  void theTriggersEncodeTheSameWay() throws SQLException {
    String text = "x y&z=/ü%~*'\"\t\n\u0001";
    Sql.run(
        c,
        """
        select pgq.create_queue('same');
        create table same(v text);
        create trigger t before insert on same for each row execute function pgq.logutriga('same', 'SKIP');
        """);
    Sql.update(c, "insert into same values (?)", text);
    assertThat(Sql.text(c, "select ev_data from pgq.event_template"))
        .isEqualTo("v=" + encoded(text));
  }

  @Test
  void aPairIsNameAndValue() throws SQLException {
    assertThat(
            Sql.lines(
                c,
                """
                select pgq.urlencode('user name', 'a&b'), pgq.urlencode('empty', ''),
                       pgq.urlencode('null', null), pgq.urlencode('', 'x')
                """))
        .containsExactly("user+name=a%26b|empty=|null|=x");
    assertThat(Sql.one(c, "select pgq.urlencode(null::text, 'x')")).isNull();
    assertThat(Sql.one(c, "select pgq.urlencode(null::text)")).isNull();
  }

  @Test
  void theArticlesCallNeedsNoSchema() throws SQLException {
    assertThat(
            Sql.text(
                c,
                "select urlencode('username', 'kristo.kaiv') || '&' || urlencode('email', 'k@x')"))
        .isEqualTo("username=kristo.kaiv&email=k%40x");
  }

  @Test
  void anObjectIsItsPairsInOrder() throws SQLException {
    assertThat(
            Sql.text(
                c,
                "select pgq.urlencode('{\"b\": \"x y\", \"a\": 1.50, \"n\": null, \"e\": \"\","
                    + " \"t\": true, \"o\": {\"k\": [1]}}'::json)"))
        .isEqualTo("b=x+y&a=1.50&n&e=&t=true&o=%7b%22k%22%3a+%5b1%5d%7d");
    assertThat(Sql.text(c, "select pgq.urlencode('{}'::json)")).isEmpty();
    assertThat(Sql.one(c, "select pgq.urlencode(null::json)")).isNull();
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "a=1&b=x+y&c&d=; {\"a\": \"1\", \"b\": \"x y\", \"c\": null, \"d\": \"\"}",
        "``; {}",
        "&&a=1&&; {\"a\": \"1\"}",
        "a=1&a=2; {\"a\": \"2\"}",
        "a=1&a; {\"a\": null}",
        "=x; {\"\": \"x\"}",
        "a=b=c; {\"a\": \"b=c\"}",
        "%41=%c3%BC%C3%bc; {\"A\": \"üü\"}",
        "a%3d%26=%25; {\"a=&\": \"%\"}",
        "a=ü; {\"a\": \"ü\"}",
        "a=%22%5c%0a; {\"a\": \"\\\"\\\\\\n\"}",
      })
  void decodingMakesAnObject(String text, String expected) throws SQLException {
    assertThat(decoded(text)).isEqualTo(expected);
  }

  @Test
  void decodingToRowsKeepsOrderAndRepeatedNames() throws SQLException {
    assertThat(
            Sql.lines(
                c,
                """
                select key, value is null, value
                  from pgq.urldecode_rows('b=x+y&a=1&&a&b=%c3%bc&=&c=d=e')
                """))
        .containsExactly("b|f|x y", "a|f|1", "a|t|", "b|f|ü", "|f|", "c|f|d=e");
    assertThat(Sql.lines(c, "select * from pgq.urldecode_rows('')")).isEmpty();
    assertThat(Sql.lines(c, "select * from pgq.urldecode_rows(null)")).isEmpty();
    assertSqlState("22023", () -> Sql.rows(c, "select * from pgq.urldecode_rows('a=1&b=%zz')"));
    assertSqlState("22021", () -> Sql.rows(c, "select * from pgq.urldecode_rows('a=%ff')"));
  }

  @Test
  void rowsAndObjectAgreeOnAnyText() throws SQLException {
    Random random = new Random(7);
    String alphabet = "ab=&%+41c3BCü ;";
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(20); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(
              outcome(
                  "select coalesce(jsonb_object_agg(key, value), '{}')::text from (select distinct on (key) key, value from pgq.urldecode_rows(?) with ordinality as r(key, value, n) order by key, n desc) as last",
                  text.toString()))
          .as(text.toString())
          .isEqualTo(outcome("select pgq.urldecode(?)::text", text.toString()));
    }
  }

  /** A query's result, or the SQLSTATE of its error. */
  private String outcome(String query, String text) {
    try {
      return Sql.text(c, query, text);
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  @Test
  void aSemicolonIsData() throws SQLException {
    assertThat(decoded("a=1;b=2")).isEqualTo("{\"a\": \"1;b=2\"}");
  }

  @Test
  void nullDecodesToNull() throws SQLException {
    assertThat(Sql.one(c, "select pgq.urldecode(null)")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"a=%zz", "a=%", "a=%4", "a=%4g", "%=1", "a=%+1", "a=% 1"})
  void aBadEscapeIsAnError(String text) {
    assertRefused("22023", text);
  }

  @ParameterizedTest
  @CsvSource({"a=%ff", "a=%c3", "a=%c3%28", "a=%ed%a0%80", "a=x%00y", "%c0%80=1", "a=%c3&b=%bc"})
  void bytesThatAreNoTextAreAnError(String text) {
    assertRefused("22021", text);
  }

  private void assertRefused(String state, String text) {
    var error = assertSqlState(state, () -> decoded(text));
    assertThat(error.getMessage()).doesNotContain("java.", "Exception");
  }

  @ParameterizedTest
  @CsvSource({"[1]", "1", "null", "'\"x\"'"})
  void onlyAnObjectCanBeEncoded(String json) {
    assertThat(
            assertSqlState("22023", () -> Sql.one(c, "select pgq.urlencode(?::json)", json))
                .getMessage())
        .doesNotContain("java.", "Exception");
  }

  @Test
  void anErrorLeavesTheSessionUsable() throws SQLException {
    assertRefused("22023", "a=%zz");
    assertThat(decoded("a=1")).isEqualTo("{\"a\": \"1\"}");
  }

  @Test
  void whatIsEncodedComesBack() throws SQLException {
    Random random = new Random(20071019);
    for (int i = 0; i < 200; i++) {
      String name = randomText(random, 8);
      String value = randomText(random, 200);
      assertThat(
              Sql.bool(
                  c,
                  "select pgq.urldecode(pgq.urlencode(?, ?)) = jsonb_build_object(?::text, ?::text)",
                  name,
                  value,
                  name,
                  value))
          .as("%s = %s", name, value)
          .isTrue();
    }
  }

  @Test
  void anEncodedObjectComesBack() throws SQLException {
    Random random = new Random(42);
    for (int i = 0; i < 50; i++) {
      String a = randomText(random, 50);
      String b = randomText(random, 50);
      assertThat(
              Sql.bool(
                  c,
                  """
                  select pgq.urldecode(pgq.urlencode(o)) = o::jsonb
                    from json_build_object('a', ?::text, 'b', ?::text, 'n', null, 'e', '') o
                  """,
                  a,
                  b))
          .as("%s, %s", a, b)
          .isTrue();
    }
  }

  /** Text of any characters but U+0000 and surrogates. */
  private static String randomText(Random random, int maxLength) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(maxLength + 1);
    while (text.length() < length) {
      int limit = random.nextBoolean() ? 0x80 : random.nextBoolean() ? 0x800 : 0x11_0000;
      int point = 1 + random.nextInt(limit - 1);
      if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
        text.appendCodePoint(point);
      }
    }
    return text.toString();
  }

  @Test
  void allBytesOfATextComeBack() throws SQLException {
    byte[] bytes = new byte[127];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i + 1);
    }
    String text = new String(bytes, StandardCharsets.US_ASCII);
    assertThat(Sql.text(c, "select pgq.urldecode(pgq.urlencode('k', ?)) ->> 'k'", text))
        .isEqualTo(text);
  }

  @Test
  void theFunctionsAreOpenToEverybody(TestDatabase db) throws SQLException {
    Connection nobody = db.connectAs(db.role("nobody"));
    assertThat(Sql.text(nobody, "select urlencode('a', 'b c')")).isEqualTo("a=b+c");
    assertThat(Sql.text(nobody, "select pgq.urldecode('a=b+c') ->> 'a'")).isEqualTo("b c");
    assertSqlError(
        "42501",
        "permission denied for function insert_event",
        () -> Sql.one(nobody, "select pgq.insert_event('same', urlencode('a', 'b'), 'x')"));
  }
}
