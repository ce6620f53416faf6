package org.pgqj.embedded.rt;

import java.io.FilePermission;
import java.net.SocketPermission;
import java.security.AccessControlContext;
import java.security.Permission;
import java.security.Policy;
import java.security.ProtectionDomain;
import java.util.PropertyPermission;

/**
 * What code of stored jars may do: the rights that the policy files of the JDK and of PL/Java give
 * by default, written down here because reading such files is slow. The engine and the JDK itself
 * may do everything, but only for themselves: what they do for users' code is done in its rights,
 * unless they say {@code doPrivileged}.
 *
 * <p>Nothing in here may need a right, or it would ask itself without end.
 */
@SuppressWarnings("removal")
final class Sandbox extends Policy {
  private static final String READ = "read";
  private static final String BYTE_ORDERS = "org.postgresql.pljava.udt.byteorder.";

  private static final ClassLoader ENGINE = Sandbox.class.getClassLoader();

  /** The loader of the JDK's classes. Fetched early: asking for it is a right, too. */
  static final ClassLoader JDK = ClassLoader.getPlatformClassLoader();

  private Sandbox() {}

  /**
   * Called from C before the security manager is set.
   *
   * @return the rights of users' code, for the thread to run in from its bottom
   */
  @SuppressWarnings("UnusedMethod")
  private static AccessControlContext prepare() {
    Policy.setPolicy(new Sandbox());
    ProtectionDomain nobody = new ProtectionDomain(null, null, null, null);
    return new AccessControlContext(new ProtectionDomain[] {nobody});
  }

  @Override
  public boolean implies(ProtectionDomain domain, Permission permission) {
    ClassLoader loader = domain.getClassLoader();
    return loader == ENGINE || loader == JDK || isGranted(permission);
  }

  private static boolean isGranted(Permission permission) {
    if (permission instanceof PropertyPermission) {
      return permission.getActions().equals(READ) && isReadable(permission.getName());
    }
    if (permission instanceof FilePermission) {
      return Natives.unsandboxed() && ofUnsandboxed().implies(permission);
    }
    return permission instanceof SocketPermission && listening().implies(permission);
  }

  private static boolean isReadable(String property) {
    return switch (property) {
      case "java.version",
              "java.vendor",
              "java.vendor.url",
              "java.class.version",
              "java.specification.version",
              "java.specification.maintenance.version",
              "java.specification.vendor",
              "java.specification.name",
              "java.vm.specification.version",
              "java.vm.specification.vendor",
              "java.vm.specification.name",
              "java.vm.version",
              "java.vm.vendor",
              "java.vm.name",
              "os.name",
              "os.version",
              "os.arch",
              "file.separator",
              "path.separator",
              "line.separator",
              "sqlj.defaultconnection",
              "org.postgresql.version",
              "org.postgresql.database",
              "org.postgresql.cluster",
              "org.postgresql.server.encoding",
              "org.postgresql.pljava.version",
              "org.postgresql.pljava.native.version",
              "jdk.lang.ref.disableClearBeforeEnqueue",
              "java.util.concurrent.ForkJoinPool.common.maximumSpares" ->
          true;
      default -> property.startsWith(BYTE_ORDERS);
    };
  }

  /** Language javau; no execution of programs. */
  private static FilePermission ofUnsandboxed() {
    return new FilePermission("<<ALL FILES>>", "read,readlink,write,delete");
  }

  /** The JDK lets everybody listen on a port that the system chooses. */
  private static SocketPermission listening() {
    return new SocketPermission("localhost:0", "listen");
  }
}
