package org.pgqj.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.pgqj.trigger.Firing.Operation;

class TableShapeTest {

  @Test
  void theKeyIsInTheOrderOfItsIndex() {
    TableShape table = new TableShape(columns("a", "b", "c"), List.of(3, 1));
    assertThat(table.keyNames()).isEqualTo("c,a");
    assertThat(LogUtriga.type(Operation.UPDATE, table)).isEqualTo("U:c,a");
    assertThat(table.hasKey()).isTrue();
  }

  @Test
  void aTableWithoutKeyHasAnEmptyKeyList() {
    TableShape table = new TableShape(columns("a"), List.of());
    assertThat(LogUtriga.type(Operation.INSERT, table)).isEqualTo("I:");
    assertThat(table.hasKey()).isFalse();
  }

  @Test
  void keyNamesAreNotEncodedAndDataNamesAre() {
    TableShape table = new TableShape(columns("Id Col", "comma,pk"), List.of(1, 2));
    assertThat(LogUtriga.type(Operation.DELETE, table)).isEqualTo("D:Id Col,comma,pk");
    assertThat(table.data())
        .extracting(Column::encodedName)
        .containsExactly("Id+Col", "comma%2cpk");
  }

  @Test
  void magicColumnsAreToldNeitherInDataNorComparedInKeys() {
    TableShape table = new TableShape(columns("id", "_pgq_ev_type", "_pgq_ev_x"), List.of(2, 1));
    assertThat(table.data()).extracting(Column::name).containsExactly("id");
    assertThat(table.magic()).extracting(Column::name).containsExactly("_pgq_ev_type", "_pgq_ev_x");
    assertThat(table.key()).extracting(Column::name).containsExactly("id");
    assertThat(table.keyNames()).isEqualTo("_pgq_ev_type,id");
  }

  @Test
  void aRowFitsByNameAndPositionDroppedColumnsIncluded() throws SQLException {
    TableShape table = new TableShape(columns("a", null, "B"), List.of());
    assertThat(table.fits(row("a", null, "B"))).isTrue();
    assertThat(table.fits(row("a", "x", "B"))).as("column dropped since").isFalse();
    assertThat(table.fits(row("a", null, null))).as("column dropped").isFalse();
    assertThat(table.fits(row("a", null, "C"))).as("column renamed").isFalse();
    assertThat(table.fits(row("a", null, "B", "c"))).as("column added").isFalse();
    assertThat(table.fits(row("a", null))).as("another table").isFalse();
  }

  /** Columns at positions 1, 2, …; null is a dropped one. */
  private static List<Column> columns(String... names) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      if (names[i] != null) {
        columns.add(new Column(i + 1, names[i], TextForm.JAVA, false, "pg_catalog.text"));
      }
    }
    return columns;
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
