package org.pgqj.client.doctor.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VmOptionsTest {

  @ParameterizedTest
  @CsvSource({
    "-Xss8m, 8388608",
    "-Xss8M, 8388608",
    "-Xss512k, 524288",
    "-Xss1048576, 1048576",
    "-Xss1g, 1073741824",
    "-Xmx64m -Xss2m, 2097152",
    "-Xss8m -Xss1m, 1048576"
  })
  void sizesAreRead(String setting, long bytes) {
    assertThat(VmOptions.parse(setting).bytes("-Xss")).hasValue(bytes);
  }

  @Test
  void whatIsNotThereHasNoSize() {
    assertThat(VmOptions.parse(null).bytes("-Xss")).isEmpty();
    assertThat(VmOptions.parse("-Xmx64m -XX:+UseSerialGC").bytes("-Xss")).isEmpty();
    assertThat(VmOptions.parse(null).isEmpty()).isTrue();
  }

  @Test
  void oneOptionIsReplacedAndTheOthersStay() {
    assertThat(VmOptions.parse("-Xss1m -Dx=y -Xss2m").with("-Xss", "8m"))
        .hasToString("-Dx=y -Xss8m");
    assertThat(VmOptions.parse(null).with("-Xmx", "256m")).hasToString("-Xmx256m");
    assertThat(VmOptions.parse("-Dx=y").plus("-Da=b").has("-Da=b")).isTrue();
  }
}
