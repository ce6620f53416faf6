package org.pgqj.client.ticker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdentifiersTest {

  @Test
  void namesAreQuotedPartByPart() {
    assertThat(Identifiers.qualified("pgq.tick")).isEqualTo("\"pgq\".\"tick\"");
    assertThat(Identifiers.qualified("vacuum_me")).isEqualTo("\"vacuum_me\"");
    assertThat(Identifiers.quoted("a\"b; drop table x")).isEqualTo("\"a\"\"b; drop table x\"");
  }
}
