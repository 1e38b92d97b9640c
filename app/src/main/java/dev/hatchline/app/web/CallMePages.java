package dev.hatchline.app.web;

import dev.hatchline.app.Setting;
import dev.hatchline.routing.callback.Callback;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** The pages of {@link CallMe}; they work without a script. */
@Component
class CallMePages {
  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

  /** Enough to know one's own number again, and too little to call it. */
  private static final int DIGITS_SHOWN = 2;

  private final HtmlTemplate form = HtmlTemplate.of("call-me.html");
  private final HtmlTemplate request = HtmlTemplate.of("call-me-request.html");
  private final CallMeTimes times;
  private final String company;

  CallMePages(Setting setting, CallMeTimes times) {
    this.times = times;
    this.company = setting.config().company();
  }

  /** The form with what was typed, and why that will not do. */
  ResponseEntity<String> form(ErrorResponseException problem, Map<String, String> typed) {
    String why = String.valueOf(problem.getBody().getDetail());
    ResponseEntity<String> page = form(problem.getStatusCode(), typed, why);
    String again = problem.getHeaders().getFirst(HttpHeaders.RETRY_AFTER);
    return again == null
        ? page
        : ResponseEntity.status(page.getStatusCode())
            .headers(page.getHeaders())
            .header(HttpHeaders.RETRY_AFTER, again)
            .body(String.valueOf(page.getBody()));
  }

  ResponseEntity<String> form(HttpStatusCode status, Map<String, String> typed, String why) {
    return page(
        status,
        form.with(
            Map.of(
                "company",
                company,
                "title",
                why.isEmpty() ? "Have us call you" : "No call is promised",
                "problem",
                why,
                "problem-hidden",
                why.isEmpty() ? "hidden" : "",
                "number-invalid",
                why.isEmpty() ? "false" : "true",
                "number",
                typed.getOrDefault("number", ""),
                "name",
                typed.getOrDefault("name", ""),
                "reason",
                typed.getOrDefault("reason", ""),
                "form",
                UUID.randomUUID().toString()),
            times.parts(typed.getOrDefault("at", ""))));
  }

  ResponseEntity<String> request(UUID token, Callback callback, CallMeState state) {
    String number = callback.request().number().e164();
    return page(
        HttpStatus.OK,
        request.with(
            Map.of(
                "company", company,
                "title", state.title(),
                "text", state.text(),
                "place", state.place(),
                "state", state.state(),
                "over", Boolean.toString(state.over()),
                "cancel-hidden", state.cancellable() ? "" : "hidden",
                "ending", number.substring(number.length() - DIGITS_SHOWN),
                "token", token.toString())));
  }

  private static ResponseEntity<String> page(HttpStatusCode status, String html) {
    return ResponseEntity.status(status).contentType(HTML).body(html);
  }
}
