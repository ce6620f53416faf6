package org.pgqj.client.admin.status;

import org.pgqj.client.admin.Shown;
import org.pgqj.client.connect.ConnectFailure;

/** A database that could not be looked at. */
record Failure(String database, Exception reason) {

  /** Such as {@code database shop: connection to server … failed: …}. */
  String line() {
    return Shown.text("database " + database + ": " + reason.getMessage());
  }

  boolean isOutOfReach() {
    return reason instanceof ConnectFailure;
  }
}
