package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.numbers.NumberCheck;
import dev.hatchline.app.numbers.PhoneNumbers;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.conf.ApiKey;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.cases.Actor;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.Customer;
import dev.hatchline.routing.store.CaseKind;
import dev.hatchline.routing.store.Listings;
import dev.hatchline.routing.store.Mark;
import dev.hatchline.routing.store.Page;
import dev.hatchline.routing.store.StoreFault;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Cases for programs, and what an agent sees. Described in docs/desk.md. */
@RestController
@RequestMapping("/api")
public class CaseApi {
  private static final Pattern SENDING =
      Pattern.compile(
          "/api/cases/[0-9a-fA-F-]{36}/(notes|news|tell-by|solve|reopen|owner|weight|credits"
              + "|callbacks|results|credits/[0-9a-f-]{36}/send)");

  private final Engine engine;
  private final OperatorConfig config;
  private final PhoneNumbers numbers;
  private final CaseActs acts;
  private final CaseDeeds deeds;
  private final AgentPops pops;
  private final JsonMapper mapper;
  private final InstantSource clock;

  CaseApi(Engine engine, CaseActs acts, AgentPops pops, JsonMapper mapper, InstantSource clock) {
    this.engine = engine;
    this.config = engine.setting().config();
    this.numbers = new PhoneNumbers(config);
    this.acts = acts;
    this.deeds = new CaseDeeds(acts);
    this.pops = pops;
    this.mapper = mapper;
    this.clock = clock;
  }

  /** Whether this is posted with a body. */
  static boolean sends(String path) {
    return SENDING.matcher(path).matches();
  }

  /** 204 if the agent is there for nobody, or nobody's case is known yet. */
  @GetMapping("/agents/{extension}/pop")
  public ResponseEntity<CaseViews.Pop> pop(@PathVariable String extension) {
    return pops.of(
            pops.agent(extension)
                .orElseThrow(() ->
                    Problem.of(
                        HttpStatus.NOT_FOUND,
                        "There is no such agent",
                        "No agent has this extension.")))
        .map(pop -> ResponseEntity.ok(CaseViews.pop(pop)))
        .orElseGet(() -> ResponseEntity.noContent().build());
  }

  // ---- Reading

  /**
   * Some cases.
   *
   * @param next the {@code after} of the next page; absent on the last one
   */
  record Some(List<CaseViews.Full> cases, @Nullable String next) {}

  /**
   * A customer's, last contact first; or, without a number, all of one state, the first to be
   * opened first. What was changed a moment ago may be missing until it is written.
   */
  @GetMapping("/cases")
  public ResponseEntity<Some> cases(
      @RequestParam(required = false) @Nullable String number,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "100") int limit,
      HttpServletRequest request) {
    CaseKind kind = state == null ? null : kind(state);
    String list = number != null || kind == null ? "customer" : CaseWords.word(kind);
    Paging paging = Paging.of(list, request, limit, after);
    Page<Case> page;
    if (number != null) {
      page = of(number(number), kind, paging);
    } else if (kind != null) {
      page = all(kind, paging);
    } else {
      throw unusable("Expected a \"number\", or a \"state\".");
    }
    List<CaseViews.Full> some =
        page.rows().stream()
            .flatMap(kept -> now(kept).stream())
            .filter(c -> state == null || CaseWords.word(c).equals(state))
            .map(CaseViews::full)
            .toList();
    Mark next = page.next();
    return paging.answer(new Some(some, next == null ? null : paging.cursor(next)), next);
  }

  /** Empty if it is another one's by now, which stands in its own place. */
  private Optional<Case> now(Case kept) {
    return Optional.of(engine.cases().desk().latest(kept)).filter(c -> c.id().equals(kept.id()));
  }

  private static CaseKind kind(String word) {
    return Stream.of(CaseKind.values())
        .filter(kind -> CaseWords.word(kind).equals(word))
        .findFirst()
        .orElseThrow(() -> unusable("Expected open, solved or closed as \"state\"."));
  }

  private interface Listing {
    Page<Case> of(Listings kept) throws StoreFault;
  }

  private Page<Case> all(CaseKind kind, Paging paging) {
    return read(kept -> kept.cases(kind, paging.after(), paging.limit()));
  }

  private Page<Case> of(PhoneNumber number, @Nullable CaseKind kind, Paging paging) {
    Set<CaseKind> kinds = kind == null ? EnumSet.allOf(CaseKind.class) : Set.of(kind);
    Customer who = Customer.of(number);
    return read(kept -> kept.casesOf(who, kinds, paging.after(), paging.limit()));
  }

  private Page<Case> read(Listing listing) {
    try {
      return listing.of(engine.everything().listings());
    } catch (StoreFault _) {
      throw CaseActs.storeAway();
    }
  }

  private PhoneNumber number(String text) {
    return switch (numbers.check(text.strip(), config.region())) {
      case NumberCheck.Valid(PhoneNumber number) -> number;
      case NumberCheck.Refused(NumberCheck.Why why) -> throw unusable(why.sentence());
    };
  }

  @GetMapping("/cases/{id}")
  public CaseViews.Full one(@PathVariable String id) {
    return CaseViews.full(acts.find(id(id)));
  }

  // ---- Doing

  @PostMapping(path = "/cases/{id}/notes", consumes = MediaType.APPLICATION_JSON_VALUE)
  public CaseViews.Full note(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    JsonBody body = body(request);
    CaseActs.By by = by(body, request);
    String tell = tell(body);
    return CaseViews.full(told(tell, by, acts.note(id(id), body.needed("text", "the note"), by)));
  }

  /** How the customer wants to be told of changes. */
  @PostMapping(path = "/cases/{id}/tell-by", consumes = MediaType.APPLICATION_JSON_VALUE)
  public CaseViews.Full tellBy(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    return CaseViews.full(acts.tellBy(id(id), body(request).needed("way", "call or nobody")));
  }

  /** The customer is told so, the way they chose; 409 if they chose none. */
  @PostMapping(path = "/cases/{id}/news", consumes = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<NoticeApi.Full> news(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    String sentence = body(request).needed("sentence", "what the customer is told");
    return ResponseEntity.accepted()
        .body(
            NoticeApi.full(
                acts.tell(id(id), sentence, IdempotentPosts.key(request), program(request))));
  }

  @PostMapping(path = "/cases/{id}/solve", consumes = MediaType.APPLICATION_JSON_VALUE)
  public CaseViews.Full solve(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    JsonBody body = body(request);
    String disposition = body.needed("disposition", "how it came out");
    return CaseViews.full(deeds.solve(id(id), disposition, body.text("tell"), by(body, request)));
  }

  @PostMapping(path = "/cases/{id}/reopen", consumes = MediaType.APPLICATION_JSON_VALUE)
  public CaseViews.Full reopen(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    JsonBody body = body(request);
    return CaseViews.full(deeds.reopen(id(id), body.text("tell"), by(body, request)));
  }

  /** Without an agent the case belongs again to who talks to the customer. */
  @PostMapping(path = "/cases/{id}/owner", consumes = MediaType.APPLICATION_JSON_VALUE)
  public CaseViews.Full owner(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    JsonBody body = body(request);
    return CaseViews.full(
        acts.own(id(id), body.text("agent") == null ? null : agent(body), program(request)));
  }

  @PostMapping(path = "/cases/{id}/weight", consumes = MediaType.APPLICATION_JSON_VALUE)
  public CaseViews.Full weight(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    return CaseViews.full(
        acts.weigh(id(id), body(request).number("weight", "1 to 3"), program(request)));
  }

  @PostMapping(path = "/cases/{id}/credits", consumes = MediaType.APPLICATION_JSON_VALUE)
  public CaseViews.Full credit(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    JsonBody body = body(request);
    return CaseViews.full(
        acts.credit(
            id(id),
            body.needed("amount", "such as \"7.50\""),
            body.needed("reason", "why it is given"),
            by(body, request)));
  }

  /** What the system with this key found out, or did: shown as what it was asked is. */
  @PostMapping(path = "/cases/{id}/results", consumes = MediaType.APPLICATION_JSON_VALUE)
  public CaseViews.Full result(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    JsonBody body = body(request);
    Map<String, String> values = new LinkedHashMap<>();
    JsonBody inside = body.inside("values", "an object of texts");
    for (String name : inside.json().propertyNames()) {
      values.put(name, inside.needed(name, "a text"));
    }
    String system = Who.written(request).orElse(ApiKey.OPERATOR);
    String name = body.needed("name", "what it is a result of");
    return CaseViews.full(acts.result(id(id), name, values, system));
  }

  /** Sent again to the back office. */
  @PostMapping(
      path = "/cases/{id}/credits/{credit}/send",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  public CaseViews.Full sendAgain(
      @PathVariable String id, @PathVariable String credit, HttpServletRequest request)
      throws IOException {
    var _ = body(request);
    return CaseViews.full(acts.sendAgain(id(id), credit, program(request)));
  }

  /** The customer is called at the time that is named, or else as soon as somebody is free. */
  @PostMapping(path = "/cases/{id}/callbacks", consumes = MediaType.APPLICATION_JSON_VALUE)
  public CaseViews.Full callback(@PathVariable String id, HttpServletRequest request)
      throws IOException {
    TimeAsked when = TimeAsked.of(body(request));
    return CaseViews.full(
        acts.callBack(id(id), when, request.getRemoteAddr(), IdempotentPosts.key(request)));
  }

  /** What the customer is to be told; one that cannot be said is refused before all else. */
  private static @Nullable String tell(JsonBody body) {
    String sentence = body.text("tell");
    return sentence == null || sentence.isBlank() ? null : CaseActs.sayable(sentence);
  }

  /** With a sentence the customer is told of the change, if they want to be. */
  private Case told(@Nullable String sentence, CaseActs.By by, Case changed) {
    if (sentence != null) {
      var _ = acts.tellIfWanted(changed, sentence, by.key(), by.actor());
    }
    return changed;
  }

  private JsonBody body(HttpServletRequest request) throws IOException {
    return JsonBody.read(request, mapper, clock);
  }

  private CaseActs.By by(JsonBody body, HttpServletRequest request) {
    return new CaseActs.By(agent(body), IdempotentPosts.key(request), Who.of(request).orElse(null));
  }

  /** Who does it that names no agent. */
  private static Actor program(HttpServletRequest request) {
    return new Actor(null, Who.written(request).orElse(null));
  }

  private AgentId agent(JsonBody body) {
    String extension = body.needed("agent", "the extension of who does it");
    if (config.agent(extension).isEmpty()) {
      throw unusable("Expected the extension of an agent as \"agent\", found another.");
    }
    return new AgentId(extension);
  }

  private static RuntimeException unusable(String why) {
    return Problem.of(HttpStatus.BAD_REQUEST, "That cannot be used", why);
  }

  private static CaseId id(String text) {
    try {
      return CaseId.of(text);
    } catch (IllegalArgumentException _) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "The id cannot be used", "Expected a UUID.");
    }
  }
}
