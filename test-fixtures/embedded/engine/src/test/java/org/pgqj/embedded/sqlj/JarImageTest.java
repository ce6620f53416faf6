package org.pgqj.embedded.sqlj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarImageTest {

  @Test
  void entriesComeInTheOrderOfTheJarWithoutDirectoriesAndManifest() throws Exception {
    JarImage image =
        JarImage.read(
            zip(
                "META-INF/",
                "",
                "META-INF/MANIFEST.MF",
                "Manifest-Version: 1.0\n",
                "b",
                "2",
                "a/",
                "",
                "a/c",
                "ü"));
    assertThat(image.manifest()).isEqualTo("Manifest-Version: 1.0\n");
    assertThat(image.entries().keySet()).containsExactly("b", "a/c");
    assertThat(image.entries().get("a/c")).isEqualTo("ü".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aJarWithoutManifestHasNone() throws Exception {
    assertThat(JarImage.read(zip("x", "1")).manifest()).isNull();
  }

  @Test
  void aFileThatIsNotThereIsAnIoError(@TempDir Path dir) {
    assertThatThrownBy(() -> JarImage.fetch(dir.resolve("none.jar").toUri().toString()))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("58030"));
  }

  @Test
  void anUnknownSchemeIsAnIoError() {
    assertThatThrownBy(() -> JarImage.fetch("nowhere"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("58030"));
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
