package org.pgqj.client.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pgqj.client.config.Config;

class EventKeyTest {

  @TempDir private Path directory;

  private EventKey key(String name) throws IOException {
    Path ini = directory.resolve("key.ini");
    Files.writeString(ini, "[c]\nkey = " + name + "\n");
    return EventKey.of(Config.load(ini, List.of("c"), Map.of()));
  }

  private static Event event(String data) {
    return Events.event(4, data, Events.verdicts());
  }

  @Test
  void aFieldOrAColumn() throws IOException {
    assertThat(key("field.user").apply(event("user=a&b=c"))).isEqualTo("a");
    assertThat(key("data").apply(event("user=a"))).isEqualTo("user=a");
  }

  /** Its handler shall see it, and may make a dead letter of it. */
  @Test
  void dataWithoutFieldsHasNoKey() throws IOException {
    assertThat(key("field.user").apply(event("b=c"))).isNull();
    assertThat(key("field.user").apply(event("user=%x"))).isNull();
  }
}
