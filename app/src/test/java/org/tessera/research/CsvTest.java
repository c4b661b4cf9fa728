package org.tessera.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void aTextThatASpreadsheetWouldRunIsMadeHarmless() {
        for (var text : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1")) {
            assertThat(Csv.of(List.of(List.of(text)))).startsWith("\ufeff\"'");
        }
    }

    @Test
    void numbersStayNumbers() {
        assertThat(Csv.of(List.of(List.of(-0.5, 12)))).isEqualTo("\ufeff-0.5,12\r\n");
    }

    @Property(tries = 300)
    void whateverIsWrittenNoCellBeginsAFormula(@ForAll String text) {
        var cell = Csv.of(List.of(List.of(text))).substring(1).strip();
        assertThat(cell).startsWith("\"").endsWith("\"");
        var content = cell.substring(1, cell.length() - 1).stripLeading();
        assertThat(content).doesNotStartWith("=").doesNotStartWith("+").doesNotStartWith("@");
    }
}
