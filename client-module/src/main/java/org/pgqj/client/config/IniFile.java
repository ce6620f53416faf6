package org.pgqj.client.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads ini files by the rules of Python 2's ConfigParser, which skytools used: {@code key = value}
 * or {@code key: value}, keys in any case, comments after {@code #} or {@code ;} at the start of a
 * line and after a blank and {@code ;} elsewhere, values that go on in indented lines.
 */
final class IniFile {

  private final Path file;
  private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();
  private Map<String, String> section;
  private String key;

  private IniFile(Path file) {
    this.file = file;
  }

  /** The sections by name, each with its raw values by key in lower case. */
  static Map<String, Map<String, String>> read(Path file) {
    IniFile ini = new IniFile(file);
    List<String> lines = linesOf(file);
    for (int i = 0; i < lines.size(); i++) {
      ini.take(i + 1, lines.get(i));
    }
    return ini.sections;
  }

  private static List<String> linesOf(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new ConfigException(file + ": no such file", e);
    } catch (MalformedInputException e) {
      throw new ConfigException(file + ": is not UTF-8 text", e);
    } catch (IOException e) {
      throw new ConfigException(file + ": can not be read: " + e.getMessage(), e);
    }
  }

  private void take(int number, String line) {
    if (line.isBlank() || line.startsWith("#") || line.startsWith(";")) {
      return;
    }
    if (Character.isWhitespace(line.charAt(0)) && key != null) {
      section.merge(key, line.strip(), (before, more) -> before + "\n" + more);
    } else if (line.startsWith("[")) {
      open(number, line);
    } else {
      assign(number, line.strip());
    }
  }

  private void open(int number, String line) {
    int end = line.indexOf(']');
    if (end < 0) {
      throw wrong(number, "a section lacks its ]");
    }
    section =
        sections.computeIfAbsent(line.substring(1, end).strip(), name -> new LinkedHashMap<>());
    key = null;
  }

  private void assign(int number, String line) {
    int at = separator(line);
    if (at <= 0) {
      throw wrong(number, "expected key = value, found \"" + line + "\"");
    }
    if (section == null) {
      throw wrong(number, "a value before the first [section]");
    }
    key = line.substring(0, at).strip().toLowerCase(Locale.ROOT);
    section.put(key, withoutComment(line.substring(at + 1)).strip());
  }

  private static int separator(String line) {
    int equals = line.indexOf('=');
    int colon = line.indexOf(':');
    return equals < 0 || (colon >= 0 && colon < equals) ? colon : equals;
  }

  private static String withoutComment(String value) {
    for (int at = value.indexOf(';'); at > 0; at = value.indexOf(';', at + 1)) {
      if (Character.isWhitespace(value.charAt(at - 1))) {
        return value.substring(0, at);
      }
    }
    return value;
  }

  private ConfigException wrong(int number, String what) {
    return new ConfigException(file + ": line " + number + ": " + what);
  }
}
