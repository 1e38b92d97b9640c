package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.conf.ApiKey;
import dev.hatchline.routing.store.AnswerStore;
import dev.hatchline.routing.store.AnswerStore.Asked;
import dev.hatchline.routing.store.AnswerStore.Claim;
import dev.hatchline.routing.store.StoreFault;
import dev.hatchline.routing.store.StoredAnswer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Has what is posted to the API with an {@code Idempotency-Key} done once: asked again by the same
 * API key, it gets the same answer for {@link AnswerStore#KEPT}. Only what was done is answered so;
 * a refusal has done nothing, and the key may be used again.
 *
 * <p>When the engine dies between the deed and its answer, the deed is tried anew. Credits, notes,
 * news and outages are known by the same key where they are kept, and none is made twice even then.
 * So are callbacks, for {@link AnswerStore#CALLBACK_KEYS_KEPT}, and in the writing of their
 * promise: they are left to that, which is one instead of three.
 */
@Component
@Order(IdempotentPosts.AFTER_THE_GUARD)
public class IdempotentPosts extends OncePerRequestFilter {
  /** Spring Security's filters are at -100. */
  static final int AFTER_THE_GUARD = 1;

  static final String KEY = "Idempotency-Key";
  static final String REPLAYED = "Idempotency-Replayed";

  private static final Duration STORE_AGAIN = Duration.ofSeconds(5);
  private static final Logger log = LoggerFactory.getLogger(IdempotentPosts.class);

  private final AnswerStore answers;
  private final InstantSource clock;

  public IdempotentPosts(Engine engine, InstantSource clock) {
    this.answers = engine.everything().answers();
    this.clock = clock;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST")
        || !request.getRequestURI().startsWith("/api/")
        || request.getRequestURI().equals(CallbackApi.PATH)
        || request.getHeader(KEY) == null;
  }

  /**
   * The key of this request as it is kept with what is done: with whose it is, as two systems may
   * use the same. The operator's own are as they were before there were others.
   */
  static @Nullable String key(HttpServletRequest request) {
    String key = CallbackApi.checked(request.getHeader(KEY));
    String who = Who.written(request).orElse(ApiKey.OPERATOR);
    return key == null || who.equals(ApiKey.OPERATOR) ? key : who + "\n" + key;
  }

  /**
   * What makes it the same request.
   *
   * @param who name of the API key
   * @param path with its query, if it has one
   */
  static Asked asked(String who, String path, String key, String body) {
    return new Asked("%s POST %s %s".formatted(who, path, key), body);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      String body = Body.text(request, clock);
      Asked asked = asked(request, body);
      switch (claim(asked)) {
        case Claim.Ours ours -> done(ours, new RepeatedBody(request, body), response, chain);
        case Claim.Answered(StoredAnswer answer) -> write(answer, response);
        case Claim.Running(Instant until) -> throw running(until);
        case Claim.OtherBody() -> throw otherBody();
      }
    } catch (ErrorResponseException problem) {
      Refusal.write(response, problem);
    }
  }

  private static Asked asked(HttpServletRequest request, String body) {
    String query = request.getQueryString();
    return asked(
        Who.written(request).orElse(""),
        request.getRequestURI() + (query == null ? "" : "?" + query),
        String.valueOf(CallbackApi.checked(request.getHeader(KEY))),
        body);
  }

  private Claim claim(Asked asked) {
    try {
      return answers.claim(asked, clock.instant());
    } catch (StoreFault _) {
      throw Problem.of(
          HttpStatus.SERVICE_UNAVAILABLE,
          "The key cannot be kept",
          "The database does not answer, so nothing was done; please ask again.",
          STORE_AGAIN);
    }
  }

  private void done(
      Claim.Ours ours, RepeatedBody request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HeardAnswer heard = new HeardAnswer(response);
    boolean done = false;
    try {
      chain.doFilter(request, heard);
      done = HttpStatus.valueOf(heard.getStatus()).is2xxSuccessful();
    } finally {
      settle(ours, heard, done);
    }
    heard.copyBodyToResponse();
  }

  /** Whoever asked gets the answer all the same: what could not be kept is done, or not, by now. */
  private void settle(Claim.Ours ours, HeardAnswer heard, boolean done) throws IOException {
    try {
      if (done) {
        answers.keep(ours, heard.answer());
      } else {
        answers.release(ours);
      }
    } catch (StoreFault fault) {
      log.warn("the answer to a request with a key is not kept: {}", fault.getMessage());
    }
  }

  private static void write(StoredAnswer answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status());
    response.setHeader(REPLAYED, "true");
    if (answer.location() != null) {
      response.setHeader(HttpHeaders.LOCATION, answer.location());
    }
    if (answer.type() != null) {
      response.setContentType(answer.type());
    }
    response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private RuntimeException running(Instant until) {
    return Problem.of(
        HttpStatus.CONFLICT,
        "The request is being served",
        "The first request with this Idempotency-Key has not ended yet; please ask again.",
        Duration.between(clock.instant(), until));
  }

  private static RuntimeException otherBody() {
    return Problem.of(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "The key cannot be used",
        "This Idempotency-Key was used with another body.");
  }
}
