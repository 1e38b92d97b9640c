package dev.hatchline.app.flow.cli;

import dev.hatchline.flow.yaml.problem.FlowProblem;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What was found.
 *
 * @param problems as they are to be told
 * @param notes of the flows that have none
 * @param certificates of the same
 */
record CheckReport(List<FlowProblem> problems, List<FlowProblem> notes, List<String> certificates) {
  private static final Pattern MEANT = Pattern.compile("(.*); did you mean '(.*)'\\?");

  /** For eyes, and for editors that know {@code file:line:column:}. */
  String text() {
    String faults = problems.stream().map(one -> one + "\n").collect(Collectors.joining());
    String noted = notes.stream().map(CheckReport::note).collect(Collectors.joining());
    return faults + noted + String.join("", certificates);
  }

  private static String note(FlowProblem one) {
    return "%s:%d:%d: note: %s; expected %s\n"
        .formatted(one.file(), one.line(), one.column(), one.what(), one.expected());
  }

  /**
   * One object, by hand: a library of it takes longer to load than all else.
   *
   * <pre>
   *   {"problems": [{"file", "line", "column", "code", "what", "expected", "didYouMean"?}],
   *    "notes": [the same], "certificates": ["…"]}
   * </pre>
   */
  String json() {
    return "{\n  \"problems\": "
        + list(problems.stream().map(CheckReport::json).toList())
        + ",\n  \"notes\": "
        + list(notes.stream().map(CheckReport::json).toList())
        + ",\n  \"certificates\": "
        + list(certificates.stream().map(CheckReport::quoted).toList())
        + "\n}\n";
  }

  private static String list(List<String> of) {
    return of.isEmpty() ? "[]" : "[\n    " + String.join(",\n    ", of) + "\n  ]";
  }

  private static String json(FlowProblem one) {
    Matcher meant = MEANT.matcher(one.expected());
    String word = meant.matches() ? ", \"didYouMean\": " + quoted(meant.group(2)) : "";
    String expected = meant.matches() ? meant.group(1) : one.expected();
    return "{\"file\": %s, \"line\": %d, \"column\": %d, \"code\": %s, \"what\": %s, \"expected\": %s%s}"
        .formatted(
            quoted(one.file()),
            one.line(),
            one.column(),
            quoted(one.code()),
            quoted(one.what()),
            quoted(expected),
            word);
  }

  /** A string of JSON (RFC 8259, section 7). */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        default -> {
          if (c < ' ') {
            quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
