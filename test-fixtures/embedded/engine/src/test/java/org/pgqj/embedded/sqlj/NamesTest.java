package org.pgqj.embedded.sqlj;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class NamesTest {

  @Test
  void regularSchemaNamesAreFoldedToLowerCase() throws SQLException {
    assertThat(SchemaName.inCatalog("PgQ_1")).isEqualTo("pgq_1");
  }

  @Test
  void quotedSchemaNamesKeepTheirLetters() throws SQLException {
    assertThat(SchemaName.inCatalog("\"My\"\"Schema\"")).isEqualTo("My\"Schema");
  }

  @Test
  void schemaNamesThatCannotBeIdentifiersStandAsTheyAre() throws SQLException {
    assertThat(SchemaName.inCatalog("My Schema")).isEqualTo("My Schema");
  }

  @Test
  void implementorsAreComparedWithoutLetterCase() {
    assertThat(Implementors.include("postgresql", "postgresql")).isTrue();
    assertThat(Implementors.include("other , PostgreSQL", "postgresql")).isTrue();
    assertThat(Implementors.include("postgresql94", "postgresql")).isFalse();
    assertThat(Implementors.include("", "postgresql")).isFalse();
  }
}
