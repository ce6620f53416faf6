package org.pgqj.client.connect;

import java.util.Locale;

/** {@code target_session_attrs}: which kind of server will do. */
enum SessionKind {
  ANY(""),
  READ_WRITE("session is read-only"),
  READ_ONLY("session is not read-only"),
  PRIMARY("server is in hot standby mode"),
  STANDBY("server is not in hot standby mode"),
  /** A standby, or any server when no host of the list is one. */
  PREFER_STANDBY("server is not in hot standby mode");

  private final String complaint;

  SessionKind(String complaint) {
    this.complaint = complaint;
  }

  static SessionKind named(String name) {
    for (SessionKind kind : values()) {
      if (kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
        return kind;
      }
    }
    throw new ConnectionStringException("invalid target_session_attrs value: \"" + name + "\"");
  }

  boolean accepts(boolean inRecovery, boolean readOnly) {
    return switch (this) {
      case ANY -> true;
      case READ_WRITE -> !inRecovery && !readOnly;
      case READ_ONLY -> inRecovery || readOnly;
      case PRIMARY -> !inRecovery;
      case STANDBY, PREFER_STANDBY -> inRecovery;
    };
  }

  /** Why a server that is not accepted is not, in libpq's words. */
  String complaint() {
    return complaint;
  }
}
