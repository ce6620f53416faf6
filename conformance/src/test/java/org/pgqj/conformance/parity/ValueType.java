package org.pgqj.conformance.parity;

import java.util.List;

/**
 * A column's type, with literals of it: ordinary ones and those that code trips over.
 *
 * @param name as SQL
 * @param isOrdered whether a primary key may have it
 * @param literals SQL expressions
 */
record ValueType(String name, boolean isOrdered, List<String> literals) {

  static final ValueType INT = key("int4", "0", "1", "7", "-2147483648", "2147483647");

  static final ValueType TEXT =
      key(
          "text",
          "''",
          "'a'",
          "'NULL'",
          "' blanks '",
          "'x y&z=/ü%~*''\"'",
          "E'\\\\ back'",
          "E'\\n\\t\\b\\f\\r\\u0001\\u001f\\u007f'",
          "'€😀'",
          "'?$1 -- /* x'",
          "repeat('long ü', 700)");

  static final List<ValueType> ALL =
      List.of(
          INT,
          TEXT,
          key("bool", "true", "false"),
          key("int2", "0", "-5", "32767"),
          key("int8", "1", "-9223372036854775808", "9007199254740993"),
          key("oid", "0", "4294967295"),
          key("float4", "0.1", "'-0'", "'NaN'", "'-Infinity'", "1e38", "1.1754944e-38", "16777216"),
          key("float8", "0.1", "1e300", "'NaN'", "'Infinity'", "'-0'", "5e-324", "123456789.125"),
          key("numeric", "1.50", "1e20", "'NaN'", "0.000", "-12345678901234567890.0123456789"),
          key("numeric(10,3)", "1.5", "0", "-1234567.891"),
          key("varchar(20)", "'v'", "''", "'twenty characters ü'"),
          key("char(5)", "'ab'", "''", "'ü'", "'five5'"),
          key("\"char\"", "'x'", "''", "'\"'"),
          key("name", "'n ame'", "'x'"),
          key("bytea", "'\\xdeadbeef'", "''", "'\\x00ff5c27'"),
          key("date", "'2020-02-29'", "'infinity'", "'0044-03-15 BC'", "'12020-07-01'"),
          key("time", "'01:02:03.4'", "'24:00'", "'00:00:00.000001'"),
          key("timetz", "'01:02:03+02'", "'23:59:59.5-11:30'"),
          key("timestamp", "'2020-07-01 12:00:00.5'", "'-infinity'", "'0044-03-15 12:00 BC'"),
          key(
              "timestamptz",
              "'2020-07-01 12:00:00.123456+00'",
              "'infinity'",
              "'0044-03-15 12:00+00 BC'",
              "'1880-07-01 12:00+00'",
              "'12020-07-01 12:00:00.1+00'"),
          key("timestamp(1)", "'2020-07-01 12:00:00.55'"),
          key("interval", "'1 year 2 mons 3 days 04:05:06.7'", "'24:00'", "'1 day'", "'-1 mon'"),
          key("uuid", "'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'"),
          other("json", "'{\"a\" : [1, \"x\\u00e9\"]}'", "'null'"),
          key("jsonb", "'{\"a\" : [1.50, \"x/y\"]}'", "'\"ü\"'", "'1.0'"),
          other("xml", "'<a b=\"c\">&amp; ü</a>'"),
          key("int4[]", "'{1,NULL,3}'", "'[0:1]={1,2}'", "'{}'", "'{{1,2},{3,4}}'"),
          key("text[]", "array['a,b', 'c\"d', null, 'NULL', '', E'\\\\', '{}']", "'{}'"),
          key("numeric[]", "'{1.0}'", "'{1.00}'"),
          key("timestamptz[]", "'{\"2020-07-01 12:00:00+00\"}'"),
          key("inet", "'10.0.0.1/8'", "'::1'"),
          key("macaddr", "'08:00:2b:01:02:03'"),
          other("point", "'(1,2.5)'", "'(-0,1e300)'"),
          other("circle", "'<(1,2),3>'"),
          key("int4range", "'[1,5]'", "'empty'", "'(,3)'"),
          key("tsvector", "'fat:2 cat:1A ''it''''s'''"),
          key("money", "12.50", "-1234567.89"),
          key("bit(8)", "B'10100101'"),
          key("varbit", "B''", "B'101'"),
          other("regclass", "'pg_class'", "0"),
          key("pg_lsn", "'0/16B3748'"),
          key("parity.mood", "'sad'", "'very glad'"),
          key("parity.pair", "row(1, 'x y')", "row(null, null)", "row(2, 'q\"q')"),
          key("parity.d_int", "5", "-1"),
          key("parity.d_bool", "true", "false"),
          key("parity.d_text", "'d & e'"),
          key("parity.d_time", "'2020-01-02 03:04:05+00'"));

  private static ValueType key(String name, String... literals) {
    return new ValueType(name, true, List.of(literals));
  }

  private static ValueType other(String name, String... literals) {
    return new ValueType(name, false, List.of(literals));
  }
}
