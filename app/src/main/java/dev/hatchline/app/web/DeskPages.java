package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.Setting;
import dev.hatchline.app.web.Sessions.Session;
import dev.hatchline.call.AgentId;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.Credit;
import dev.hatchline.routing.cases.FirstStep;
import dev.hatchline.routing.cases.Money;
import dev.hatchline.routing.cases.ScreenPop;
import dev.hatchline.routing.cases.TellBy;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** The pages of {@link AgentDesk}; they work without a script. */
@Component
class DeskPages {
  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

  /** Without a script the page loads itself anew, but not while somebody may be writing. */
  private static final Html REFRESH =
      new Html("<noscript><meta http-equiv=\"refresh\" content=\"3\"></noscript>");

  private static final Map<String, String> DONE =
      Map.of(
          "note", "Noted.",
          "tell-by", "Noted how they want to be told.",
          "solve", "Solved.",
          "keep", "The case stays open.",
          "credit", "The credit is given.",
          "again", "The credit is sent again.",
          "heard", "The message is done.",
          "answer", "They will be called as soon as somebody is free.",
          "callback", "They will be called as soon as somebody is free.",
          "callback-at", "They will be called at that time.");

  private static final String HIDDEN = "hidden";

  /**
   * What the agent sees.
   *
   * @param pop of the present customer, or of the last one if that was asked for
   * @param hasLast nobody is there now, and somebody was
   */
  record Seen(Agent agent, Optional<ScreenPop> pop, boolean hasLast) {}

  /**
   * What is said of what was just done.
   *
   * @param problem why it was not done
   * @param typed what stays in the forms
   */
  record Told(HttpStatusCode status, String done, String problem, Map<String, String> typed) {
    static Told done(@Nullable String act) {
      String words = act == null ? "" : DONE.getOrDefault(act, "");
      return new Told(HttpStatus.OK, words, "", Map.of());
    }

    static Told problem(ErrorResponseException problem, Map<String, String> typed) {
      return new Told(problem.getStatusCode(), "", sentence(problem), typed);
    }
  }

  private final HtmlTemplate signIn = HtmlTemplate.of("desk-sign-in.html");
  private final HtmlTemplate desk = HtmlTemplate.of("desk.html");
  private final HtmlTemplate forms = HtmlTemplate.of("desk-forms.html");
  private final Setting setting;
  private final Engine engine;
  private final AgentPops pops;
  private final DeskMessages messages;
  private final CallMeTimes times;
  private final InstantSource clock;

  DeskPages(
      Setting setting,
      Engine engine,
      AgentPops pops,
      DeskMessages messages,
      CallMeTimes times,
      InstantSource clock) {
    this.pops = pops;
    this.messages = messages;
    this.times = times;
    this.setting = setting;
    this.engine = engine;
    this.clock = clock;
  }

  private static String sentence(ErrorResponseException problem) {
    return String.valueOf(problem.getBody().getDetail());
  }

  ResponseEntity<String> signIn(ErrorResponseException problem, String extension) {
    ResponseEntity<String> page = signIn(problem.getStatusCode(), sentence(problem), extension);
    String again = problem.getHeaders().getFirst(HttpHeaders.RETRY_AFTER);
    return again == null
        ? page
        : ResponseEntity.status(page.getStatusCode())
            .headers(page.getHeaders())
            .header(HttpHeaders.RETRY_AFTER, again)
            .body(String.valueOf(page.getBody()));
  }

  ResponseEntity<String> signIn(HttpStatusCode status, String problem, String extension) {
    return page(
        status,
        signIn.with(
            Map.of(
                "company",
                setting.config().company(),
                "title",
                "Sign in",
                "problem",
                problem,
                "problem-hidden",
                hiddenUnless(!problem.isEmpty()),
                "extension",
                extension)));
  }

  ResponseEntity<String> desk(Session<AgentId> session, Seen seen, Told told) {
    DeskText text = new DeskText(clock.instant(), setting.config().hours().zone());
    Agent agent = seen.agent();
    String extension = agent.id().extension();
    String name = setting.config().agent(extension).map(known -> known.name()).orElse(extension);
    return page(
        told.status(),
        desk.with(
            Map.of(
                "company", setting.config().company(),
                "title", text.title(seen),
                "agent", name,
                "extension", extension,
                "key", session.formKey(),
                "done", told.done(),
                "done-hidden", hiddenUnless(!told.done().isEmpty()),
                "problem", told.problem(),
                "problem-hidden", hiddenUnless(!told.problem().isEmpty())),
            Map.of(
                "refresh", writing(seen) ? Html.NONE : REFRESH,
                "state", text.state(agent.state()),
                "customer", text.customer(seen),
                "messages", messages.of(session),
                "forms", forms(session, seen, told.typed()))));
  }

  private static boolean writing(Seen seen) {
    return seen.pop().isPresent() && !(seen.agent().state() instanceof AgentState.Reserved);
  }

  private Html forms(Session<AgentId> session, Seen seen, Map<String, String> typed) {
    Optional<Case> shown = seen.pop().flatMap(pop -> pops.shown(pop.id()));
    if (shown.isEmpty()) {
      return Html.NONE;
    }
    Case c = shown.get();
    Html groups = times.groups(typed.getOrDefault("at", ""));
    Map<String, String> values = new HashMap<>();
    values.put("case", c.id().toString());
    values.put("key", session.formKey());
    values.put("form", UUID.randomUUID().toString());
    values.put("whose", DeskText.who(c.customer()));
    for (String field : List.of("text", "tell", "disposition", "amount", "reason")) {
      values.put(field, typed.getOrDefault(field, ""));
    }
    values.put("news", typed.getOrDefault("news", solvedWords(seen)));
    values.put("solve-hidden", hiddenUnless(c.open()));
    values.put("keep", c.open() ? "Keep open" : "Open again");
    values.put("mine", typed.containsKey("mine") ? "checked" : "");
    values.putAll(telling(c));
    values.putAll(credits(c, session));
    values.putAll(calling(c, groups));
    return new Html(forms.with(values, Map.of("times", groups)));
  }

  private static Map<String, String> telling(Case c) {
    boolean told = TellBy.of(c) == TellBy.CALL;
    return Map.of(
        "tell-hidden", hiddenUnless(told),
        "other-way", (told ? TellBy.NOBODY : TellBy.CALL).word(),
        "tell-by", told ? "Do not call them with news" : "Call them with news");
  }

  private Map<String, String> credits(Case c, Session<AgentId> session) {
    long left = engine.cases().credits().left(c, engine.cases().role(session.who()));
    Optional<Credit> stuck = engine.webhooks().books() ? FirstStep.stuck(c) : Optional.empty();
    return Map.of(
        "currency", engine.cases().credits().currency(),
        "left", left(left),
        "credit-hidden", hiddenUnless(left > 0),
        "stuck", stuck.map(credit -> credit.id().toString()).orElse(""),
        "stuck-amount", stuck.map(credit -> CaseWords.text(credit.amount())).orElse(""),
        "stuck-hidden", hiddenUnless(stuck.isPresent()));
  }

  private Map<String, String> calling(Case c, Html groups) {
    boolean callable = c.customer().number() != null;
    return Map.of(
        "callback-hidden", hiddenUnless(callable),
        "times-hidden", hiddenUnless(callable && !groups.markup().isEmpty()),
        "clock", times.clockWords());
  }

  private static String hiddenUnless(boolean so) {
    return so ? "" : HIDDEN;
  }

  /** Who is, or just was, on the line has been told already. */
  private static String solvedWords(Seen seen) {
    return switch (seen.agent().state()) {
      case AgentState.Reserved _, AgentState.OnCall _, AgentState.WrapUp _ -> "";
      case AgentState.SignedOut _, AgentState.Available _, AgentState.Paused _ -> CaseDeeds.SOLVED;
    };
  }

  private String left(long minor) {
    return minor == 0
        ? "nothing"
        : CaseWords.text(new Money(minor, engine.cases().credits().currency()));
  }

  private static ResponseEntity<String> page(HttpStatusCode status, String html) {
    return ResponseEntity.status(status).contentType(HTML).body(html);
  }
}
