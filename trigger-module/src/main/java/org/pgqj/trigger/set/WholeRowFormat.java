package org.pgqj.trigger.set;

import org.pgqj.trigger.capture.Capture;

/** A format that tells every change by one row: the new one, or the one deleted. */
abstract class WholeRowFormat implements SetFormat {

  /** SQL of a row, whose columns are found under an alias. */
  abstract String row(Capture capture, String alias);

  @Override
  public final String inserted(Capture capture, Rows rows) {
    return row(capture, Rows.NEW);
  }

  @Override
  public final String updated(Capture capture, Rows rows) {
    return row(capture, Rows.NEW);
  }

  @Override
  public final String deleted(Capture capture, Rows rows) {
    return row(capture, Rows.OLD);
  }

  @Override
  public final String backup(Capture capture) {
    return row(capture, Rows.OLD);
  }
}
