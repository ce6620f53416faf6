package org.pgqj.embedded.sqlj;

import java.util.List;

/**
 * A deployment descriptor: what to run when its jar is installed, and what when it is removed.
 *
 * @param install commands of all INSTALL groups, in order
 * @param remove commands of all REMOVE groups, in order
 */
record Descriptor(List<Command> install, List<Command> remove) {

  /**
   * One command of a group.
   *
   * @param sql the statement, without its semicolon
   * @param implementor in lower case, or null when the command is for everyone
   */
  record Command(String sql, String implementor) {}
}
