package dev.hatchline.app.report;

import java.io.IOException;
import java.util.List;

/**
 * Comma-separated values by RFC 4180, in UTF-8. What a spreadsheet would take for a formula has an
 * apostrophe before it: somebody who names themselves {@code =1+1} is only a name.
 */
public final class Csv {
  /** Those of wide forms, too, and what some spreadsheets skip before one. */
  private static final String FORMULAS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n";

  private static final String END = "\r\n";

  private final Appendable out;

  public Csv(Appendable out) {
    this.out = out;
  }

  /** One line, made harmless. */
  public void line(List<String> fields) throws IOException {
    for (int i = 0; i < fields.size(); i++) {
      out.append(i == 0 ? "" : ",").append(field(fields.get(i)));
    }
    out.append(END);
  }

  private static String field(String text) {
    String harmless = text.isEmpty() || FORMULAS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    return harmless.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
        ? '"' + harmless.replace("\"", "\"\"") + '"'
        : harmless;
  }
}
