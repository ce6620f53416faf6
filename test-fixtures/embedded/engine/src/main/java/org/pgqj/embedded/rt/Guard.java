package org.pgqj.embedded.rt;

/**
 * The security manager: the JDK's own, in front of {@link Sandbox}, but that it asks for the JDK's
 * list of closed packages only where a name can be on it. Reading that list takes a file and 6 ms
 * of a session's start, and every class that users' code names is asked about.
 */
@SuppressWarnings("removal")
final class Guard extends SecurityManager {

  /** Made from C. */
  @SuppressWarnings("UnusedMethod")
  private Guard() {}

  @Override
  public void checkPackageAccess(String name) {
    if (name.startsWith("sun.")
        || name.startsWith("jdk.")
        || name.startsWith("com.sun.")
        || name.startsWith("org.jcp.")) {
      super.checkPackageAccess(name);
    }
  }
}
