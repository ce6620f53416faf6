package org.pgqj.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pgqj.fixtures.Checkout;
import org.pgqj.fixtures.junit.EmbeddedOnly;

/** No test leaves the common count unnoticed: {@code embedded-only.txt} names them all. */
class EmbeddedOnlyListTest {

  private static final Path LIST =
      Checkout.find().root().resolve("conformance").resolve("embedded-only.txt");

  @Test
  void theListNamesExactlyTheTestsThatAreMarked() throws Exception {
    assertThat(entries().map(line -> line.substring(0, line.indexOf(':'))))
        .containsExactlyInAnyOrderElementsOf(marked());
  }

  @Test
  void everyEntryHasItsReason() throws IOException {
    assertThat(entries()).allMatch(line -> line.matches("\\w+(\\.\\w+)?: \\S.{15,}"));
  }

  private static Stream<String> entries() throws IOException {
    return Files.readAllLines(LIST).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"));
  }

  private static List<String> marked() throws IOException, URISyntaxException {
    List<String> names = new ArrayList<>();
    Path classes =
        Path.of(
            EmbeddedOnlyListTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(f -> f.toString().endsWith("Test.class")).toList()) {
        collect(classOf(classes.relativize(file)), names);
      }
    }
    return names;
  }

  private static Class<?> classOf(Path file) {
    String name = file.toString().replace('/', '.');
    try {
      return Class.forName(
          name.substring(0, name.length() - ".class".length()),
          false,
          EmbeddedOnlyListTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError("a class file without its class: " + file, e);
    }
  }

  private static void collect(Class<?> test, List<String> names) {
    if (test.isAnnotationPresent(EmbeddedOnly.class)) {
      names.add(test.getSimpleName());
    }
    for (Method method : test.getDeclaredMethods()) {
      if (method.isAnnotationPresent(EmbeddedOnly.class)) {
        names.add(test.getSimpleName() + "." + method.getName());
      }
    }
  }
}
