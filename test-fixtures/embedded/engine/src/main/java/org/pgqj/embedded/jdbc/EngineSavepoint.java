package org.pgqj.embedded.jdbc;

import java.sql.SQLException;
import java.sql.Savepoint;
import org.pgqj.embedded.rt.Natives;

/** A subtransaction of the SQL call in progress. */
final class EngineSavepoint implements Savepoint {
  private final String name;
  private final int id;

  private EngineSavepoint(String name, int id) {
    this.name = name;
    this.id = id;
  }

  static EngineSavepoint set(String name) throws SQLException {
    return new EngineSavepoint(name, Natives.setSavepoint(name));
  }

  void release() throws SQLException {
    Natives.releaseSavepoint(id);
  }

  void rollback() throws SQLException {
    Natives.rollbackToSavepoint(id);
  }

  @Override
  public int getSavepointId() {
    return id;
  }

  @Override
  public String getSavepointName() {
    return name;
  }
}
