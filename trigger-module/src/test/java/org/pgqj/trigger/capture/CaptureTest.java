package org.pgqj.trigger.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pgqj.trigger.encode.JsonEncoding;
import org.pgqj.trigger.encode.UrlEncoding;
import org.pgqj.trigger.options.EventField;
import org.pgqj.trigger.options.Operation;
import org.pgqj.trigger.options.OptionParser;
import org.pgqj.trigger.options.Refusal;
import org.pgqj.trigger.shape.Column;
import org.pgqj.trigger.shape.Columns;
import org.pgqj.trigger.shape.TableShape;

class CaptureTest {

  private static Capture capture(TableShape shape, String... options) throws Refusal {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "q";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return Capture.of("s", "t", OptionParser.parse(arguments, false), shape);
  }

  private static TableShape shape(List<Integer> key, String... names) {
    return new TableShape(1, Columns.named(names), key);
  }

  @Test
  void keyNamesAreNotEncodedAndDataNamesAre() throws Refusal {
    Capture capture = capture(shape(List.of(1, 2), "Id Col", "comma,pk"));
    assertThat(new UrlEncoding().type(Operation.DELETE, capture)).isEqualTo("D:Id Col,comma,pk");
    assertThat(capture.data())
        .extracting(Column::encodedName)
        .containsExactly("Id+Col", "comma%2cpk");
  }

  @Test
  void aTableWithoutKeyHasAnEmptyKeyList() throws Refusal {
    Capture capture = capture(shape(List.of(), "a"));
    assertThat(new UrlEncoding().type(Operation.INSERT, capture)).isEqualTo("I:");
    assertThat(new JsonEncoding().type(Operation.INSERT, capture))
        .isEqualTo("{\"op\":\"INSERT\",\"table\":[\"s\",\"t\"],\"pkey\":[]}");
    assertThat(capture(shape(List.of(1), "a"), "pkey=").keyNames()).isEmpty();
  }

  @Test
  void magicColumnsAreNeitherDataNorKey() throws Refusal {
    Capture capture = capture(shape(List.of(2, 1), "id", "_pgq_ev_extra1"));
    assertThat(capture.data()).extracting(Column::name).containsExactly("id");
    assertThat(capture.isKey(0)).isTrue();
    assertThat(capture.isKey(1)).isFalse();
    assertThat(capture.isIgnored(1)).isTrue();
    assertThat(capture.magic()).extracting(MagicColumn::field).containsExactly(EventField.EXTRA1);
    assertThat(capture.keyNames()).containsExactly("_pgq_ev_extra1", "id");
  }

  @Test
  void aMagicColumnMustNameAField() throws Refusal {
    for (String name : new String[] {"_pgq_ev_foo", "_pgq_ev_", "_pgq_ev_id"}) {
      Capture capture = capture(shape(List.of(), name));
      assertThat(catchThrowableOfType(Refusal.class, capture::magic))
          .hasMessage("Unknown magic column: " + name);
    }
  }

  @Test
  void ignoredColumnsAreNotTold() throws Refusal {
    Capture capture = capture(shape(List.of(1), "id", "a", "b"), "ignore=a, no, id");
    assertThat(capture.data()).extracting(Column::name).containsExactly("b");
    assertThat(capture.isKey(0) && capture.isIgnored(0)).isTrue();
    assertThat(capture.isIgnored(1)).isTrue();
    assertThat(capture.isIgnored(2)).isFalse();
  }

  @Test
  void aKeyOfOnesOwnMustExist() throws Refusal {
    TableShape shape = shape(List.of(1), "id", "a", "b");
    assertThat(capture(shape, "pkey=b, a").keyNames()).containsExactly("b", "a");
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> capture(shape, "pkey=b,c"));
    assertThat(refusal).hasMessage("pkey= of a pgq trigger on s.t: there is no column \"c\"");
    assertThat(refusal.sqlState()).isEqualTo("42703");
  }

  @Test
  void theLettersOfLogtrigaGoByLiveColumns() throws Refusal {
    TableShape shape = shape(List.of(), "a", null, "b", "c", "d");
    Capture capture =
        Capture.of("s", "t", OptionParser.parse(new String[] {"q"}, false), kinds("vki"), shape);
    assertThat(capture.keyNames()).containsExactly("b");
    assertThat(capture.data()).extracting(Column::name).containsExactly("a", "b");
    assertThat(catchThrowableOfType(Refusal.class, () -> kinds("vvi")))
        .hasMessage("need at least one key column");
    assertThat(
            catchThrowableOfType(
                Refusal.class,
                () -> Capture.of("s", "t", capture.options(), kinds("vvvvk"), shape)))
        .hasMessage("key column does not exist");
  }

  private static ColumnKinds kinds(String letters) throws Refusal {
    return new ColumnKinds(letters);
  }
}
