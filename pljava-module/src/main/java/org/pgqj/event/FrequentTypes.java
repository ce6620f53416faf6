package org.pgqj.event;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.pgqj.backend.Prepared;

/**
 * Statements with a constant event type, for the types that come often: a constant costs nothing, a
 * text that is bound a microsecond.
 *
 * <p>Bound: {@value #MAX_TYPES} types, the first that came; they are forgotten when {@value
 * #PATIENCE} events had others.
 */
final class FrequentTypes {

  private static final int MAX_TYPES = 8;

  /** Beside letters and digits; those of the triggers' types are among them. */
  private static final String OTHERS = " _-:.,;{}[]\"=+@#()";

  /** Longer ones would make long statements. */
  private static final int MAX_LENGTH = 200;

  /** A type that came so often is worth a statement, which costs as much as dozens of events. */
  private static final int OFTEN = 50;

  private static final int PATIENCE = 20_000;

  /** Makes the statement for a type. */
  interface Preparer {
    PreparedStatement prepare(String type) throws SQLException;
  }

  private static final class Candidate {
    int events;
    PreparedStatement statement;
  }

  private final Preparer preparer;
  private final Map<String, Candidate> types = new HashMap<>();
  private int others;

  FrequentTypes(Preparer preparer) {
    this.preparer = preparer;
  }

  /** The statement for an event of a type; null when there is none. */
  PreparedStatement find(String type) throws SQLException {
    Candidate candidate = types.get(type);
    if (candidate == null) {
      return admit(type);
    }
    if (candidate.statement == null && ++candidate.events > OFTEN) {
      candidate.statement = preparer.prepare(type);
    }
    return candidate.statement;
  }

  /** Gives the statements back, if none can be running. */
  void close() throws SQLException {
    if (!Nesting.isInside()) {
      for (Candidate candidate : types.values()) {
        Prepared.close(candidate.statement);
      }
    }
    types.clear();
  }

  private PreparedStatement admit(String type) throws SQLException {
    if (type == null || !isPlain(type)) {
      return null;
    }
    if (types.size() >= MAX_TYPES && ++others > PATIENCE) {
      others = 0;
      close();
    }
    if (types.size() < MAX_TYPES) {
      types.put(type, new Candidate());
    }
    return null;
  }

  /** Whether a type surely is nothing but the text of a constant, whoever reads the statement. */
  private static boolean isPlain(String type) {
    for (int i = 0; i < type.length(); i++) {
      char c = type.charAt(i);
      boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!isLetter && (c < '0' || c > '9') && OTHERS.indexOf(c) < 0) {
        return false;
      }
    }
    return type.length() <= MAX_LENGTH && !type.contains("--");
  }
}
