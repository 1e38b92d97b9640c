package dev.hatchline.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 4180, and nothing that a spreadsheet would carry out. */
class CsvTest {
  private static String line(String... fields) throws IOException {
    StringBuilder out = new StringBuilder();
    new Csv(out).line(List.of(fields));
    return out.toString();
  }

  @Test
  void fieldsWithCommasQuotesOrEndsOfLinesAreQuoted() throws IOException {
    assertThat(line("a", "b c", "", "ü")).as("nothing to quote").isEqualTo("a,b c,,ü\r\n");
    assertThat(line("a,b", "say \"no\"", "one\ntwo", "one\rtwo"))
        .isEqualTo("\"a,b\",\"say \"\"no\"\"\",\"one\ntwo\",\"one\rtwo\"\r\n");
  }

  @Test
  void whatWouldBeAFormulaIsText() throws IOException {
    for (String formula :
        List.of("=1+1", "+12025550123", "-1", "@SUM(A1)", "\t=1", "＝1", "＋1", "－1", "＠x")) {
      assertThat(line(formula)).isEqualTo("'" + formula + "\r\n");
    }
    assertThat(line("\r=1")).isEqualTo("\"'\r=1\"\r\n");
    assertThat(line("=HYPERLINK(\"http://x\",\"y\")"))
        .isEqualTo("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"\r\n");
    assertThat(line("a=1", "5", "…123")).isEqualTo("a=1,5,…123\r\n");
  }
}
