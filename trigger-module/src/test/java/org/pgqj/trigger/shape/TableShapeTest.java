package org.pgqj.trigger.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TableShapeTest {

  @Test
  void theKeyIsInTheOrderOfItsIndex() {
    TableShape table = new TableShape(1, Columns.named("a", "b", "c"), List.of(3, 1));
    assertThat(table.key()).extracting(Column::name).containsExactly("c", "a");
    assertThat(table.column("b").position()).isEqualTo(2);
    assertThat(table.column("B")).isNull();
  }

  @Test
  void aRowFitsByNameAndPositionDroppedColumnsIncluded() throws SQLException {
    TableShape table = new TableShape(1, Columns.named("a", null, "B"), List.of());
    assertThat(table.fits(row("a", null, "B"))).isTrue();
    assertThat(table.fits(row("a", "x", "B"))).as("column dropped since").isFalse();
    assertThat(table.fits(row("a", null, null))).as("column dropped").isFalse();
    assertThat(table.fits(row("a", null, "C"))).as("column renamed").isFalse();
    assertThat(table.fits(row("a", null, "B", "c"))).as("column added").isFalse();
    assertThat(table.fits(row("a", null))).as("another table").isFalse();
  }

  /** What PL/Java tells of a row: names in upper case, dropped columns too. */
  private static ResultSetMetaData row(String... names) {
    return (ResultSetMetaData)
        Proxy.newProxyInstance(
            TableShapeTest.class.getClassLoader(),
            new Class<?>[] {ResultSetMetaData.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getColumnCount" -> names.length;
                  case "getColumnName" -> upperCaseName(names, (int) arguments[0]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static String upperCaseName(String[] names, int position) {
    String name = names[position - 1];
    return name == null
        ? "........PG.DROPPED." + position + "........"
        : name.toUpperCase(Locale.ROOT);
  }
}
