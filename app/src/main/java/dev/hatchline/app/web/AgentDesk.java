package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.story.Messages;
import dev.hatchline.app.web.Sessions.Session;
import dev.hatchline.call.AgentId;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.ScreenPop;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The desk of an agent, who signs in with the extension and the password of the phone, or the one
 * that the operator's file has for the desk.
 *
 * <pre>
 *   GET  /desk            the desk, or the form to sign in; ?last shows the last customer
 *   GET  /desk/live       {@link DeskLive}
 *   POST /desk/sign-in    303 to the desk
 *   POST /desk/sign-out   303 to the form
 *   POST /desk/ACT        note, tell-by, solve, keep, credit, again, callback, callback-at, heard,
 *                         answer: 303 to the desk
 *   GET  /desk/message/ID.wav
 * </pre>
 */
@RestController
public class AgentDesk {
  static final String PATH = "/desk";
  static final String NOT_IN = "You are not signed in";

  private static final String COOKIE = "hatchline-desk";

  private static final Pattern SENDING =
      Pattern.compile(
          PATH
              + "/(sign-in|sign-out|note|tell-by|solve|keep|credit|again|callback|callback-at|heard"
              + "|answer)");

  private final SignIns signIns;
  private final DeskSessions sessions;
  private final DeskPages pages;
  private final AgentPops pops;
  private final CaseActs acts;
  private final CaseDeeds deeds;
  private final TaskActs tasks;
  private final Messages messages;
  private final InstantSource clock;

  AgentDesk(
      SignIns signIns,
      DeskSessions sessions,
      DeskPages pages,
      AgentPops pops,
      CaseActs acts,
      TaskActs tasks,
      Engine engine,
      InstantSource clock) {
    this.tasks = tasks;
    this.messages = engine.messages();
    this.signIns = signIns;
    this.sessions = sessions;
    this.pages = pages;
    this.pops = pops;
    this.acts = acts;
    this.deeds = new CaseDeeds(acts);
    this.clock = clock;
  }

  private static final Pattern SOUND = Pattern.compile(PATH + "/message/[0-9a-f_+-]{1,100}\\.wav");

  /** Whether this plays a message at the desk. */
  static boolean plays(String path) {
    return SOUND.matcher(path).matches();
  }

  /** Whether this is sent by a form of the desk. */
  static boolean sends(String path) {
    return SENDING.matcher(path).matches();
  }

  @GetMapping(PATH)
  public ResponseEntity<String> desk(
      HttpServletRequest request,
      @RequestParam(required = false) @Nullable String last,
      @RequestParam(required = false) @Nullable String done) {
    return session(request)
        .flatMap(session -> seen(session, last != null, done))
        .orElseGet(() -> pages.signIn(HttpStatus.OK, "", ""));
  }

  private Optional<ResponseEntity<String>> seen(
      Session<AgentId> session, boolean last, @Nullable String done) {
    return pops.agent(session.who().extension())
        .map(agent -> pages.desk(session, seen(agent, last), DeskPages.Told.done(done)));
  }

  private DeskPages.Seen seen(Agent agent, boolean last) {
    Optional<ScreenPop> pop = pops.of(agent);
    boolean hasLast = pop.isEmpty() && pops.hasLast(agent.id());
    return new DeskPages.Seen(agent, last && hasLast ? pops.last(agent.id()) : pop, hasLast);
  }

  // ---- Signing in and out

  @PostMapping(PATH + "/sign-in")
  public ResponseEntity<String> signIn(HttpServletRequest request) throws IOException {
    String extension = "";
    try {
      Map<String, String> fields = WebForm.read(request, clock);
      extension = fields.getOrDefault("extension", "").strip();
      String password = fields.getOrDefault("password", "").strip();
      AgentId agent = signIns.agent(request.getRemoteAddr(), extension, password);
      ResponseCookie cookie = cookie(request, sessions.begin(agent), DeskSessions.LENGTH_MAX);
      return ResponseEntity.status(HttpStatus.SEE_OTHER)
          .location(URI.create(PATH))
          .header(HttpHeaders.SET_COOKIE, cookie.toString())
          .build();
    } catch (ErrorResponseException problem) {
      return pages.signIn(problem, extension);
    }
  }

  private static boolean same(String right, String given) {
    return MessageDigest.isEqual(
        right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  @PostMapping(PATH + "/sign-out")
  public ResponseEntity<String> signOut(HttpServletRequest request) throws IOException {
    var _ = signedIn(request, WebForm.read(request, clock));
    token(request).ifPresent(sessions::end);
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(PATH))
        .header(HttpHeaders.SET_COOKIE, cookie(request, "", Duration.ZERO).toString())
        .build();
  }

  private static ResponseCookie cookie(HttpServletRequest request, String token, Duration length) {
    return ResponseCookie.from(COOKIE, token)
        .path(PATH)
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Strict")
        .maxAge(length)
        .build();
  }

  /** Of the session; empty without a cookie of ours. */
  static Optional<String> token(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Stream.of(cookies)
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .map(Cookie::getValue)
            .findFirst();
  }

  private Optional<Session<AgentId>> session(HttpServletRequest request) {
    return token(request).flatMap(sessions::find);
  }

  /** Whose form this is; throws if it is not one of the desk's own. */
  private Session<AgentId> signedIn(HttpServletRequest request, Map<String, String> fields) {
    Session<AgentId> session =
        session(request)
            .orElseThrow(() ->
                Problem.of(HttpStatus.UNAUTHORIZED, NOT_IN, "Please sign in, and do it again."));
    if (!same(session.formKey(), fields.getOrDefault("key", ""))) {
      throw Problem.of(
          HttpStatus.FORBIDDEN, "The form cannot be used", "It is not of this desk; look again.");
    }
    return session;
  }

  // ---- Doing

  @PostMapping(PATH + "/{act}")
  public ResponseEntity<String> act(@PathVariable String act, HttpServletRequest request)
      throws IOException {
    Map<String, String> fields = WebForm.read(request, clock);
    Session<AgentId> session = signedIn(request, fields);
    try {
      var _ = done(act, session, fields);
    } catch (ErrorResponseException problem) {
      Agent agent = pops.agent(session.who().extension()).orElseThrow();
      return pages.desk(session, seen(agent, true), DeskPages.Told.problem(problem, fields));
    }
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(PATH + "?last&done=" + act))
        .build();
  }

  private Case done(String act, Session<AgentId> session, Map<String, String> fields) {
    CaseId id = id(fields.getOrDefault("case", ""));
    String once = fields.getOrDefault("form", UUID.randomUUID().toString());
    CaseActs.By by = new CaseActs.By(session.who(), CallbackApi.checked(once), null);
    return switch (act) {
      case "note" -> noted(id, fields, by);
      case "tell-by" -> acts.tellBy(id, fields.getOrDefault("way", ""));
      case "solve" ->
          deeds.solve(id, fields.getOrDefault("disposition", ""), fields.get("news"), by);
      case "keep" -> acts.keepOpen(id, by.agent());
      case "credit" ->
          acts.credit(id, fields.getOrDefault("amount", ""), fields.getOrDefault("reason", ""), by);
      case "heard" -> {
        var _ = tasks.heard(task(fields), by.agent());
        yield acts.find(id);
      }
      case "answer" -> {
        var _ = tasks.callBack(task(fields), by.agent());
        yield acts.find(id);
      }
      case "again" -> acts.sendAgain(id, fields.getOrDefault("credit", ""), by.actor());
      case "callback" -> acts.callBack(id, null, asker(by), by.key());
      case "callback-at" -> acts.callBack(id, when(fields, by), asker(by), by.key());
      default -> throw Problem.of(HttpStatus.NOT_FOUND, "Unknown", "The desk has no such form.");
    };
  }

  private static String asker(CaseActs.By by) {
    return "agent " + by.agent().extension();
  }

  /** A free time, which the form offers with its offset; by the agent themselves if they say so. */
  private static TimeAsked when(Map<String, String> fields, CaseActs.By by) {
    String agent = fields.containsKey("mine") ? by.agent().extension() : null;
    return new TimeAsked(fields.getOrDefault("at", "").strip(), null, agent);
  }

  /** What a caller left, for who is signed in. */
  @GetMapping(path = PATH + "/message/{id}.wav", produces = "audio/wav")
  public ResponseEntity<Resource> sound(@PathVariable String id, HttpServletRequest request) {
    if (session(request).isEmpty()) {
      throw Problem.of(HttpStatus.UNAUTHORIZED, NOT_IN, "Please sign in, and play it again.");
    }
    return messages
        .find(id)
        .map(found -> ResponseEntity.ok().body((Resource) new FileSystemResource(found.file())))
        .orElseThrow(() ->
            Problem.of(HttpStatus.NOT_FOUND, "There is no such message", "It has been deleted."));
  }

  private static UUID task(Map<String, String> fields) {
    try {
      return UUID.fromString(fields.getOrDefault("task", ""));
    } catch (IllegalArgumentException _) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST, "The form cannot be used", "It names no message; look again.");
    }
  }

  private Case noted(CaseId id, Map<String, String> fields, CaseActs.By by) {
    String sentence = fields.getOrDefault("tell", "").strip();
    if (sentence.isEmpty()) {
      return acts.note(id, fields.getOrDefault("text", ""), by);
    }
    var _ = CaseActs.sayable(sentence);
    Case noted = acts.note(id, fields.getOrDefault("text", ""), by);
    var _ = acts.tell(id, sentence, by.key(), by.actor());
    return noted;
  }

  private static CaseId id(String text) {
    try {
      return CaseId.of(text);
    } catch (IllegalArgumentException _) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST, "The form cannot be used", "It names no case; look again.");
    }
  }

  /** What is no form of the desk's leads back to the beginning. */
  @ExceptionHandler
  ResponseEntity<String> refused(ErrorResponseException problem) {
    return pages.signIn(problem, "");
  }
}
