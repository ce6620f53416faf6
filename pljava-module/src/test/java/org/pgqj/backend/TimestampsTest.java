package org.pgqj.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimestampsTest {

  @Test
  void keepsMicroseconds() {
    assertThat(Timestamps.text(OffsetDateTime.parse("2001-02-03T04:05:06.123456+02:00")))
        .isEqualTo("2001-02-03 02:05:06.123456+00");
  }

  @Test
  void writesYearsBeforeChrist() {
    OffsetDateTime year0 = OffsetDateTime.of(0, 3, 15, 12, 0, 0, 0, ZoneOffset.UTC);

    assertThat(Timestamps.text(year0)).isEqualTo("0001-03-15 12:00:00.000000+00 BC");
  }

  @Test
  void writesYearsOfFiveAndSixDigits() {
    OffsetDateTime far = OffsetDateTime.of(290000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    assertThat(Timestamps.text(far)).isEqualTo("290000-01-01 00:00:00.000000+00");
  }

  @Test
  void takesYearsOutsideTheTypesRangeForTheInfinities() {
    OffsetDateTime after = OffsetDateTime.of(294277, 1, 9, 0, 0, 0, 0, ZoneOffset.UTC);
    OffsetDateTime before = OffsetDateTime.of(-290000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    assertThat(Timestamps.text(after)).isEqualTo("infinity");
    assertThat(Timestamps.text(before)).isEqualTo("-infinity");
  }

  @Test
  void passesNullOn() {
    assertThat(Timestamps.text(null)).isNull();
  }
}
