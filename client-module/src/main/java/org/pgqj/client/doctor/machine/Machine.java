package org.pgqj.client.doctor.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pgqj.client.doctor.Cure;

/**
 * The programs and libraries of a machine, where distributions put them.
 *
 * @param root directory that stands for the machine's root
 * @param path directories of the search path
 * @param javaHome the Java that runs this program
 */
public record Machine(Path root, List<Path> path, Path javaHome) {

  private static final List<String> POSTGRES_HOMES = List.of("usr/lib/postgresql", "usr");
  private static final List<String> JAVA_HOMES = List.of("usr/lib/jvm", "opt/java", "opt");

  /** The machine this program runs on. */
  public static Machine thisOne() {
    List<Path> path =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .filter(directory -> !directory.isEmpty())
            .map(Path::of)
            .toList();
    return new Machine(Path.of("/"), path, Path.of(System.getProperty("java.home")));
  }

  /** Directories with PostgreSQL server programs, such as {@code /usr/lib/postgresql/15/bin}. */
  public List<Path> serverPrograms() {
    Set<Path> found = new LinkedHashSet<>();
    for (String home : POSTGRES_HOMES) {
      for (Path child : children(root.resolve(home))) {
        String name = child.getFileName().toString();
        if (name.matches("[0-9]+") || name.startsWith("pgsql-")) {
          found.add(child.resolve("bin"));
        }
      }
    }
    found.addAll(path);
    return found.stream().filter(bin -> Files.isExecutable(bin.resolve("postgres"))).toList();
  }

  /** Control files of the extension pljava. */
  public List<Path> engineFiles() {
    List<Path> found = new ArrayList<>();
    for (Path version : children(root.resolve("usr/share/postgresql"))) {
      found.add(version.resolve("extension/pljava.control"));
    }
    for (Path home : children(root.resolve("usr"))) {
      found.add(home.resolve("share/extension/pljava.control"));
    }
    return found.stream().filter(Files::exists).toList();
  }

  /** A program of the search path. */
  public Optional<Path> program(String name) {
    return path.stream().map(d -> d.resolve(name)).filter(Files::isExecutable).findFirst();
  }

  /** All Javas with a server VM, each once, the oldest first. */
  public List<JavaHome> javas() {
    Set<Path> homes = new LinkedHashSet<>();
    homes.add(javaHome);
    for (String parent : JAVA_HOMES) {
      homes.addAll(children(root.resolve(parent)));
    }
    Set<Path> seen = new LinkedHashSet<>();
    List<JavaHome> found = new ArrayList<>();
    for (Path home : homes) {
      Optional<JavaHome> java = JavaHome.at(home);
      if (java.isPresent() && seen.add(real(java.get().libjvm()))) {
        found.add(java.get());
      }
    }
    found.sort(Comparator.comparing(JavaHome::feature));
    return found;
  }

  /** The Java that PL/Java on this machine should load, if there is one. */
  public Optional<JavaHome> bestJava() {
    return javas().stream().filter(JavaHome::isSuitable).findFirst();
  }

  /** The command that installs a package, by its names on Debian and on Red Hat. */
  public Cure installPackage(String debian, String redHat) {
    boolean hasApt = program("apt-get").isPresent() || program("dnf").isEmpty();
    return Cure.shell(hasApt ? "apt-get install " + debian : "dnf install " + redHat);
  }

  private static List<Path> children(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      // Not for our eyes: nothing to be found there.
      return List.of();
    }
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file;
    }
  }
}
