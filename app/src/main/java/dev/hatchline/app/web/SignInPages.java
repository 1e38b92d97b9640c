package dev.hatchline.app.web;

import dev.hatchline.app.Setting;
import dev.hatchline.conf.User;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where people sign in to see the pages; it works without a script. Agents sign in at their desk.
 *
 * <pre>
 *   GET  /sign-in    the form; ?to=PATH is where it leads
 *   POST /sign-in    303 to there
 *   GET  /sign-out   who is signed in, and the form to end it
 *   POST /sign-out   303 to the form
 * </pre>
 */
@RestController
public class SignInPages {
  static final String PATH = "/sign-in";
  private static final String OUT = "/sign-out";
  private static final String HOME = "/";
  private static final String FLOWS = "/flows";

  /** A page of ours, and nowhere else. */
  private static final Pattern OURS = Pattern.compile("/([A-Za-z0-9_-][A-Za-z0-9/_.-]{0,99})?");

  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

  private final HtmlTemplate in = HtmlTemplate.of("sign-in.html");
  private final HtmlTemplate out = HtmlTemplate.of("sign-out.html");
  private final SignIns signIns;
  private final UserSessions sessions;
  private final String company;
  private final InstantSource clock;

  SignInPages(Setting setting, SignIns signIns, UserSessions sessions, InstantSource clock) {
    this.signIns = signIns;
    this.sessions = sessions;
    this.company = setting.config().company();
    this.clock = clock;
  }

  /** Whether this is sent by one of these forms. */
  static boolean sends(String path) {
    return path.equals(PATH) || path.equals(OUT);
  }

  /** The form, which leads to this page. */
  static String leadingTo(String page) {
    return page.equals(HOME) || !OURS.matcher(page).matches() ? PATH : PATH + "?to=" + page;
  }

  @GetMapping(PATH)
  public ResponseEntity<String> form(
      HttpServletRequest request, @RequestParam(required = false) @Nullable String to) {
    return sessions
        .of(request)
        .map(session -> seeOther(page(session.who(), to)).<String>build())
        .orElseGet(() -> form(HttpStatus.OK, "", new Typed("", to)));
  }

  @PostMapping(PATH)
  public ResponseEntity<String> signIn(HttpServletRequest request) throws IOException {
    Typed typed = new Typed("", null);
    try {
      Map<String, String> fields = WebForm.read(request, clock);
      typed = new Typed(fields.getOrDefault("name", "").strip(), fields.get("to"));
      User user =
          signIns.person(
              request.getRemoteAddr(), typed.name(), fields.getOrDefault("password", ""));
      sessions.token(request).ifPresent(sessions::end);
      String cookie =
          sessions.cookie(request, sessions.begin(user), UserSessions.LENGTH_MAX).toString();
      return seeOther(page(user, typed.to())).header(HttpHeaders.SET_COOKIE, cookie).build();
    } catch (ErrorResponseException problem) {
      return form(problem, typed);
    }
  }

  @GetMapping(OUT)
  public ResponseEntity<String> signOut(HttpServletRequest request) {
    return Who.of(request)
        .filter(who -> who.session() != null)
        .map(who ->
            page(
                HttpStatus.OK,
                out.with(
                    Map.of(
                        "company", company,
                        "title", "Sign out",
                        "name", who.name(),
                        "role", who.role().word(),
                        "csrf", SessionForms.key()))))
        .orElseGet(() -> seeOther(PATH).build());
  }

  @PostMapping(OUT)
  public ResponseEntity<String> end(HttpServletRequest request) throws IOException {
    var _ = WebForm.read(request, clock);
    sessions.token(request).ifPresent(sessions::end);
    String cookie = sessions.cookie(request, "", Duration.ZERO).toString();
    return seeOther(PATH).header(HttpHeaders.SET_COOKIE, cookie).build();
  }

  /** What was typed before, and where it is to lead. */
  private record Typed(String name, @Nullable String to) {}

  /** Where somebody goes who has signed in. */
  private static String page(User user, @Nullable String to) {
    String home = Access.roles("GET", HOME).contains(user.role()) ? HOME : FLOWS;
    return to != null
            && OURS.matcher(to).matches()
            && Access.roles("GET", to).contains(user.role())
            && !to.equals(HOME)
        ? to
        : home;
  }

  private ResponseEntity<String> form(ErrorResponseException problem, Typed typed) {
    ResponseEntity<String> page =
        form(problem.getStatusCode(), String.valueOf(problem.getBody().getDetail()), typed);
    return Optional.ofNullable(problem.getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
        .map(again ->
            ResponseEntity.status(page.getStatusCode())
                .headers(page.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, again)
                .body(String.valueOf(page.getBody())))
        .orElse(page);
  }

  private ResponseEntity<String> form(HttpStatusCode status, String problem, Typed typed) {
    return page(
        status,
        in.with(
            Map.of(
                "company",
                company,
                "title",
                "Sign in",
                "problem",
                problem,
                "problem-hidden",
                problem.isEmpty() ? "hidden" : "",
                "name",
                typed.name(),
                "to",
                typed.to() == null ? "" : typed.to())));
  }

  private static ResponseEntity<String> page(HttpStatusCode status, String html) {
    return ResponseEntity.status(status).contentType(HTML).body(html);
  }

  private static ResponseEntity.BodyBuilder seeOther(String page) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(page));
  }

  /** What is no form of ours. */
  @ExceptionHandler
  ResponseEntity<String> refused(ErrorResponseException problem) {
    return form(problem, new Typed("", null));
  }
}
