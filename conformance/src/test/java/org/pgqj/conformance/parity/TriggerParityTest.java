package org.pgqj.conformance.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.TestDatabase;

/**
 * PgQ/J's capture triggers publish, let pass and refuse what those of PgQ in C do, on tables, with
 * options and by statements of chance. {@link Comparison} tells how to look at more or at one
 * story.
 */
@DatabaseTest
class TriggerParityTest {

  @Test
  void theSameChangesHaveTheSameEvents(TestDatabase db) throws SQLException {
    try (Original original = new Original(db)) {
      assertThat(Comparison.compare(original.with(db), TriggerTeller::tell)).isEmpty();
    }
  }

  @Test
  void theStoriesHaveEveryFunctionOptionAndType() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      TriggerTeller.tell(Comparison.SEED + i).steps().forEach(all::append);
    }
    assertThat(all)
        .contains(
            List.of(
                "pgq.logutriga(",
                "pgq.sqltriga(",
                "pgq.jsontriga(",
                "'SKIP'",
                "'OK'",
                "'ignore=",
                "'pkey=",
                "'backup'",
                "'deny'",
                "'ev_type=",
                "'ev_data=",
                "'ev_extra1=",
                "'ev_extra2=",
                "'ev_extra3=",
                "'ev_extra4=",
                "'when=",
                "_pgq_ev_",
                "before",
                "after",
                " truncate on ",
                "update ",
                "delete from ",
                "truncate story.",
                "savepoint s"))
        .contains(ValueType.ALL.stream().map(ValueType::name).toList());
  }
}
