package org.pgqj.embedded.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsStringTest {

  @Test
  void classAndMethodAloneLeaveTheTypesToSql() throws SQLException {
    AsString as = AsString.parse("org.pgqj.queue.Queues.create");
    assertThat(as.className()).isEqualTo("org.pgqj.queue.Queues");
    assertThat(as.methodName()).isEqualTo("create");
    assertThat(as.returnType()).isNull();
    assertThat(as.parameterTypes()).isNull();
  }

  @Test
  void anEmptyParameterListIsNotAMissingOne() throws SQLException {
    assertThat(AsString.parse("a.B.m()").parameterTypes()).isEmpty();
  }

  @Test
  void whiteSpaceMeansNothingExceptAfterALeadingReturnType() throws SQLException {
    AsString as = AsString.parse(" int \n a.B . m ( int , java.lang.String [] ) ");
    assertThat(as.returnType()).isEqualTo("int");
    assertThat(as.className()).isEqualTo("a.B");
    assertThat(as.methodName()).isEqualTo("m");
    assertThat(as.parameterTypes()).containsExactly("int", "java.lang.String[]");
  }

  @Test
  void aReturnTypeMayBeSetOffByAnEqualsSign() throws SQLException {
    AsString as = AsString.parse("java.lang.Integer[][] = a.B.m(long)");
    assertThat(as.returnType()).isEqualTo("java.lang.Integer[][]");
    assertThat(as.className()).isEqualTo("a.B");
  }

  @Test
  void aGapAfterAQualifiedNameIsNoReturnType() throws SQLException {
    AsString as = AsString.parse("java.lang.String a.B.m");
    assertThat(as.returnType()).isNull();
    assertThat(as.className()).isEqualTo("java.lang.Stringa.B");
  }

  @Test
  void nestedClassesAreWrittenWithADollarSign() throws SQLException {
    assertThat(AsString.parse("a.Outer$Inner.m").className()).isEqualTo("a.Outer$Inner");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "m",
        "a.B.",
        ".m",
        "a..m",
        "a.B.m(",
        "a.B.m)",
        "a.B.m(int,)",
        "a.B.m(,int)",
        "a.B.m(int) x",
        "a.1B.m",
        "=a.B.m",
        "int[=a.B.m",
        "a.B.m([])",
        "a.B.m(int[)",
        "int=long=a.B.m",
        "a.B-m"
      })
  void anythingElseIsASyntaxError(String source) {
    assertThatThrownBy(() -> AsString.parse(source))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42601"))
        .hasMessage("cannot parse AS string");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UDT[a.B] input", "udt[a.B]output", "[commute] a.B.m", "[negate]a.B.m"})
  void userTypesAndSynthesisedOperatorsAreRefusedClearly(String source) {
    assertThatThrownBy(() -> AsString.parse(source))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("0A000"))
        .hasMessageContaining("not supported by the embedded engine");
  }
}
