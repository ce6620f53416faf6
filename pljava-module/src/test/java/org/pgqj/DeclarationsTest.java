package org.pgqj;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SQL declares, Java implements: the two must not drift apart. */
class DeclarationsTest {

  private static final Path SQL = Path.of("..", "sql");

  private static final Pattern FUNCTION =
      Pattern.compile(
          "create function (pgq\\w*\\.\\w+)\\((.*?);\\s*comment on function (pgq\\w*\\.\\w+)",
          Pattern.DOTALL);

  private static final Pattern BODY =
      Pattern.compile(
          "as '(?:([\\w.\\[\\]]+)=)?(org\\.pgqj\\.[\\w.]+)\\.(\\w+)(\\(([\\w.,]*)\\))?'");

  private static final List<String> FACADES =
      List.of(
          "org.pgqj.queue.QueueFunctions",
          "org.pgqj.queue.SequenceFunctions",
          "org.pgqj.event.EventFunctions",
          "org.pgqj.tick.TickFunctions",
          "org.pgqj.batch.BatchFunctions",
          "org.pgqj.consumer.ConsumerFunctions",
          "org.pgqj.retry.RetryFunctions",
          "org.pgqj.deadletter.DeadLetterFunctions",
          "org.pgqj.maintenance.MaintenanceFunctions",
          "org.pgqj.info.InfoFunctions",
          "org.pgqj.ext.ExtFunctions",
          "org.pgqj.coop.CoopFunctions");

  @Test
  void everyFunctionIsDeclaredWithAComment() {
    for (String sql : scripts()) {
      int declared = sql.split("create function pgq\\w*\\.", -1).length - 1;
      List<String> commented = new ArrayList<>();
      Matcher matcher = FUNCTION.matcher(sql);
      while (matcher.find()) {
        assertThat(matcher.group(3)).isEqualTo(matcher.group(1));
        commented.add(matcher.group(1));
      }
      assertThat(commented).hasSize(declared);
    }
  }

  @Test
  void everyDeclarationNamesAMethodAndEveryMethodIsDeclared() throws ClassNotFoundException {
    Set<String> methods = new TreeSet<>();
    for (String facade : FACADES) {
      for (Method method : Class.forName(facade).getDeclaredMethods()) {
        if (Modifier.isPublic(method.getModifiers())) {
          methods.add(signature(method));
        }
      }
    }
    assertThat(declarations()).isEqualTo(methods);
  }

  @Test
  void everyDefinerFunctionHasAFixedSearchPath() {
    for (String sql : scripts()) {
      Matcher function = FUNCTION.matcher(sql);
      while (function.find()) {
        String declaration = function.group(2);
        assertThat(declaration.contains("set search_path = pg_catalog, pg_temp"))
            .as(function.group(1))
            .isEqualTo(declaration.contains("security definer"));
      }
    }
  }

  /** Declared methods of the façades; the return type where the declaration spells it. */
  private static Set<String> declarations() throws ClassNotFoundException {
    Set<String> declared = new TreeSet<>();
    for (String sql : scripts()) {
      Matcher body = BODY.matcher(sql);
      while (body.find()) {
        if (!FACADES.contains(body.group(2))) {
          continue;
        }
        String call = body.group(2) + "." + body.group(3) + "(" + body.group(5) + ")";
        declared.add(call);
        if (body.group(1) != null) {
          assertThat(returnType(call)).as(call).isEqualTo(body.group(1));
        }
      }
    }
    return declared;
  }

  private static String returnType(String call) throws ClassNotFoundException {
    String owner = call.substring(0, call.lastIndexOf('.', call.indexOf('(')));
    return Arrays.stream(Class.forName(owner).getDeclaredMethods())
        .filter(method -> signature(method).equals(call))
        .map(method -> method.getReturnType().getCanonicalName())
        .findFirst()
        .orElse("no such method");
  }

  private static String signature(Method method) {
    return method.getDeclaringClass().getName()
        + "."
        + method.getName()
        + "("
        + Arrays.stream(method.getParameterTypes())
            .map(Class::getCanonicalName)
            .collect(Collectors.joining(","))
        + ")";
  }

  private static List<String> scripts() {
    try (Stream<Path> families = Files.list(SQL.resolve("functions"))) {
      return Stream.concat(
              families.sorted(),
              Stream.of(SQL.resolve("ext/functions.sql"), SQL.resolve("coop/functions.sql")))
          .map(DeclarationsTest::read)
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
