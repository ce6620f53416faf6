package org.pgqj.client.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Named sets of connection options: {@code $PGSERVICEFILE} or {@code ~/.pg_service.conf}, then
 * {@code pg_service.conf} in {@code $PGSYSCONFDIR} or the directories that distributions use.
 */
final class ServiceFile {

  private static final List<Path> SYSTEM_DIRECTORIES =
      List.of(Path.of("/etc/postgresql-common"), Path.of("/etc/sysconfig/pgsql"));

  private final Path file;

  private ServiceFile(Path file) {
    this.file = file;
  }

  /** The options of a service; the first file that knows it counts. */
  static Map<Keyword, String> lookup(String service, Environment environment) {
    for (Path file : files(environment)) {
      Optional<Map<Keyword, String>> options = new ServiceFile(file).section(service);
      if (options.isPresent()) {
        return options.get();
      }
    }
    throw new ConnectionStringException("definition of service \"" + service + "\" not found");
  }

  private static List<Path> files(Environment environment) {
    List<Path> files = new ArrayList<>();
    String named = environment.variable("PGSERVICEFILE");
    if (named != null) {
      if (!Files.exists(Path.of(named))) {
        throw new ConnectionStringException("service file \"" + named + "\" not found");
      }
      files.add(Path.of(named));
    } else {
      files.add(environment.home().resolve(".pg_service.conf"));
    }
    String directory = environment.variable("PGSYSCONFDIR");
    List<Path> directories = directory == null ? SYSTEM_DIRECTORIES : List.of(Path.of(directory));
    directories.forEach(d -> files.add(d.resolve("pg_service.conf")));
    return files.stream().filter(Files::exists).toList();
  }

  private Optional<Map<Keyword, String>> section(String service) {
    Map<Keyword, String> options = new EnumMap<>(Keyword.class);
    boolean inside = false;
    boolean seen = false;
    int number = 0;
    for (String raw : lines()) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[")) {
        if (seen) {
          break;
        }
        inside = line.equals("[" + service + "]");
        seen = inside;
      } else if (inside) {
        option(line, number, options);
      }
    }
    return seen ? Optional.of(options) : Optional.empty();
  }

  /** A line {@code keyword=value}, without quotes or escapes; the first value counts. */
  private void option(String line, int number, Map<Keyword, String> options) {
    int equals = line.indexOf('=');
    if (equals < 0) {
      throw syntaxError(number);
    }
    String name = line.substring(0, equals);
    if (name.equals("service")) {
      throw new ConnectionStringException(
          "nested service specifications not supported in service file \""
              + file
              + "\", line "
              + number);
    }
    try {
      options.putIfAbsent(Keyword.named(name), line.substring(equals + 1));
    } catch (ConnectionStringException e) {
      throw syntaxError(number);
    }
  }

  private ConnectionStringException syntaxError(int number) {
    return new ConnectionStringException(
        "syntax error in service file \"" + file + "\", line " + number);
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new ConnectionStringException("service file \"" + file + "\" cannot be read");
    }
  }
}
