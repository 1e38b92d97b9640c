package dev.hatchline.flow.yaml.sheet;

import dev.hatchline.flow.Figures;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Place;
import dev.hatchline.flow.yaml.problem.Problems;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The few tags that a text may have, alike for every voice: {@code <break time="300ms"/>} and
 * {@code <say-as interpret-as="digits">4711</say-as>}.
 *
 * <p>Source: W3C, "Speech Synthesis Markup Language (SSML) Version 1.1", 3.1.9 and 3.2.3.
 */
final class Markup {
  private static final Pattern TAG = Pattern.compile("<(?=[A-Za-z/!?])[^<>]*>?");

  private static final Pattern BREAK =
      Pattern.compile("<break\\s+time=([\"'])([0-9]{1,4}(?:\\.[0-9]{1,3})?)(ms|s)\\1\\s*/>");

  private static final Pattern SAY_AS =
      Pattern.compile("<say-as\\s+interpret-as=([\"'])([a-z]+)\\1\\s*>");

  private static final String SAY_AS_END = "</say-as>";

  private static final String KNOWN =
      "<break time=\"300ms\"/> or <say-as interpret-as=\"digits\">4711</say-as>";

  private final Problems problems;
  private final ScalarNode yaml;
  private final String text;
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private boolean whole = true;

  private Markup(ScalarNode yaml, Problems problems) {
    this.problems = problems;
    this.yaml = yaml;
    this.text = yaml.getValue();
  }

  /** A stretch of a text. */
  sealed interface Piece {
    /** Without tags; not blank. */
    record Words(String text) implements Piece {}

    record Silence(Prompt.Pause pause) implements Piece {}
  }

  /** The stretches of a text; empty if a tag of it is wrong, which is told. */
  static Optional<List<Piece>> read(ScalarNode yaml, Problems problems) {
    return new Markup(yaml, problems).pieces();
  }

  private Optional<List<Piece>> pieces() {
    Matcher tags = TAG.matcher(text);
    int at = 0;
    while (tags.find(at)) {
      words.append(text, at, tags.start());
      at = tag(tags.group(), tags.start(), tags.end());
    }
    words.append(text, at, text.length());
    endWords();
    return whole ? Optional.of(List.copyOf(pieces)) : Optional.empty();
  }

  private void endWords() {
    if (!words.toString().isBlank()) {
      pieces.add(new Piece.Words(words.toString()));
    }
    words.setLength(0);
  }

  /** Where the text goes on. */
  private int tag(String tag, int start, int end) {
    Matcher pause = BREAK.matcher(tag);
    if (pause.matches()) {
      endWords();
      silence(pause, start);
      return end;
    }
    Matcher form = SAY_AS.matcher(tag);
    if (form.matches()) {
      return sayAs(form.group(2), start, end);
    }
    wrong(start, "the tag " + tag, KNOWN + "; '<' as a sign stands before a space");
    return end;
  }

  private void silence(Matcher pause, int start) {
    int scale = pause.group(3).equals("s") ? 3 : 0;
    BigDecimal millis = new BigDecimal(pause.group(2)).scaleByPowerOfTen(scale);
    Duration length = Duration.ofMillis(millis.longValue());
    if (length.compareTo(Prompt.Pause.MAX) > 0) {
      wrong(start, "a break of " + pause.group(2) + pause.group(3), "at most 3s");
    } else if (!length.isZero()) {
      pieces.add(new Piece.Silence(new Prompt.Pause(length)));
    }
  }

  private int sayAs(String form, int start, int end) {
    int close = text.indexOf(SAY_AS_END, end);
    if (close < 0) {
      wrong(start, "a <say-as> without its end", "a </say-as> after what is meant");
      return end;
    }
    String inside = text.substring(end, close);
    if (inside.indexOf('{') >= 0) {
      wrong(start, "a value in <say-as>", "the form in its braces, such as {order:digits}");
    } else if (inside.indexOf('<') >= 0) {
      wrong(start, "a tag in <say-as>", "letters and figures alone");
    } else {
      said(form, inside)
          .ifPresentOrElse(
              words::append,
              () ->
                  wrong(
                      start,
                      "'" + inside.strip() + "' as " + form,
                      "figures as digits or telephone, or letters and figures as characters"));
    }
    return close + SAY_AS_END.length();
  }

  private static Optional<String> said(String form, String inside) {
    String plain = inside.replaceAll("[\\s().-]+", "");
    boolean figures = plain.matches("\\+?[0-9]{1,40}");
    return switch (form) {
      case "digits", "telephone" ->
          figures ? Optional.of(Figures.grouped(plain.replace("+", ""))) : Optional.empty();
      case "characters" -> plain.isEmpty() ? Optional.empty() : Optional.of(spelled(plain));
      default -> Optional.empty();
    };
  }

  private static String spelled(String plain) {
    return plain
        .codePoints()
        .mapToObj(sign -> Character.toString(sign).toUpperCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  private void wrong(int at, String what, String expected) {
    problems.add(place(at), Code.WRONG_TAG, what, expected);
    whole = false;
  }

  /** Where a tag stands; in a text of several lines, where the text begins. */
  private Place place(int at) {
    Place begins = problems.place(yaml.getStartMark());
    int first = yaml.getStartMark().map(Mark::getLine).orElse(0);
    boolean oneLine = yaml.getEndMark().map(Mark::getLine).orElse(-1) == first;
    ScalarStyle style = yaml.getScalarStyle();
    if (!oneLine || style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
      return begins;
    }
    // A quotation mark before the text, and a second sign for each that has to be escaped.
    String before = text.substring(0, at);
    return switch (style) {
      case SINGLE_QUOTED -> begins.right(1 + at + count(before, "'"));
      case DOUBLE_QUOTED -> begins.right(1 + at + count(before, "\"\\"));
      default -> begins.right(at);
    };
  }

  private static int count(String text, String signs) {
    return (int) text.chars().filter(sign -> signs.indexOf(sign) >= 0).count();
  }
}
