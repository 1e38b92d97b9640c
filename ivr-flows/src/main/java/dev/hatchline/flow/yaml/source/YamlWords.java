package dev.hatchline.flow.yaml.source;

import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Place;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.problem.Quoted;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The commonest slips of YAML in a designer's words; the library's own are for programmers. */
final class YamlWords {
  private static final String WELL_FORMED = "well-formed YAML";
  private static final String NO_COLON = "a word without ':'";
  private static final String WHOLE_TEXT = "quotes around the whole text";
  private static final String CANNOT_START = "found character '";
  private static final String A_COLON = "a ':' and a space after it";

  /** What begins a comment although a key of the phone is meant. */
  private static final Pattern HASH = Pattern.compile("(?m)(?:^[ \\t]*+|[{,][ \\t]++)#:(?=\\s|$)");

  /** A value, and the sign at its beginning that says where it ends. */
  private static final Pattern ENDS_EARLY =
      Pattern.compile("^[ ]*+(?:- ++)*+(?:[A-Za-z0-9_-]++: ++)?+([\"'{\\[])");

  private final String text;
  private final Problems problems;

  YamlWords(String text, Problems problems) {
    this.text = text;
    this.problems = problems;
  }

  /** Whether there is a {@code #} which is no comment: what comes after it is not read at all. */
  boolean hashes() {
    boolean found = false;
    for (Matcher hash = HASH.matcher(text); hash.find(); found = true) {
      add(hash.end() - 2, "'#' begins a comment", "the key in quotes: '#'");
    }
    return found;
  }

  /** Says what the library found. */
  void add(YamlEngineException fault) {
    switch (fault) {
      case MarkedYamlEngineException marked -> add(marked);
      case ReaderException read -> {
        String what = "a character that YAML does not allow: " + Quoted.of(character(read));
        add(Math.max(0, text.indexOf(read.getCodePoint())), what, "a text without it");
      }
      default ->
          problems.add(Code.NOT_YAML, "not readable as YAML: " + fault.getMessage(), WELL_FORMED);
    }
  }

  private static String character(ReaderException read) {
    return new StringBuilder().appendCodePoint(read.getCodePoint()).toString();
  }

  private void add(MarkedYamlEngineException fault) {
    Optional<Mark> at = fault.getProblemMark().or(fault::getContextMark);
    Place here = problems.place(at);
    Place from = problems.place(fault.getContextMark().or(() -> at));
    String problem = String.valueOf(fault.getProblem());
    if (problem.startsWith("found character '\\t")) {
      problems.add(here, Code.NOT_YAML, "a tab at the beginning of the line", "spaces");
    } else if (problem.startsWith(CANNOT_START) && problem.contains("cannot start any token")) {
      String sign = problem.substring(CANNOT_START.length(), CANNOT_START.length() + 1);
      problems.add(here, Code.NOT_YAML, beginsWith(sign), WHOLE_TEXT);
    } else if (problem.equals("mapping values are not allowed here")) {
      colon(here);
    } else if (problem.equals("could not find expected ':'")) {
      problems.add(from, Code.NOT_YAML, NO_COLON, A_COLON);
    } else if (problem.equals("found unexpected end of stream")) {
      String expected = "the same quote at the end of the text";
      problems.add(from, Code.NOT_YAML, "a quote without its end", expected);
    } else if (!problem.startsWith("expected <block end>") || !goesOn(here)) {
      problems.add(here, Code.NOT_YAML, "not readable as YAML: " + problem, WELL_FORMED);
    }
  }

  /** Whether a text goes on behind what YAML takes for the whole of it, which is told. */
  private boolean goesOn(Place at) {
    Matcher begun = ENDS_EARLY.matcher(line(at.line() - 1));
    if (!begun.find() || begun.start(1) >= at.column() - 1) {
      return false;
    }
    String sign = begun.group(1);
    String what =
        switch (sign) {
          case "{", "[" -> beginsWith(sign);
          default -> "a text that goes on after its second " + sign;
        };
    String expected =
        switch (sign) {
          case "'" -> "double " + WHOLE_TEXT;
          case "\"" -> "single " + WHOLE_TEXT;
          default -> WHOLE_TEXT;
        };
    Place from = new Place(at.file(), at.line(), begun.start(1) + 1);
    problems.add(from, Code.NOT_YAML, what, expected);
    return true;
  }

  private static String beginsWith(String sign) {
    return "a text that begins with '" + sign + "'";
  }

  /**
   * To YAML all of them are a colon inside a text. The second one of a line is; the only one is
   * not, when the line before lacks its own, or when its line is too far right.
   */
  private void colon(Place at) {
    int number = at.line() - 1;
    String line = line(number);
    String before = line(number - 1);
    if (line.substring(0, Math.min(line.length(), at.column() - 1)).contains(": ")) {
      problems.add(at, Code.NOT_YAML, "': ' inside a text", "quotes around the text");
    } else if (number > 0 && indent(before) == indent(line) && !before.contains(":")) {
      Place lacking = new Place(at.file(), number, indent(before) + 1);
      problems.add(lacking, Code.NOT_YAML, NO_COLON, A_COLON);
    } else {
      String what = "a key that is indented as if it belonged to the text before it";
      problems.add(at, Code.NOT_YAML, what, "as many spaces as the keys beside it have");
    }
  }

  private String line(int number) {
    return text.lines().skip(Math.max(0, number)).findFirst().orElse("");
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  private void add(int offset, String what, String expected) {
    String before = text.substring(0, offset);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    Place at = new Place(problems.file(), line, offset - before.lastIndexOf('\n'));
    problems.add(at, Code.NOT_YAML, what, expected);
  }
}
