package dev.hatchline.app.web;

import dev.hatchline.routing.outage.Outage;
import dev.hatchline.routing.outage.OutageState;
import dev.hatchline.routing.store.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Outages, entered and cleared by operations. Described in docs/outage.md. */
@RestController
@RequestMapping(OutageApi.PATH)
public class OutageApi {
  static final String PATH = "/api/outages";

  private static final Pattern ONE = Pattern.compile(PATH + "/[0-9a-fA-F-]{36}");
  private static final Pattern CLEAR = Pattern.compile(ONE + "/clear");

  private final OutageActs acts;
  private final JsonMapper mapper;
  private final InstantSource clock;

  OutageApi(OutageActs acts, JsonMapper mapper, InstantSource clock) {
    this.acts = acts;
    this.mapper = mapper;
    this.clock = clock;
  }

  /** Whether this is sent with a body. */
  static boolean takes(String method, String path) {
    return (method.equals("POST") && (path.equals(PATH) || CLEAR.matcher(path).matches()))
        || (method.equals("PUT") && ONE.matcher(path).matches());
  }

  /** Where it is: which lines were dialled, and how callers' numbers begin; empty is any. */
  record Where(Set<String> lines, Set<String> prefixes, Set<String> places) {}

  /**
   * An outage.
   *
   * @param state open, clearing (calls are being noted) or cleared
   * @param allClear what those hear who wanted to be called; absent while it lasts
   * @param subscribers who want to be called when it is over, or are
   */
  record Full(
      String id,
      String state,
      Where area,
      String sentence,
      @Nullable Instant nextNews,
      Instant since,
      @Nullable String allClear,
      @Nullable Instant cleared,
      int subscribers) {}

  /** Newest first. */
  @GetMapping
  public ResponseEntity<List<Full>> list(
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) @Nullable String after,
      HttpServletRequest request) {
    Paging paging = Paging.of("outages", request, limit, after);
    Page<OutageActs.Counted> page = acts.page(paging.after(), paging.limit());
    return paging.answer(page.rows().stream().map(OutageApi::full).toList(), page.next());
  }

  @GetMapping("/{id}")
  public Full one(@PathVariable String id) {
    return full(acts.find(id));
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  public ResponseEntity<Full> enter(HttpServletRequest request) throws IOException {
    JsonBody body = JsonBody.read(request, mapper, clock);
    JsonBody area =
        body.inside("area", "whom it concerns: \"lines\", \"prefixes\", \"places\", or several");
    OutageActs.Where where =
        new OutageActs.Where(area.texts("lines"), area.texts("prefixes"), area.texts("places"));
    Full now = full(acts.enter(where, said(body), once(request)));
    return ResponseEntity.created(URI.create(PATH + "/" + now.id())).body(now);
  }

  /** By whom it is asked, and the key, if it came with one. */
  private static @Nullable String once(HttpServletRequest request) {
    String key = CallbackApi.checked(request.getHeader(IdempotentPosts.KEY));
    return key == null ? null : Who.written(request).orElse("") + " " + key;
  }

  /** Other words, and other news about the next news. */
  @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  public Full say(@PathVariable String id, HttpServletRequest request) throws IOException {
    return full(acts.say(id, said(JsonBody.read(request, mapper, clock))));
  }

  /** It is over, and whoever wanted to be called is. */
  @PostMapping(path = "/{id}/clear", consumes = MediaType.APPLICATION_JSON_VALUE)
  public Full clear(@PathVariable String id, HttpServletRequest request) throws IOException {
    JsonBody body = JsonBody.read(request, mapper, clock);
    return full(acts.clear(id, body.needed("sentence", "what those hear who are called")));
  }

  private static OutageActs.Said said(JsonBody body) {
    return new OutageActs.Said(body.needed("sentence", "what callers hear"), body.text("nextNews"));
  }

  private static Full full(OutageActs.Counted counted) {
    Outage outage = counted.outage();
    return switch (outage.state()) {
      case OutageState.Open _ -> full(counted, "open", null, null);
      case OutageState.Clearing(String sentence, Instant at) ->
          full(counted, "clearing", sentence, at);
      case OutageState.Cleared(String sentence, Instant at) ->
          full(counted, "cleared", sentence, at);
    };
  }

  private static Full full(
      OutageActs.Counted counted, String state, @Nullable String allClear, @Nullable Instant at) {
    Outage outage = counted.outage();
    return new Full(
        outage.id().toString(),
        state,
        new Where(outage.area().lines(), outage.area().prefixes(), outage.area().places()),
        outage.sentence(),
        outage.nextNews(),
        outage.since(),
        allClear,
        at,
        counted.subscribers());
  }
}
