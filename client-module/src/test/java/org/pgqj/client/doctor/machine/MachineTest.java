package org.pgqj.client.doctor.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Machines of all kinds, in a directory. */
class MachineTest {

  @TempDir private Path root;

  private Machine machine() {
    return new Machine(root, List.of(root.resolve("usr/bin")), root.resolve("none"));
  }

  private void file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private void java(String home, String version) throws IOException {
    file(home + "/lib/server/libjvm.so", "");
    file(home + "/release", "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
  }

  @Test
  void anEmptyMachineHasNothing() {
    assertThat(machine().serverPrograms()).isEmpty();
    assertThat(machine().javas()).isEmpty();
    assertThat(machine().bestJava()).isEmpty();
    assertThat(machine().program("psql")).isEmpty();
    assertThat(machine().engineFiles()).isEmpty();
  }

  @Test
  void programsAreFoundWhereDistributionsPutThem() throws IOException {
    file("usr/lib/postgresql/15/bin/postgres", "");
    file("usr/lib/postgresql/16/bin/psql", "");
    file("usr/pgsql-17/bin/postgres", "");
    file("usr/pgsql-17/share/extension/pljava.control", "");
    file("usr/share/postgresql/15/extension/pljava.control", "");
    file("usr/bin/psql", "");
    assertThat(machine().serverPrograms())
        .containsExactly(
            root.resolve("usr/lib/postgresql/15/bin"), root.resolve("usr/pgsql-17/bin"));
    assertThat(machine().program("psql")).contains(root.resolve("usr/bin/psql"));
    assertThat(machine().engineFiles()).hasSize(2);
  }

  @Test
  void theOldestJavaThatConfinesCodeIsTheBest() throws IOException {
    java("usr/lib/jvm/java-11", "11.0.2");
    java("usr/lib/jvm/java-25", "25");
    assertThat(machine().bestJava()).isEmpty();
    java("usr/lib/jvm/java-21", "21.0.4");
    java("opt/java/17", "17.0.15");
    Files.createSymbolicLink(root.resolve("usr/lib/jvm/default"), root.resolve("opt/java/17"));
    assertThat(machine().javas())
        .extracting(JavaHome::version)
        .containsExactly("11.0.2", "17.0.15", "21.0.4", "25");
    assertThat(machine().bestJava()).map(JavaHome::version).contains("17.0.15");
  }

  @ParameterizedTest
  @CsvSource({"17.0.15, 17", "1.8.0_402, 8", "25, 25", "24-ea, 24", "21.0.4+7, 21"})
  void versionsHaveAFeatureNumber(String version, int feature) {
    assertThat(JavaHome.feature(version)).isEqualTo(feature);
  }

  @Test
  void packagesHaveTheirNamesOnBothFamilies() throws IOException {
    assertThat(machine().installPackage("d", "r").commands()).containsExactly("apt-get install d");
    file("usr/bin/dnf", "");
    assertThat(machine().installPackage("d", "r").commands()).containsExactly("dnf install r");
  }
}
