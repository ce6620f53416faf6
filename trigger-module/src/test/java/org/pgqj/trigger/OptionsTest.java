package org.pgqj.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"mailer|SKIP", "mailer|welcome_email|SKIP", "mailer|Skip|SKIP", "mailer|SKIP|OK"})
  void skipIsTakenWithAndWithoutALabel(String arguments) throws Refusal {
    Options options = parse(arguments);
    assertThat(options.queue()).isEqualTo("mailer");
    assertThat(options.skip()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mailer", "mailer|OK", "mailer|welcome_email|OK", "mailer|OK|OK"})
  void theRowIsStoredUnlessSkipped(String arguments) throws Refusal {
    assertThat(parse(arguments).skip()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SKIP", "OK", ""})
  void theFirstArgumentIsTheQueueWhateverItSays(String queue) throws Refusal {
    assertThat(Options.parse(new String[] {queue}).queue()).isEqualTo(queue);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q|skip",
        "q|welcome_email",
        "q| SKIP",
        "q|SKIP ",
        "q||SKIP",
        "q|foo=bar|SKIP",
        "q|SKIP|x",
        "q|a|b|SKIP",
        "q|a|SKIP|b",
        "q|OK|x|SKIP",
        "q|foo=bar",
        "q|allow"
      })
  void anyOtherWordIsAnErrorSoThatAMisspeltSkipCannotPass(String arguments) {
    Refusal refusal = refusalOf(arguments);
    assertThat(refusal.sqlState()).isEqualTo("XX000");
    assertThat(refusal).hasMessage("bad param to pgq trigger");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ignore=a", "pkey=a,b", "backup", "deny", "ev_type=x", "ev_extra4=x", "when=true"})
  void optionsOfPgqThatAreNotThereYetSaySo(String option) {
    for (String arguments :
        new String[] {"q|" + option, "q|" + option + "|SKIP", "q|x|OK|" + option}) {
      Refusal refusal = refusalOf(arguments);
      assertThat(refusal.sqlState()).isEqualTo("0A000");
      assertThat(refusal)
          .hasMessage("pgq.logutriga: option \"" + option + "\" is not supported yet");
    }
  }

  @Test
  void anEmptyArgumentIsNoLabel() {
    assertThat(refusalOf("q||OK")).hasMessage("bad param to pgq trigger");
  }

  private static Options parse(String arguments) throws Refusal {
    return Options.parse(arguments.split("\\|", -1));
  }

  private static Refusal refusalOf(String arguments) {
    return catchThrowableOfType(Refusal.class, () -> parse(arguments));
  }
}
