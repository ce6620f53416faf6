package org.pgqj.event;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** What the producer says in an event; any part may be null. */
record Payload(
    String type, String data, String extra1, String extra2, String extra3, String extra4) {

  static final int FIELDS = 6;

  /** Ends every field but the last one of {@link #joined}. */
  static final char SEPARATOR = 0x1f;

  /** A field that is null in {@link #joined}. */
  static final char NULL = 0x1e;

  /** In characters; of long texts the copies cost more than is won. */
  private static final int MAX_JOINED = 4000;

  /** Number of fields up to the last one that is not null, in their order. */
  int length() {
    if (extra4 != null) {
      return 6;
    }
    if (extra3 != null) {
      return 5;
    }
    if (extra2 != null) {
      return 4;
    }
    if (extra1 != null) {
      return 3;
    }
    return data != null ? 2 : type != null ? 1 : 0;
  }

  /** Binds the first fields, one after the other from a position on. */
  void bind(PreparedStatement statement, int position, int fields) throws SQLException {
    for (int i = 0; i < fields; i++) {
      statement.setString(position + i, field(i));
    }
  }

  /**
   * The first fields as one text.
   *
   * @return null when they are too long, or the fields could not be told from it
   */
  String joined(int fields) {
    StringBuilder joined = new StringBuilder(128);
    for (int i = 0; i < fields; i++) {
      if (i > 0) {
        joined.append(SEPARATOR);
      }
      String field = field(i);
      if (field == null) {
        joined.append(NULL);
      } else if (joined.length() + field.length() <= MAX_JOINED
          && field.indexOf(SEPARATOR) < 0
          && field.indexOf(NULL) < 0) {
        joined.append(field);
      } else {
        return null;
      }
    }
    return joined.toString();
  }

  /** A field by its number, from 0 on. */
  String field(int number) {
    switch (number) {
      case 0:
        return type;
      case 1:
        return data;
      case 2:
        return extra1;
      case 3:
        return extra2;
      case 4:
        return extra3;
      default:
        return extra4;
    }
  }
}
