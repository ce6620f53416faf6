package org.pgqj.client.config;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.pgqj.client.connect.ConnectionSettings;
import org.pgqj.client.connect.ConnectionStringException;

/**
 * The values of one section of a configuration file. Keys are in lower case; an empty value counts
 * as none. Every getter throws {@link ConfigException} for a value that is not of its kind.
 *
 * <p>Besides the file's own, there are the keys {@code job_name} (the file's base name, unless
 * set), {@code service_name} (the section), {@code host_name}, {@code config_dir} and {@code
 * config_file}. {@code %(name)s} in a value stands for another key's value, and {@code %%} for a
 * percent sign; not so in section {@code pgqd}, whose values are taken as they are.
 */
public final class Config {

  /** Read by pgqd, which knows no interpolation. */
  private static final String PLAIN_SECTION = "pgqd";

  private static final String DEFAULTS = "DEFAULT";

  private final Path file;
  private final String section;
  private final Map<String, String> overrides;
  private final Map<String, String> values;
  private final Set<String> own;
  private final Set<String> read = ConcurrentHashMap.newKeySet();

  private Config(
      Path file,
      String section,
      Map<String, String> overrides,
      Map<String, String> values,
      Set<String> own) {
    this.file = file;
    this.section = section;
    this.overrides = overrides;
    this.values = values;
    this.own = own;
  }

  /**
   * Reads a file.
   *
   * @param sections the first of these that the file has is taken
   * @param overrides values by key that win over the file's
   */
  public static Config load(Path file, List<String> sections, Map<String, String> overrides) {
    Map<String, Map<String, String>> ini = IniFile.read(file);
    String section =
        sections.stream()
            .filter(ini::containsKey)
            .findFirst()
            .orElseThrow(
                () ->
                    new ConfigException(
                        file + ": has no section [" + String.join("] or [", sections) + "]"));
    Map<String, String> specific = new LinkedHashMap<>(ini.get(section));
    overrides.forEach((key, value) -> specific.put(key.toLowerCase(Locale.ROOT), value));
    Map<String, String> values = ImplicitKeys.of(file, section);
    Set<String> own = new LinkedHashSet<>(specific.keySet());
    own.removeAll(values.keySet());
    values.putAll(ini.getOrDefault(DEFAULTS, Map.of()));
    values.putAll(specific);
    return new Config(file, section, overrides, values, own);
  }

  /** The same file and section, read again. */
  public Config reload() {
    return load(file, List.of(section), overrides);
  }

  /**
   * The section's keys that nobody has asked for so far, such as mistyped ones; those of the
   * section DEFAULT may be for others.
   */
  public List<String> unread() {
    return own.stream().filter(key -> !read.contains(key) && !isPartOfAnother(key)).toList();
  }

  private boolean isPartOfAnother(String key) {
    return values.values().stream().anyMatch(value -> value.contains("%(" + key + ")"));
  }

  public Path file() {
    return file;
  }

  public String section() {
    return section;
  }

  /** The job's name: in the log, and what a consumer is called unless it says otherwise. */
  public String jobName() {
    return text("job_name");
  }

  /** Whether there is a value, and not an empty one. */
  public boolean has(String key) {
    return !text(key, "").isEmpty();
  }

  /** A value that must be there. */
  public String text(String key) {
    String value = text(key, "");
    if (value.isEmpty()) {
      throw missing(key);
    }
    return value;
  }

  public String text(String key, String fallback) {
    read.add(key);
    String raw = values.get(key);
    if (raw == null || raw.isEmpty()) {
      return fallback;
    }
    return section.equals(PLAIN_SECTION)
        ? raw
        : new Interpolation(
                values, unknown -> wrong(key, "names %(" + unknown + ")s, which is no key"))
            .apply(raw);
  }

  /** The value of the first of these keys that has one: for keys with an older name. */
  public Optional<String> firstOf(String... keys) {
    return Arrays.stream(keys).filter(this::has).findFirst().map(this::text);
  }

  public int integer(String key, int fallback) {
    String value = text(key, "");
    try {
      return value.isEmpty() ? fallback : Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw wrong(key, "\"" + value + "\" is not a whole number");
    }
  }

  /** A time in seconds, with decimals; may be negative. */
  public Duration seconds(String key, Duration fallback) {
    String value = text(key, "");
    try {
      return value.isEmpty()
          ? fallback
          : Duration.ofNanos(new BigDecimal(value).movePointRight(9).longValue());
    } catch (NumberFormatException e) {
      throw wrong(key, "\"" + value + "\" is not a number of seconds");
    }
  }

  public boolean flag(String key, boolean fallback) {
    String value = text(key, "").toLowerCase(Locale.ROOT);
    return switch (value) {
      case "" -> fallback;
      case "1", "yes", "true", "on" -> true;
      case "0", "no", "false", "off" -> false;
      default -> throw wrong(key, "\"" + value + "\" is neither 1 nor 0");
    };
  }

  /** The parts of a value between commas. */
  public List<String> list(String key) {
    return Arrays.stream(text(key, "").split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** A libpq connection string that must be there. */
  public ConnectionSettings connection(String key) {
    return connection(key, text(key));
  }

  /** A libpq connection string; {@code fallback} may be empty, for the environment alone. */
  public ConnectionSettings connection(String key, String fallback) {
    try {
      return ConnectionSettings.of(text(key, fallback)).withDefaultTimeout();
    } catch (ConnectionStringException e) {
      throw wrong(key, e.getMessage());
    }
  }

  /** A file's path; a leading ~ is the home directory. */
  public Optional<Path> path(String key) {
    String value = text(key, "");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    boolean atHome = value.equals("~") || value.startsWith("~/");
    return Optional.of(
        Path.of(atHome ? System.getProperty("user.home") + value.substring(1) : value));
  }

  /** What to throw for a key that must have a value. */
  public ConfigException missing(String key) {
    return wrong(key, "is missing");
  }

  /** What to throw for a value that can't be used. */
  public ConfigException wrong(String key, String what) {
    return new ConfigException(file + ": [" + section + "] " + key + ": " + what);
  }
}
