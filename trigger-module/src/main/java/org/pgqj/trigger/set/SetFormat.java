package org.pgqj.trigger.set;

import org.pgqj.trigger.capture.Capture;

/** The counterpart in SQL of an {@link org.pgqj.trigger.encode.Encoding}. */
interface SetFormat {

  /** SQL of ev_data of an INSERT. */
  String inserted(Capture capture, Rows rows);

  /** SQL of ev_data of an UPDATE. */
  String updated(Capture capture, Rows rows);

  /** SQL of ev_data of a DELETE. */
  String deleted(Capture capture, Rows rows);

  /** SQL of the old row as ev_extra2 keeps it. */
  String backup(Capture capture);

  /** SQL without which the texts would be others; null when nothing can change them. */
  String condition(Capture capture);
}
