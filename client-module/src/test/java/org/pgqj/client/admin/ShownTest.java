package org.pgqj.client.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {

  @Test
  void controlCharactersAreShownAsEscapes() {
    assertThat(Shown.text("a\nb\tc\rd\u001b[31m\u009bé☃"))
        .isEqualTo("a\\nb\\tc\\rd\\u001b[31m\\u009bé☃");
    assertThat(Shown.text(null)).isEqualTo("NULL");
  }
}
