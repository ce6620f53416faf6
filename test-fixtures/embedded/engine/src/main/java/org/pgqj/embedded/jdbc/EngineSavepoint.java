package org.pgqj.embedded.jdbc;

import java.sql.SQLException;
import java.sql.Savepoint;
import org.pgqj.embedded.rt.Natives;

/** A subtransaction of the SQL call in progress. */
final class EngineSavepoint implements Savepoint {
  private final String name;
  private int id; // 0 until the subtransaction has begun

  private EngineSavepoint(String name) {
    this.name = name;
  }

  static EngineSavepoint set(String name) throws SQLException {
    EngineSavepoint savepoint = new EngineSavepoint(name);
    savepoint.id = Natives.setSavepoint(name, savepoint);
    return savepoint;
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
