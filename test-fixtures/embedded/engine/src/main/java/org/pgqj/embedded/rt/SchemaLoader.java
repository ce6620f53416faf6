package org.pgqj.embedded.rt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Loads classes and resources out of the jars on one schema's class path.
 *
 * <p>Which entries there are is read once; the bytes are read when they are wanted, by the entry's
 * id, as the user who is current then. So after another session replaced the jar, classes already
 * loaded go on working and others are not found.
 */
@SuppressWarnings("removal")
final class SchemaLoader extends ClassLoader {
  private static final int INT4 = 23;
  private static final int TEXT = 25;
  private static final int BLOCK = 1000;

  private static final String ENTRIES =
      """
      select e.entryname, e.entryid
        from sqlj.classpath_entry c
        join sqlj.jar_entry e on e.jarid operator(pg_catalog.=) c.jarid
       where c.schemaname operator(pg_catalog.=) $1
       order by c.ordinal
      """;

  private static final String HAS_CLASS_PATH =
      """
      select 1 from sqlj.classpath_entry c
       where c.schemaname operator(pg_catalog.=) $1
       limit 1
      """;

  private static final String IMAGE =
      """
      select e.entryimage
        from sqlj.jar_entry e
       where e.entryid operator(pg_catalog.=) $1
      """;

  private static final String API_PACKAGE = "org.postgresql.pljava.";
  private static final String INTERNAL_PACKAGES = "org.postgresql.pljava.internal.";

  /** The one class of the engine that DriverManager must find through this loader. */
  private static final String DRIVER = "org.pgqj.embedded.jdbc.Driver";

  private static final String CLASS_SUFFIX = ".class";

  /** Entry ids by entry name; of entries of the same name, in the order of the class path. */
  private final Map<String, List<Integer>> entries;

  static {
    registerAsParallelCapable();
  }

  private SchemaLoader(Map<String, List<Integer>> entries) {
    super(Sandbox.JDK);
    this.entries = entries;
  }

  /** The loader of a schema; null if the schema has no class path. */
  static SchemaLoader forSchema(String schema) throws SQLException {
    Map<String, List<Integer>> entries = new HashMap<>();
    int[] types = {TEXT};
    Object[] values = {schema};
    long plan = Natives.prepare(ENTRIES, types);
    long rows = Natives.open(plan, values, null);
    for (int count = Natives.fetch(rows, BLOCK); count > 0; count = Natives.fetch(rows, BLOCK)) {
      for (int row = 0; row < count; row++) {
        String name = (String) Natives.get(rows, row, 1, Natives.DEFAULT);
        add(entries, name, (Integer) Natives.get(rows, row, 2, Natives.DEFAULT));
      }
    }
    Natives.close(rows);
    Natives.freePlan(plan);
    if (entries.isEmpty() && readOne(HAS_CLASS_PATH, TEXT, schema) == null) {
      return null;
    }
    return AccessController.doPrivileged(new Making(entries));
  }

  /** Making a loader is a right that users' code, which may be below on the stack, has not. */
  private record Making(Map<String, List<Integer>> entries)
      implements PrivilegedAction<SchemaLoader> {
    @Override
    public SchemaLoader run() {
      return new SchemaLoader(entries);
    }
  }

  private static void add(Map<String, List<Integer>> entries, String name, Integer id) {
    List<Integer> ids = entries.get(name);
    if (ids == null) {
      ids = new ArrayList<>(1);
      entries.put(name, ids);
    }
    ids.add(id);
  }

  /** The only column of the first row; null if there is no row. */
  private static Object readOne(String sql, int type, Object value) throws SQLException {
    long plan = Natives.prepare(sql, new int[] {type});
    long rows = Natives.open(plan, new Object[] {value}, null);
    Object found = Natives.fetch(rows, 1) == 0 ? null : Natives.get(rows, 0, 1, Natives.DEFAULT);
    Natives.close(rows);
    Natives.freePlan(plan);
    return found;
  }

  /**
   * Of the engine, only the interfaces and the driver can be seen. The engine's loader is not the
   * parent: asked for each class of users first, it would open its jars, archive or not.
   */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    boolean shared = name.startsWith(API_PACKAGE) && !name.startsWith(INTERNAL_PACKAGES);
    if (shared || name.equals(DRIVER)) {
      return Class.forName(name, false, SchemaLoader.class.getClassLoader());
    }
    return super.loadClass(name, resolve);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    List<Integer> ids = entries.get(name.replace('.', '/').concat(CLASS_SUFFIX));
    byte[] image = ids == null ? null : image(ids.get(0));
    if (image == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, image, 0, image.length);
  }

  /** The entry's bytes; null if it is gone. */
  private static byte[] image(Integer id) {
    try {
      return (byte[]) readOne(IMAGE, INT4, id);
    } catch (SQLException e) {
      throw SchemaLoader.<RuntimeException>unchecked(e);
    }
  }

  /**
   * Lets the database's error through a method that declares none: the virtual machine passes it on
   * as it is, so the client sees "permission denied" and not a class that is missing.
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T unchecked(SQLException e) throws T {
    throw (T) e;
  }

  @Override
  protected URL findResource(String name) {
    List<Integer> ids = entries.get(name);
    return ids == null ? null : url(ids.get(0), name);
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    List<Integer> ids = entries.get(name);
    List<URL> urls = new ArrayList<>();
    if (ids != null) {
      for (Integer id : ids) {
        urls.add(url(id, name));
      }
    }
    return Collections.enumeration(urls);
  }

  private static URL url(Integer id, String name) {
    return AccessController.doPrivileged(new Addressing(id, name));
  }

  /** Naming the handler of a URL is such a right, too. */
  private record Addressing(Integer id, String name) implements PrivilegedAction<URL> {
    @Override
    public URL run() {
      try {
        return new URL(null, "sqlj:" + id + "/" + name, new EntryHandler(id));
      } catch (MalformedURLException e) {
        throw new IllegalStateException("the entry's name makes no URL: " + name, e);
      }
    }
  }

  /** Opens URLs of stored entries. */
  private static final class EntryHandler extends URLStreamHandler {
    private final Integer id;

    EntryHandler(Integer id) {
      this.id = id;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new EntryConnection(url, id);
    }
  }

  private static final class EntryConnection extends URLConnection {
    private final Integer id;

    EntryConnection(URL url, Integer id) {
      super(url);
      this.id = id;
    }

    @Override
    public void connect() {
      connected = true;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      byte[] image = image(id);
      if (image == null) {
        throw new IOException("the jar that held " + getURL() + " was replaced or removed");
      }
      return new ByteArrayInputStream(image);
    }
  }
}
