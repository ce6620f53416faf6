package org.pgqj.client.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EventTest {

  @Test
  void itsValuesAreThoseOfTheRow() {
    Event event = Events.event(4, "a=1&b", Events.verdicts());
    assertThat(event.id()).isEqualTo(4);
    assertThat(event.txid()).isEqualTo(7);
    assertThat(event.retry()).isZero();
    assertThat(event.time()).isEqualTo("2007-10-19T21:00:00Z");
    assertThat(event.type()).isEqualTo("type 1");
    assertThat(event.extra1()).isEqualTo("e1");
    assertThat(event.extra3()).isNull();
    assertThat(event.fields()).containsEntry("a", "1").containsEntry("b", null);
    assertThat(event).hasToString("Event[4, type 1]");
  }

  @Test
  void fieldsAreForReadingOnly() {
    Event event = Events.event(4, "a=1", Events.verdicts());
    assertThatThrownBy(() -> event.fields().put("b", "2"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void dataThatIsNotUrlEncodedIsNamedWithItsEvent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Events.event(5, "a=%x", Events.verdicts()).fields())
        .withMessage("event 5: bad escape: \"%x\"");
  }
}
