package org.pgqj.client.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keys that every configuration has without naming them. */
final class ImplicitKeys {

  private ImplicitKeys() {}

  static Map<String, String> of(Path file, String section) {
    Path whole = file.toAbsolutePath().normalize();
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("job_name", withoutExtension(whole.getFileName().toString()));
    keys.put("service_name", section);
    keys.put("host_name", hostName());
    keys.put("config_dir", whole.getParent().toString());
    keys.put("config_file", whole.toString());
    return keys;
  }

  private static String withoutExtension(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // A machine that does not know its own name is still one.
      return "localhost";
    }
  }
}
