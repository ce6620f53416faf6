package org.pgqj.trigger.capture;

import java.util.ArrayList;
import java.util.List;
import org.pgqj.trigger.options.Refusal;
import org.pgqj.trigger.options.TriggerError;

/**
 * The letters that {@code pgq.logtriga} takes, one for each live column: {@code k} key, {@code v}
 * value, {@code i} ignored; columns beyond the letters are ignored.
 */
public final class ColumnKinds {

  private final String letters;

  /**
   * Takes the letters.
   *
   * @throws Refusal XX000 when no column is a key
   */
  public ColumnKinds(String letters) throws Refusal {
    this.letters = letters;
    if (letters.indexOf('k') < 0) {
      throw TriggerError.LOGTRIGA_NO_KEY.refusal();
    }
  }

  List<String> key(List<String> columns) throws Refusal {
    if (letters.lastIndexOf('k') >= columns.size()) {
      throw TriggerError.LOGTRIGA_KEY_MISSING.refusal();
    }
    List<String> key = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (letter(i) == 'k') {
        key.add(columns.get(i));
      }
    }
    return key;
  }

  List<String> ignored(List<String> columns) {
    List<String> ignored = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (letter(i) != 'k' && letter(i) != 'v') {
        ignored.add(columns.get(i));
      }
    }
    return ignored;
  }

  private char letter(int column) {
    return column < letters.length() ? letters.charAt(column) : 'i';
  }
}
