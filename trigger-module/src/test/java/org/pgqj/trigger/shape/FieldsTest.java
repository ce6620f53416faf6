package org.pgqj.trigger.shape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

  @Test
  void fieldsEndAtTheirSeparator() {
    Fields fields = new Fields("origin;;7 x;");
    assertThat(fields.until(';')).isEqualTo("origin");
    assertThat(fields.until(';')).isEmpty();
    assertThat(fields.until(' ')).isEqualTo("7");
    assertThat(fields.hasMore()).isTrue();
    assertThat(fields.until(';')).isEqualTo("x");
    assertThat(fields.hasMore()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", ";", ";;", "a;b", "a;;", ";a", "a 1;"})
  void anyColumnNameComesBack(String name) {
    Fields fields = new Fields(name.replace(";", ";;") + ";2 25 next;");
    assertThat(fields.untilSingle(';')).isEqualTo(name);
    assertThat(fields.until(' ')).isEqualTo("2");
    assertThat(fields.until(' ')).isEqualTo("25");
    assertThat(fields.untilSingle(';')).isEqualTo("next");
    assertThat(fields.hasMore()).isFalse();
  }
}
