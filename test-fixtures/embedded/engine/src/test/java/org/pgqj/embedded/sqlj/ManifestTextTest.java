package org.pgqj.embedded.sqlj;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManifestTextTest {

  @Test
  void descriptorsComeInTheOrderOfTheManifest() {
    assertThat(
            ManifestText.descriptorNames(
                """
                Manifest-Version: 1.0

                Name: z.ddr
                SQLJDeploymentDescriptor: TRUE

                Name: plain.txt
                Content-Type: text/plain

                Name: a.ddr
                Content-Type: text/plain
                SQLJDeploymentDescriptor: true
                """))
        .containsExactly("z.ddr", "a.ddr");
  }

  @Test
  void longNamesGoOnInTheNextLine() {
    assertThat(
            ManifestText.descriptorNames(
                "Manifest-Version: 1.0\r\n\r\nName: deploy/\r\n long.ddr\r\n"
                    + "SQLJDeploymentDescriptor: TR\r\n UE\r\n"))
        .containsExactly("deploy/long.ddr");
  }

  @Test
  void anEntryMarkedFalseOrInTheMainSectionIsNone() {
    assertThat(
            ManifestText.descriptorNames(
                "Manifest-Version: 1.0\nSQLJDeploymentDescriptor: TRUE\n\n"
                    + "Name: a.ddr\nSQLJDeploymentDescriptor: FALSE\n"))
        .isEmpty();
  }
}
