package org.pgqj.embedded.text;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLSyntaxErrorException;
import java.util.ArrayList;
import java.util.List;

/**
 * The AS string of a {@code LANGUAGE java} function, taken apart.
 *
 * <p>Form: {@code [rettype= | rettype ] pkg.Class.method [(type{,type})]}. White space means
 * nothing, except one gap after a leading word, which makes that word the return type. Types are
 * canonical names ({@code int}, {@code java.lang.String[]}); a nested class is {@code Outer$Inner}.
 * PL/Java's {@code UDT[…]} form and the {@code [commute]} and {@code [negate]} prefixes are known
 * and refused.
 *
 * <p>Reading it uses neither regular expressions nor lambdas: it runs at a backend's first call.
 */
public final class AsString {
  private static final String[] NO_TYPES = {};

  private final String returnType;
  private final String className;
  private final String methodName;
  private final String[] parameterTypes;

  private AsString(
      String returnType, String className, String methodName, String[] parameterTypes) {
    this.returnType = returnType;
    this.className = className;
    this.methodName = methodName;
    this.parameterTypes = parameterTypes;
  }

  /**
   * Reads an AS string ({@code pg_proc.prosrc}).
   *
   * @throws SQLException 42601 when it is not in the form above, 0A000 for a user-defined type's
   *     function or an operator synthesised from another function
   */
  public static AsString parse(String source) throws SQLException {
    String spec = stripped(source);
    refuseWhatIsLeftOut(spec);

    int open = spec.indexOf('(');
    String[] parameters = null;
    String head = spec;
    if (open >= 0) {
      if (!spec.endsWith(")")) {
        throw notParsed();
      }
      parameters = typeList(spec.substring(open + 1, spec.length() - 1));
      head = spec.substring(0, open);
    }

    String result = null;
    int equals = head.indexOf('=');
    if (equals >= 0) {
      result = head.substring(0, equals);
      requireTypeName(result);
      head = head.substring(equals + 1);
    }

    int dot = head.lastIndexOf('.');
    if (dot < 0) {
      throw notParsed();
    }
    String className = head.substring(0, dot);
    String methodName = head.substring(dot + 1);
    if (!isQualifiedName(className) || !isIdentifier(methodName, 0, methodName.length())) {
      throw notParsed();
    }
    return new AsString(result, className, methodName, parameters);
  }

  /** The return type as written, or null when it is left to the SQL type. */
  public String returnType() {
    return returnType;
  }

  /** The binary name of the class, as {@link Class#forName(String)} takes it. */
  public String className() {
    return className;
  }

  /** The name of the static method. */
  public String methodName() {
    return methodName;
  }

  /** The parameter types as written (none is an empty array), or null when no list was written. */
  public String[] parameterTypes() {
    return parameterTypes == null ? null : parameterTypes.clone();
  }

  /**
   * The text without white space; a gap between a leading word of ASCII letters and digits and an
   * ASCII letter after it becomes {@code =}.
   */
  private static String stripped(String source) {
    int length = source.length();
    StringBuilder out = new StringBuilder(length + 1);
    int i = skipSpace(source, 0);
    int wordStart = i;
    while (i < length && isAsciiLetterOrDigit(source.charAt(i))) {
      out.append(source.charAt(i++));
    }
    int wordEnd = i;
    i = skipSpace(source, i);
    if (wordEnd > wordStart && i > wordEnd && i < length && isAsciiLetter(source.charAt(i))) {
      out.append('=');
    }
    for (; i < length; i++) {
      char c = source.charAt(i);
      if (!isSpace(c)) {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static void refuseWhatIsLeftOut(String spec) throws SQLException {
    if (spec.regionMatches(true, 0, "UDT[", 0, 4)) {
      throw new SQLFeatureNotSupportedException(
          "user-defined types (UDT[...] in an AS string) are not supported by the embedded engine",
          "0A000");
    }
    if (spec.startsWith("[")) {
      throw new SQLFeatureNotSupportedException(
          "[commute] and [negate] in an AS string are not supported by the embedded engine",
          "0A000");
    }
  }

  private static String[] typeList(String text) throws SQLException {
    if (text.isEmpty()) {
      return NO_TYPES;
    }
    List<String> types = new ArrayList<>();
    int start = 0;
    while (true) {
      int comma = text.indexOf(',', start);
      String type = comma < 0 ? text.substring(start) : text.substring(start, comma);
      requireTypeName(type);
      types.add(type);
      if (comma < 0) {
        return types.toArray(NO_TYPES);
      }
      start = comma + 1;
    }
  }

  private static void requireTypeName(String type) throws SQLException {
    String element = type;
    while (element.endsWith("[]")) {
      element = element.substring(0, element.length() - 2);
    }
    if (!isQualifiedName(element)) {
      throw notParsed();
    }
  }

  private static boolean isQualifiedName(String name) {
    int start = 0;
    while (true) {
      int dot = name.indexOf('.', start);
      int end = dot < 0 ? name.length() : dot;
      if (!isIdentifier(name, start, end)) {
        return false;
      }
      if (dot < 0) {
        return true;
      }
      start = dot + 1;
    }
  }

  private static boolean isIdentifier(String text, int start, int end) {
    if (start >= end || !Character.isJavaIdentifierStart(text.charAt(start))) {
      return false;
    }
    for (int i = start + 1; i < end; i++) {
      if (!Character.isJavaIdentifierPart(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static int skipSpace(String text, int from) {
    int i = from;
    while (i < text.length() && isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isAsciiLetterOrDigit(char c) {
    return isAsciiLetter(c) || (c >= '0' && c <= '9');
  }

  private static SQLException notParsed() {
    return new SQLSyntaxErrorException("cannot parse AS string", "42601");
  }
}
