package org.pgqj.trigger.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionParserTest {

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
    assertThat(OptionParser.parse(new String[] {queue}, false).queue()).isEqualTo(queue);
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

  @Test
  void everyOptionIsRead() throws Refusal {
    Options options =
        parse(
            "q|backup|deny|ignore=a|ignore=b, c|pkey=d|when=x = 1|ev_type=t|ev_extra4=a=b|ev_data=");
    assertThat(options.backup()).isTrue();
    assertThat(options.deny()).isTrue();
    assertThat(options.ignore()).as("the last one counts").isEqualTo("b, c");
    assertThat(options.pkey()).isEqualTo("d");
    assertThat(options.when()).isEqualTo("x = 1");
    assertThat(options.expression(EventField.TYPE)).isEqualTo("t");
    assertThat(options.expression(EventField.EXTRA4)).isEqualTo("a=b");
    assertThat(options.expression(EventField.DATA)).isEmpty();
    assertThat(options.expression(EventField.EXTRA1)).isNull();
    assertThat(options.hasExpressions()).isTrue();
    assertThat(options.skip()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"backup", "deny", "ignore=a", "pkey=a", "ev_type=x", "when=true"})
  void anOptionIsNoLabel(String option) throws Refusal {
    assertThat(parse("q|" + option + "|SKIP").skip()).isTrue();
    assertThat(parse("q|x|OK|" + option).toString()).isNotEqualTo(parse("q").toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ignore=a; Column ignore does not make sense for truncate trigger",
        "pkey=a; Custom pkey_list does not make sense for truncate trigger",
        "backup; Backup does not make sense for truncate trigger",
        "ev_type=a; Custom expressions do not make sense for truncater trigger",
        "when=a; Custom expressions do not make sense for truncater trigger",
        "ev_extra5=a; bad param to pgq trigger",
        "skip; bad param to pgq trigger",
      })
  void aTruncateTriggerTakesNoOptionOfRows(String option, String message) {
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class, () -> OptionParser.parse(new String[] {"q", option}, true));
    assertThat(refusal).hasMessage(message);
    assertThat(refusal.sqlState()).isEqualTo("XX000");
  }

  @Test
  void aTruncateTriggerTakesTheOthers() throws Refusal {
    Options options = OptionParser.parse(new String[] {"q", "label", "deny", "SKIP"}, true);
    assertThat(options.deny() && options.skip()).isTrue();
  }

  @Test
  void withoutArgumentsThereIsNoQueue() {
    assertThat(catchThrowableOfType(Refusal.class, () -> OptionParser.parse(new String[0], false)))
        .hasMessage("pgq trigger must have destination queue as argument");
  }

  @Test
  void anEmptyArgumentIsNoLabel() {
    assertThat(refusalOf("q||OK")).hasMessage("bad param to pgq trigger");
  }

  private static Options parse(String arguments) throws Refusal {
    return OptionParser.parse(arguments.split("\\|", -1), false);
  }

  private static Refusal refusalOf(String arguments) {
    return catchThrowableOfType(Refusal.class, () -> parse(arguments));
  }
}
