package dev.hatchline.app.web;

import static dev.hatchline.app.web.ApiRig.assertProblem;
import static dev.hatchline.app.web.ApiRig.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Times of callbacks named over HTTP and on the page, of a real engine with a real database; each
 * test has a day of its own, at whose noon people are there.
 */
class CallbackTimesIT {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final String OPERATOR =
      """
      hours: {zone: Europe/Berlin, mon: ["08:00-18:00"], tue: ["08:00-18:00"], wed: ["08:00-18:00"],
        thu: ["08:00-18:00"], fri: ["08:00-18:00"], sat: ["08:00-18:00"], sun: ["08:00-18:00"]}
      queues: [{name: people, agents: ["101", "102"]}]
      callback:
        hours: ["08:00-17:00"]
        limits: {address-hour: 1000}
        slots: {every: 15 min, capacity: 1, ahead: 20 d}
      """;

  @TempDir private static Path folder;

  private static ApiRig api;
  private static int days = 1;

  @BeforeAll
  static void start() throws Exception {
    api = ApiRig.start(OPERATOR, folder);
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  /** Noon of a day that no other test has. */
  private static synchronized ZonedDateTime noon() {
    return LocalDate.now(BERLIN).plusDays(++days).atTime(12, 0).atZone(BERLIN);
  }

  private static HttpResponse<String> post(String number, String more, String key)
      throws Exception {
    String body = "{'number':'%s'%s}".formatted(number, more).replace('\'', '"');
    return api.post("/api/callbacks", body, key);
  }

  private static HttpResponse<String> post(String more) throws Exception {
    return post(api.number(), more, UUID.randomUUID().toString());
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return api.sendAnything(api.to(path));
  }

  private static String at(ZonedDateTime time) {
    return ",'at':'" + time.toOffsetDateTime() + "'";
  }

  private static Instant instant(JsonNode value) {
    return OffsetDateTime.parse(value.asString()).toInstant();
  }

  @Test
  void whoIsErasedByForceIsNotCalledAtTheTimeEither() throws Exception {
    String number = api.number();
    HttpResponse<String> promised = post(number, at(noon()), UUID.randomUUID().toString());
    assertThat(promised.statusCode()).as(promised.body()).isEqualTo(202);
    assertProblem(api.delete("/api/persons/" + number), 409, "A call is owed");
    HttpResponse<String> erased = api.delete("/api/persons/" + number + "?force=true");
    assertThat(erased.statusCode()).as(erased.body()).isEqualTo(200);
    JsonNode left = api.read(promised.headers().firstValue("Location").orElseThrow());
    assertThat(left.path("state").asString()).isEqualTo("cancelled");
  }

  @Test
  void callIsPromisedForTheTimeByTheClockOfTheNumber() throws Exception {
    ZonedDateTime noon = noon();
    LocalDateTime there = noon.withZoneSameInstant(NEW_YORK).toLocalDateTime();
    HttpResponse<String> answer = post(",'at':'%s','agent':'102'".formatted(there));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    JsonNode found = api.read(answer.headers().firstValue("Location").orElseThrow());
    assertThat(instant(found.path("at"))).isEqualTo(noon.toInstant());
    assertThat(found.path("zone").asString()).isEqualTo("America/New_York");
    assertThat(found.path("wanted").asString()).isEqualTo("102");
    assertThat(found.path("state").asString()).isEqualTo("waiting");
    assertThat(Instant.parse(found.path("due").asString())).isEqualTo(noon.toInstant());
    assertThat(Instant.parse(found.path("deadline").asString()))
        .isEqualTo(noon.toInstant().plus(Duration.ofMinutes(5)));
    assertThat(found.path("promise").asString())
        .matches("We will call you (tomorrow|on) .* at [0-9:]+ AM\\. The call shows 1 0 0 0\\.");
    JsonNode page = api.read("/api/callbacks?limit=1").path(0);
    assertThat(page.path("at")).isEqualTo(found.path("at"));
  }

  @Test
  void zoneMayBeNamedAndIsToldWhenItIsNotTheNumbers() throws Exception {
    ZonedDateTime noon = noon();
    HttpResponse<String> answer =
        post(",'at':'%s','zone':'Europe/Berlin'".formatted(noon.toLocalDateTime()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(instant(json(answer).path("at"))).isEqualTo(noon.toInstant());
    assertThat(json(answer).path("promise").asString()).contains(" at 12:00 PM, Berlin time.");
  }

  @Test
  void fullSlotIsRefusedAndTheNearestAreNamed() throws Exception {
    ZonedDateTime noon = noon();
    String number = api.number();
    HttpResponse<String> first = post(number, at(noon), "first of " + noon);
    assertThat(first.statusCode()).isEqualTo(202);
    HttpResponse<String> second = post(at(noon.plusMinutes(7)));
    assertProblem(second, 409, "That time is taken. The nearest that we can: ");
    assertThat(json(second).path("free").valueStream().map(CallbackTimesIT::instant))
        .containsExactly(noon.minus(QUARTER).toInstant(), noon.plus(QUARTER).toInstant());
    assertThat(get("/actuator/prometheus").body())
        .contains("hatchline_callbacks_refused_total{kind=\"time-taken\"}");
    HttpResponse<String> again = post(number, at(noon), "first of " + noon);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(json(again).path("id")).isEqualTo(json(first).path("id"));
    String path = first.headers().firstValue("Location").orElseThrow();
    assertThat(api.delete(path).statusCode()).isEqualTo(204);
    assertThat(post(at(noon)).statusCode()).as("given back").isEqualTo(202);
  }

  @Test
  void freeSlotsAreListed() throws Exception {
    ZonedDateTime noon = noon();
    assertThat(post(at(noon)).statusCode()).isEqualTo(202);
    JsonNode slots =
        json(
            api.get(
                "/api/callbacks/slots?from=%s&to=%s"
                    .formatted(
                        noon.minusMinutes(20).toLocalDateTime(),
                        encoded(noon.plusMinutes(31).toOffsetDateTime().toString()))));
    assertThat(slots.valueStream().map(slot -> instant(slot.path("at"))))
        .containsExactly(
            noon.minus(QUARTER).toInstant(),
            noon.plus(QUARTER).toInstant(),
            noon.plusMinutes(30).toInstant());
    assertThat(slots.path(0).path("places").asInt()).isEqualTo(1);
    JsonNode evening =
        json(
            api.get(
                "/api/callbacks/slots?from=%s&to=%s"
                    .formatted(
                        noon.plusHours(4).plusMinutes(40).toLocalDateTime(),
                        noon.plusHours(9).toLocalDateTime())));
    assertThat(evening.valueStream().map(slot -> instant(slot.path("at"))))
        .as("customers are not called after five")
        .containsExactly(noon.plusHours(4).plusMinutes(45).toInstant());
    assertProblem(api.get("/api/callbacks/slots?from=x"), 400, "Expected a time such as ");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void timesThatCannotBeHadHaveAReason() throws Exception {
    ZonedDateTime noon = noon();
    assertProblem(
        post(at(ZonedDateTime.now(BERLIN).minusHours(1))),
        400,
        "That time is over. The nearest that we can:");
    assertProblem(post(at(noon.plusDays(40))), 400, "That is further ahead than we can promise.");
    HttpResponse<String> closed = post(at(noon.plusHours(5).plusMinutes(30)));
    assertProblem(closed, 400, "We do not call at that time. The nearest that we can: ");
    assertThat(json(closed).path("free").size()).isEqualTo(2);
    assertThat(get("/actuator/prometheus").body())
        .contains("{kind=\"time-past\"}", "{kind=\"time-far\"}", "{kind=\"time-closed\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        ",'at':'noon' | Expected a time such as",
        ",'at':'2026-13-01T10:00' | Expected a time such as",
        ",'at':'+999999999-12-31T23:59' | Expected a time such as",
        ",'at':7 | Expected text as \"at\"",
        ",'at':'2026-12-01T10:00','zone':'Mars/Base' | Expected a zone such as",
        ",'at':'2026-12-01T10:00','agent':'103' | Expected the extension of an agent",
      })
  void whatIsNoTimeIsRefused(String more, String sentence) throws Exception {
    assertProblem(post(more), 400, sentence);
  }

  @Test
  void pageOffersTheTimesAndPromisesOne() throws Exception {
    HttpResponse<String> form = get("/call-me");
    assertThat(form.body())
        .contains("As soon as a person is free", "<optgroup label=", "Times are Berlin time.");
    JsonNode slots =
        json(api.get("/api/callbacks/slots?to=" + LocalDate.now(BERLIN).plusDays(3) + "T00:00"));
    String last = slots.path(slots.size() - 1).path("at").asString();
    String at = OffsetDateTime.parse(last).toString();
    assertThat(form.body()).contains("<option value=\"" + at + "\">");
    HttpResponse<String> asked =
        send("number=%s&at=%s".formatted(encoded(api.number()), encoded(at)));
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(303);
    String page = get(asked.headers().firstValue("Location").orElseThrow()).body();
    assertThat(page).containsPattern("We will call you .* at .* [AP]M, Berlin time\\.");
    HttpResponse<String> second =
        send("number=%s&at=%s".formatted(encoded(api.number()), encoded(at)));
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("That time is taken. The nearest that we can: ");
  }

  @Test
  void whereNoTimesCanBeNamedNoneAreOffered(@TempDir Path other) throws Exception {
    try (ApiRig none = ApiRig.start("callback: {slots: {capacity: 0}}\n", other)) {
      assertThat(none.sendAnything(none.to("/call-me")).body())
          .contains("Your phone number")
          .doesNotContain("<select");
      assertProblem(
          none.post(
              "/api/callbacks",
              "{\"number\":\"+12025550123\",\"at\":\"%s\"}"
                  .formatted(Instant.now().plusSeconds(600))),
          400,
          "We call as soon as a person is free, and at no other time.");
    }
  }

  private static HttpResponse<String> send(String fields) throws Exception {
    return api.sendAnything(
        api.to("/call-me")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(fields)));
  }
}
