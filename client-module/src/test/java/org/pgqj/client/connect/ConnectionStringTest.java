package org.pgqj.client.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two ways to write a connection string. */
class ConnectionStringTest {

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(
            () -> {
              if (ConnectionUri.isOne(text)) {
                ConnectionUri.parse(text);
              } else {
                KeyValueString.parse(text);
              }
            })
        .isInstanceOf(ConnectionStringException.class)
        .hasMessage(message);
  }

  @Test
  void pairsAreSeparatedByBlanks() {
    assertThat(KeyValueString.parse("  host = db\n\tport=5433  dbname= shop "))
        .isEqualTo(Map.of(Keyword.HOST, "db", Keyword.PORT, "5433", Keyword.DBNAME, "shop"));
    assertThat(KeyValueString.parse("host=a host=b")).isEqualTo(Map.of(Keyword.HOST, "b"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "password='a b',a b",
        "password='it\\'s',it's",
        "password=it\\'s,it's",
        "password='a\\\\b',a\\b",
        "password=a\\ b,a b",
        "password='a=b',a=b",
        "password=a=b,a=b",
        "password=a'b,a'b",
        "password='',\"\"",
        "password=,\"\"",
        "password=a\\,a"
      })
  void valuesHaveQuotesAndEscapes(String text, String value) {
    assertThat(KeyValueString.parse(text)).isEqualTo(Map.of(Keyword.PASSWORD, value));
  }

  @Test
  void whatFollowsAClosingQuoteIsTheNextPair() {
    assertThat(KeyValueString.parse("host='a'port=1"))
        .isEqualTo(Map.of(Keyword.HOST, "a", Keyword.PORT, "1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "host| missing \"=\" after \"host\" in connection info string",
        "host db=x| missing \"=\" after \"host\" in connection info string",
        "host='db| unterminated quoted string in connection info string",
        "hots=db| invalid connection option \"hots\"",
        "HOST=db| invalid connection option \"HOST\"",
        "postgresql://[::1| end of string reached when looking for matching \"]\" in IPv6 host"
            + " address in URI",
        "postgresql://[]/| IPv6 host address may not be empty in URI",
        "postgresql://[::1]x/| unexpected character \"x\" after \"]\" in URI (expected \":\" or"
            + " \"/\")",
        "postgresql://h/d?x=1| invalid URI query parameter: \"x\"",
        "postgresql://h/d?user| missing key/value separator \"=\" in URI query parameter: \"user\"",
        "postgresql://h/d?user=a=b| extra key/value separator \"=\" in URI query parameter:"
            + " \"user\"",
        "postgresql://%zz| invalid percent-encoded token: \"%zz\"",
        "postgresql://a%4| invalid percent-encoded token: \"a%4\"",
        "postgresql://a%00| forbidden value %00 in percent-encoded value: \"a%00\""
      })
  void faultsAreNamedInLibpqsWords(String text, String message) {
    assertRefused(text, message);
  }

  @Test
  void anAddressHasAllParts() {
    assertThat(
            ConnectionUri.parse(
                "postgresql://us%40er:p%3aw@h1:123,h2,[2001:db8::1]:456/my%20db"
                    + "?connect_timeout=10&application_name=a%26b"))
        .isEqualTo(
            Map.of(
                Keyword.USER, "us@er",
                Keyword.PASSWORD, "p:w",
                Keyword.HOST, "h1,h2,2001:db8::1",
                Keyword.PORT, "123,,456",
                Keyword.DBNAME, "my db",
                Keyword.CONNECT_TIMEOUT, "10",
                Keyword.APPLICATION_NAME, "a&b"));
  }

  @Test
  void everyPartOfAnAddressMayBeMissing() {
    assertThat(ConnectionUri.parse("postgresql://")).isEmpty();
    assertThat(ConnectionUri.parse("postgres://h")).isEqualTo(Map.of(Keyword.HOST, "h"));
    assertThat(ConnectionUri.parse("postgresql:///d")).isEqualTo(Map.of(Keyword.DBNAME, "d"));
    assertThat(ConnectionUri.parse("postgresql://u@/d"))
        .isEqualTo(Map.of(Keyword.USER, "u", Keyword.DBNAME, "d"));
    assertThat(ConnectionUri.parse("postgresql://?host=/run/pg&port=1"))
        .isEqualTo(Map.of(Keyword.HOST, "/run/pg", Keyword.PORT, "1"));
    assertThat(ConnectionUri.parse("postgresql://%2Frun%2Fpg:1/d?ssl=true"))
        .isEqualTo(
            Map.of(
                Keyword.HOST, "/run/pg",
                Keyword.PORT, "1",
                Keyword.DBNAME, "d",
                Keyword.SSLMODE, "require"));
  }
}
