package dev.hatchline.app.web;

import dev.hatchline.app.Setting;
import dev.hatchline.app.callback.TimeWords;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.StringUtils;
import org.springframework.web.ErrorResponseException;

/**
 * What the pages for operations have in common: on top what was done, or why it was not; after each
 * form the page anew (303), so that nothing is sent twice; and times by the clock of the company.
 */
final class OpsPage {
  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

  private final Where where;
  private final HtmlTemplate template;
  private final Setting setting;
  private final InstantSource clock;

  OpsPage(Where where, Setting setting, InstantSource clock) {
    this.where = where;
    this.template = HtmlTemplate.of(where.path().substring(1) + ".html");
    this.setting = setting;
    this.clock = clock;
  }

  /**
   * One of them; its template has the name of its path.
   *
   * @param sending below the path, to where its forms are sent
   * @param done what was done, in words, by the word for it in the page's address
   */
  record Where(String path, String title, Pattern sending, Map<String, String> done) {
    /** Whether the page, or one of its forms, is asked for. */
    boolean is(String asked) {
      return asked.equals(path) || sends(asked);
    }

    /** Whether this is sent by a form of the page. */
    boolean sends(String asked) {
      return asked.startsWith(path) && sending.matcher(asked.substring(path.length())).matches();
    }
  }

  /** What is told on top; nothing where both are empty. */
  record Told(HttpStatusCode status, String done, String problem) {
    static Told problem(ErrorResponseException problem) {
      String why = String.valueOf(problem.getBody().getDetail());
      return new Told(problem.getStatusCode(), "", StringUtils.capitalize(why));
    }

    private Map<String, String> values() {
      return Map.of(
          "done",
          done,
          "done-hidden",
          done.isEmpty() ? "hidden" : "",
          "problem",
          problem,
          "problem-hidden",
          problem.isEmpty() ? "hidden" : "");
    }
  }

  /**
   * That which was done last.
   *
   * @param word of the page's address, which anybody may have written
   */
  Told told(@Nullable String word) {
    return new Told(HttpStatus.OK, word == null ? "" : where.done().getOrDefault(word, ""), "");
  }

  /** The page anew, which says what was done. */
  ResponseEntity<String> seeOther(String word) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(where.path() + "?done=" + word))
        .build();
  }

  /** The page itself. */
  ResponseEntity<String> show(Told told, Map<String, String> values, Map<String, Html> parts) {
    Map<String, String> all = new HashMap<>(values);
    all.put("title", where.title());
    all.put("company", setting.config().company());
    all.put("csrf", SessionForms.key());
    all.putAll(told.values());
    return ResponseEntity.status(told.status()).contentType(HTML).body(template.with(all, parts));
  }

  String time(Instant at) {
    return TimeWords.WRITTEN.of(at, setting.config().hours().zone(), clock.instant());
  }
}
