package org.pgqj.embedded.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConversionsTest {

  @Test
  void getStringIsTheObjectsOwnText() throws SQLException {
    assertThat(Conversions.toText(true)).isEqualTo("true");
    assertThat(Conversions.toText(1.0)).isEqualTo("1.0");
    assertThat(Conversions.toText((byte) 'x')).isEqualTo("120");
    assertThat(Conversions.toText(null)).isNull();
  }

  @Test
  void getStringRefusesBytesAndArrays() {
    assertThatThrownBy(() -> Conversions.toText(new byte[0]))
        .isInstanceOf(SQLException.class)
        .hasMessage("Cannot derive a value of class java.lang.String from an object of class [B");
  }

  @Test
  void numbersAreReadFromNumbersTextsAndBooleans() throws SQLException {
    assertThat(Conversions.toNumber("12", false).intValue()).isEqualTo(12);
    assertThat(Conversions.toNumber("1.5", true).doubleValue()).isEqualTo(1.5);
    assertThat(Conversions.toNumber(true, false).intValue()).isEqualTo(1);
    assertThatThrownBy(() -> Conversions.toNumber("1.5", false))
        .isInstanceOf(NumberFormatException.class);
    assertThatThrownBy(() -> Conversions.toNumber(new byte[0], false))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void oneNumberClassIsNotAnother() {
    assertThatThrownBy(() -> Conversions.toClass(Long.class, 1))
        .isInstanceOf(SQLException.class)
        .hasMessage("Cannot convert java.lang.Integer to java.lang.Long");
  }

  @Test
  void boxedArraysCanBeReadAsPrimitivesWithZeroForNull() throws SQLException {
    assertThat(Conversions.toClass(int[].class, new Integer[] {1, null, 3}))
        .containsExactly(1, 0, 3);
    assertThatThrownBy(() -> Conversions.toClass(int[].class, new String[] {"1"}))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void unknownClassesAreSentAsTheirText() throws SQLException {
    UUID uuid = new UUID(1, 2);
    assertThat(sent(uuid)).isEqualTo(uuid.toString());
    assertThat(sent(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(sent('c')).isEqualTo("c");
  }

  @Test
  void timesWithZoneAndPrimitiveArraysHaveTheirOwnTypes() {
    assertThat(SqlTypes.ownTypeOf(OffsetDateTime.MIN)).isEqualTo(SqlTypes.TIMESTAMPTZ);
    assertThat(SqlTypes.ownTypeOf(new long[0])).isEqualTo(SqlTypes.INT8_ARRAY);
    assertThat(Conversions.toParameter(OffsetTime.parse("10:00+02:00"), SqlTypes.TIMETZ))
        .isEqualTo("10:00+02:00");
  }

  @Test
  void objectArraysAreRefused() {
    int jdbcType = SqlTypes.jdbcTypeOf(new String[0]);
    assertThatThrownBy(() -> SqlTypes.typeOf(jdbcType))
        .isInstanceOf(SQLException.class)
        .hasMessage("No such SQL type: 2003");
  }

  @Test
  void numbersGoToNumericAsDecimals() {
    assertThat(Conversions.toParameter(BigInteger.TEN, SqlTypes.NUMERIC))
        .isEqualTo(new BigDecimal("10"));
  }

  @Test
  void outputColumnsTakeNumbersOfOtherKinds() throws SQLException {
    assertThat(Conversions.toColumn(7, SqlTypes.INT8)).isEqualTo(7L);
    assertThat(Conversions.toColumn(7L, SqlTypes.INT4)).isEqualTo(7);
    assertThat(Conversions.toColumn(7, SqlTypes.TEXT)).isEqualTo("7");
    assertThat(Conversions.toColumn(null, SqlTypes.INT4)).isNull();
  }

  @Test
  void outputColumnsOfNumbersRefuseTexts() {
    assertThatThrownBy(() -> Conversions.toColumn("7", SqlTypes.INT4))
        .isInstanceOf(SQLException.class)
        .hasMessage("Cannot derive a Number from an object of class java.lang.String");
  }

  @Test
  void arrayClassesAreNamedAsClassGetNameDoes() {
    assertThat(RowMetaData.binaryName("java.lang.Integer[]")).isEqualTo(Integer[].class.getName());
    assertThat(RowMetaData.binaryName("byte[]")).isEqualTo(byte[].class.getName());
    assertThat(RowMetaData.binaryName("byte[][]")).isEqualTo(byte[][].class.getName());
    assertThat(RowMetaData.binaryName("java.lang.String")).isEqualTo("java.lang.String");
  }

  private static Object sent(Object value) throws SQLException {
    return Conversions.toParameter(value, SqlTypes.typeOf(SqlTypes.jdbcTypeOf(value)));
  }
}
