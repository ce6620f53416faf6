package org.pgqj.client.doctor;

import java.sql.SQLException;
import org.pgqj.client.doctor.machine.Machine;

/** What the checks look at: the machine, and, once it is reached, the server and the database. */
public final class Patient implements AutoCloseable {

  /** Any call shows that the engine works; this one needs no jar. */
  private static final String FIRST_JAVA_CALL = "select sqlj.get_classpath('public')";

  private final Options options;
  private final Machine machine;
  private Session session;
  private Facts facts;
  private Session javaSession;
  private SQLException javaFailure;

  Patient(Options options, Machine machine) {
    this.options = options;
    this.machine = machine;
  }

  /** Connects, or fails as the server said. */
  void reach() throws SQLException {
    session = Session.open(options.settings());
    facts = Facts.gather(session);
  }

  public Options options() {
    return options;
  }

  public Machine machine() {
    return machine;
  }

  /** Whether the server, found or not, is on this machine. */
  public boolean isLocal() {
    return options.settings().hosts().get(0).isLocal();
  }

  public boolean isReached() {
    return facts != null;
  }

  public Session session() {
    return session;
  }

  public Facts facts() {
    return facts;
  }

  /** Whether PgQ/J's schema is there, whole or not. */
  public boolean hasPgqj() {
    return isReached() && facts.pgq() == Facts.Pgq.PGQJ;
  }

  /** Whether the role can make the engine work at all. */
  public boolean mayCallJava() {
    return isReached() && facts.hasJava() && facts.mayUseEngine();
  }

  /**
   * A session of its own in which Java runs: a Java that brings down its backend must not end the
   * examination.
   *
   * @throws SQLException why Java does not start, each time the same
   */
  public Session java() throws SQLException {
    if (javaFailure != null) {
      throw javaFailure;
    }
    if (javaSession == null) {
      try {
        javaSession = Session.open(options.settings());
        javaSession.text(FIRST_JAVA_CALL);
      } catch (SQLException e) {
        javaFailure = e;
        throw e;
      }
    }
    return javaSession;
  }

  /** Whether Java runs in the server. */
  public boolean javaStarts() {
    if (!mayCallJava()) {
      return false;
    }
    try {
      return java() != null;
    } catch (SQLException e) {
      // Kept, and reported by the check of exactly this.
      return false;
    }
  }

  @Override
  public void close() throws SQLException {
    if (javaSession != null) {
      javaSession.close();
    }
    if (session != null) {
      session.close();
    }
  }
}
