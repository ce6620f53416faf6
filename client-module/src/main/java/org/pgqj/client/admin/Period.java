package org.pgqj.client.admin;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A time as users write it: {@code 90}, {@code 1.5}, {@code 90s}, {@code 5min}, {@code 2h}, {@code
 * 1d}.
 */
public final class Period implements ITypeConverter<Duration> {

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,6}(?:\\.\\d{1,9})?)\\s*(ms|s|min|h|d|)");

  private static final Map<String, Duration> UNITS =
      Map.of(
          "", Duration.ofSeconds(1),
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "min", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  @Override
  public Duration convert(String value) {
    Matcher matcher = FORM.matcher(value.strip());
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "'" + value + "' is no time such as 90, 1.5, 90s, 5min, 2h or 1d");
    }
    BigDecimal unit = BigDecimal.valueOf(UNITS.get(matcher.group(2)).toMillis());
    return Duration.ofMillis(new BigDecimal(matcher.group(1)).multiply(unit).longValue());
  }
}
