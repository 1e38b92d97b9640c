package dev.hatchline.app.web;

import static dev.hatchline.app.web.ApiRig.assertProblem;
import static dev.hatchline.app.web.ApiRig.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.report.Told;
import dev.hatchline.app.score.SignedScore;
import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.routing.store.PastCall;
import dev.hatchline.routing.store.WriteBehind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The score on its page, in a real browser, and by the API. Photos go to target/photos. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScorePageIT {
  @TempDir private static Path folder;

  private Browser browser;
  private ApiRig api;
  private PagesRig page;

  @BeforeAll
  void start() throws Exception {
    api = ApiRig.start("company: Northwind Power\nhours: {zone: Europe/Madrid}\n", folder);
    List<PastCall> calls = new ArrayList<>();
    Instant first = Instant.parse("2026-10-05T08:00:00Z");
    for (int i = 0; i < 20; i++) {
      calls.add(served(first.plusSeconds(3_600L * i), i == 0 ? 95 : 20));
    }
    calls.add(
        new Told(first.plusSeconds(86_400), "1000")
            .noInput(4, "menu")
            .joined(9, "people")
            .ended(40, Reason.LEFT_LINE));
    store(calls);
    browser = Browser.start();
    page = PagesRig.open(browser, api.server().port(), api.server().apiKey());
  }

  @AfterAll
  void stop() throws Exception {
    browser.close();
    api.close();
  }

  private static PastCall served(Instant rang, double wait) {
    return new Told(rang, "1000")
        .zeroOut(5, "menu")
        .joined(5.2, "people")
        .told(6, 0, 60)
        .bridged(5.2 + wait, "101")
        .ended(300, Reason.SERVED);
  }

  private void store(List<PastCall> calls) {
    WriteBehind writer = api.engine().everything().writer();
    for (PastCall call : calls) {
      assertThat(writer.offer(call.call())).isTrue();
      call.events().forEach(event -> assertThat(writer.offer(event)).isTrue());
    }
    writer.settled().join();
  }

  @Test
  void eachPointHasItsFigureItsBarAndItsCalls() throws Exception {
    page.go("/score?kind=month&date=2026-10-15", "#about", "October 2026");
    assertThat(page.tab().text("#about"))
        .contains("by the clock of Europe/Madrid", "21 calls", "No legal advice");
    assertThat(page.tab().texts("#standard article")).hasSize(9);
    assertThat(page.tab().texts("#laws article")).hasSize(5);
    assertThat(page.tab().text("#india"))
        .contains("not met", "19 of 21, 90.47 % (bar: at least 95 %)", "2 calls against it");
    assertThat(page.tab().text("#G1"))
        .contains("G1 A person at any moment", "20 of 20, 100 % (bar: all)");
    assertThat(page.tab().text("#G9")).contains("not measured", "Not told: no event tells");
    assertThat(page.tab().text("#us")).contains("no case");
    page.tab().photo("score");
    page.tab().look(1280, 900, "dark");
    page.tab().photo("score-dark");
    page.tab().look(390, 844, "light");
    assertThat(page.fits()).isTrue();
    page.tab().photo("score-small");
    page.tab().look(1280, 900, "light");
  }

  @Test
  void anotherPeriodIsChosenByKeys() throws Exception {
    page.go("/score?kind=day&date=2026-10-05", "#about", "5 October 2026");
    assertThat(page.tab().text("#about")).contains("14 calls");
    page.tabTo("After");
    page.tab().press(Tab.Key.ENTER);
    page.awaitPage("#about", "Tuesday, 6 October 2026");
    assertThat(page.tab().text("#about")).contains("7 calls");
    page.go("/score?kind=week&date=2026-99-05", "#problem", "Expected a day such as 2026-11-28");
  }

  @Test
  void theApiGivesTheSameSigned() throws Exception {
    var answer = api.get("/api/score?from=2026-10-05&to=2026-10-06");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(SignedScore.check(answer.body().getBytes(StandardCharsets.UTF_8), null))
        .isInstanceOfSatisfying(
            SignedScore.Checked.Holds.class,
            holds -> {
              JsonNode score = holds.score();
              assertThat(score.path("evidence").path("calls").asInt()).isEqualTo(21);
              assertThat(score.path("period").path("from").asString())
                  .isEqualTo("2026-10-04T22:00:00Z");
            });
    assertProblem(
        api.get("/api/score?from=2026-10-06&to=2026-10-05"), 400, "Expected 1 to 366 days");
    assertProblem(
        api.get("/api/score?from=2025-01-01&to=2026-10-05"), 400, "Expected 1 to 366 days");
    assertProblem(api.get("/api/score?from=today&to=today"), 400, "Expected a day such as");
    assertThat(json(answer).path("format").asString()).isEqualTo("hatchline-score-1");
  }
}
