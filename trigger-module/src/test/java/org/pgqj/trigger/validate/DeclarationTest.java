package org.pgqj.trigger.validate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pgqj.trigger.options.Operation;

class DeclarationTest {

  @Test
  void argumentsEndAtZeroBytes() {
    assertThat(Declaration.split("q\0\0ü x\0".getBytes(UTF_8), UTF_8))
        .containsExactly("q", "", "ü x");
    assertThat(Declaration.split(new byte[0], UTF_8)).isEmpty();
  }

  @Test
  void theTypeTellsLevelTimeAndOperations() {
    Declaration afterRow = new Declaration("s", "t", "f", 1 + 4 + 16, new String[0], false);
    assertThat(afterRow.isForEachRow() && afterRow.isAfter()).isTrue();
    assertThat(afterRow.firesFor(Operation.INSERT) && afterRow.firesFor(Operation.UPDATE)).isTrue();
    assertThat(afterRow.firesFor(Operation.DELETE)).isFalse();
    Declaration beforeTruncate = new Declaration("s", "t", "f", 2 + 32, new String[0], false);
    assertThat(beforeTruncate.isForEachRow() || beforeTruncate.isAfter()).isFalse();
    assertThat(beforeTruncate.firesFor(Operation.TRUNCATE)).isTrue();
    assertThat(new Declaration("s", "t", "f", 1 + 64 + 8, new String[0], false).isAfter())
        .isFalse();
  }
}
