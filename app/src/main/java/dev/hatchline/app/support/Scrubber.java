package dev.hatchline.app.support;

import dev.hatchline.app.trace.Digits;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a text what is a secret or somebody's: known secrets in each form, what follows a
 * word such as {@code password}, known names and words, quoted text, addresses, long numbers.
 */
final class Scrubber {
  private static final Pattern TOLD =
      Pattern.compile(
          "(?i)\\b(authorization:?\\s*(?:basic|bearer)|(?:password|passwd|secret|token|api[-_]?key)"
              + "\\s*[=:])\\s*\\S+");

  private static final String NOT_SHOWN = "(not shown)";

  /** In place of bytes that are no UTF-8. */
  private static final char UNREADABLE = '\uFFFD';

  private static final Pattern CREDENTIALS = Pattern.compile("(?<=://)[^/\\s@]+@");
  private static final Pattern QUERY = Pattern.compile("(?<=[\\w/])\\?[\\w%.-]+=\\S*");
  private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
  private static final Pattern QUOTED =
      Pattern.compile("\"[^\"\\n]*\"|(?<![\\p{L}\\p{N}])'[^'\\n]*'(?![\\p{L}\\p{N}])|“[^”\\n]*”");

  private static final Pattern PERCENT = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");

  private static final Pattern CODE = Pattern.compile("(?<![\\w+/.-])[A-Za-z0-9+/_-]{8,}={0,2}");

  /** Whatever it says, nobody can read it. */
  private static final Pattern MIXED =
      Pattern.compile("(?=\\S*[a-z])(?=\\S*[A-Z])(?=\\S*[0-9])\\S{16,}");

  /** {@code 2026-11-28T14:05:03.120+01:00 INFO [call] d.h.app.Engine: }. */
  private static final Pattern OURS =
      Pattern.compile(
          "^[0-9-]{10}T[0-9:.]{12}(?:Z|[+-][0-9:]{5}) [A-Z]{4,5} +\\[[0-9a-f-]{0,36}] [\\w.$]{1,80}: ");

  /** {@code [2026-11-28 14:05:03.120] NOTICE[7][C-00000001]: file.c:12 function: }. */
  private static final Pattern ASTERISKS =
      Pattern.compile(
          "^\\[[0-9-]{10} [0-9:.]{8,12}] [A-Z]{4,8}\\[[0-9]{1,8}](?:\\[C-[0-9a-f]{8}])?:? "
              + "(?:[\\w.]{1,60}(?::[0-9]{1,5})?(?: in)? [\\w]{1,60}: )?");

  /** {@code \tat dev.hatchline.app.Engine.close(Engine.java:12)}. */
  private static final Pattern FRAME =
      Pattern.compile("^\\s+at [\\w.$/@<>-]{1,200}\\([\\w.$@/ -]{1,120}(?::[0-9]{1,6})?\\)\\s*$");

  private static final Pattern CLASS =
      Pattern.compile("^(?:Caused by: |\\s+Suppressed: )?(?:[a-z]\\w*\\.)+[A-Z][\\w$]*(?:: |$)");

  /** Of a label; the bounds of buckets have a point. */
  private static final Pattern NUMBER = Pattern.compile("(?<=\")\\+?[0-9]{6,}(?=\")");

  private final SecretForms secrets;
  private final KnownWords words;
  private final boolean complete;

  /**
   * By what is known.
   *
   * @param words where there were more than are remembered, no text is shown
   * @param complete whether all words are known that may stand in a log; otherwise no text of it is
   *     shown
   */
  Scrubber(SecretForms secrets, KnownWords words, boolean complete) {
    this.secrets = secrets;
    this.words = words;
    this.complete = complete && words.complete();
  }

  /** A text of any kind. */
  String text(String text) {
    if (!complete) {
      return text.isBlank() ? text : NOT_SHOWN;
    }
    String left = decoded(secrets.hidden(text));
    left = TOLD.matcher(left).replaceAll("$1 (secret)");
    left = CREDENTIALS.matcher(left).replaceAll("(secret)@");
    left = QUERY.matcher(left).replaceAll("?…");
    left = MAIL.matcher(left).replaceAll("…@…");
    left = QUOTED.matcher(left).replaceAll("“…”");
    left =
        CODE.matcher(left)
            .replaceAll(found ->
                isCode(found.group()) ? "(encoded)" : Matcher.quoteReplacement(found.group()));
    return Digits.masked(words.hidden(left));
  }

  /** As it would be read: an address may hold anything. */
  private static String decoded(String text) {
    return PERCENT
        .matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(URLDecoder.decode(found.group(), StandardCharsets.UTF_8)));
  }

  /** Whether it is base 64 of a text, or looks like a key. */
  private static boolean isCode(String word) {
    if (MIXED.matcher(word).matches()) {
      return true;
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(word.replace('-', '+').replace('_', '/'));
      String text = new String(bytes, StandardCharsets.UTF_8);
      return text.chars().noneMatch(c -> Character.isISOControl(c) || c == UNREADABLE);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** A line of a log, whose time, level and place stay. */
  String line(String line) {
    if (FRAME.matcher(line).matches()) {
      return secrets.hidden(line);
    }
    for (Pattern begin : new Pattern[] {OURS, ASTERISKS, CLASS}) {
      Matcher found = begin.matcher(line);
      if (found.find()) {
        return secrets.hidden(found.group()) + text(line.substring(found.end()));
      }
    }
    return text(line);
  }

  /** A line of the meters, in which the values are ours: only what stands in labels is a text. */
  String meter(String line) {
    int from = line.indexOf('{');
    int to = line.lastIndexOf('}');
    if (line.startsWith("#") || from < 0 || to < from) {
      return secrets.hidden(line);
    }
    String labels = words.hidden(secrets.hidden(line.substring(from, to)));
    return line.substring(0, from)
        + NUMBER.matcher(labels).replaceAll(found -> Digits.masked(found.group()))
        + line.substring(to);
  }
}
