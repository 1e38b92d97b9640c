package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.conf.Hours;
import dev.hatchline.flow.Value;
import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.PhoneSpec;
import dev.hatchline.phones.Voice;
import dev.hatchline.phones.sound.Sound;
import dev.hatchline.phones.sound.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The line as a newcomer's company has it: the shipped flow, the demo back office. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CompanyLineIT {
  private static final int CALLER_HZ = 1130;
  private static final double FIRST_PROMPT_MAX_S = 10;
  private static final long NOTHING_AT_ALL_NANOS = Duration.ofMinutes(3).toNanos();
  private static final String SILENT = "+12025551000";
  private static Rig rig;
  private static Scene scene;
  private static Phone silent;
  private static long silentSince;

  @BeforeAll
  static void up() {
    rig = Rig.upWithDemo("company: Test Company");
    scene = new Scene(rig);
    silent = rig.phones().open(PhoneSpec.caller(SILENT, rig.sip()).saying(new Voice.Silence()));
    silent.dial(rig.uri("1000"));
    silentSince = System.nanoTime();
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  @Test
  void firstPromptOffersAllThreeWithTheWaitInTenSeconds() {
    String number = "+12025551001";
    try (Phone caller = scene.calls(number, CALLER_HZ)) {
      Sound heard =
          caller.awaitSound(
              Hearing.words(
                  Spoken.words(
                      "For a person, press zero. For service, one. For a call back, two.")),
              Rig.PATIENCE);
      List<Span> spoken = heard.spans();
      assertThat(spoken.getLast().to() - spoken.getFirst().from()).isLessThan(FIRST_PROMPT_MAX_S);
    }
    scene.ended(number, "LEFT_FLOW", "CALLER");
  }

  /** The keys are all typed in the first prompt; the zeros among them are digits. */
  @Test
  void orderIsLookedUpByKeysTypedAhead() {
    String number = "+12025551002";
    try (Phone caller = scene.calls(number, CALLER_HZ)) {
      caller.press("1240017#");
      String order =
          Spoken.sentence(
              "company-line",
              "tell-order",
              Map.of(
                  "order", new Value.Digits("40017"),
                  "state", new Value.Text("shipped")));
      caller.awaitSound(Hearing.words(Spoken.words(order).slice(0.2, 2)), Rig.PATIENCE);
      caller.awaitSound(
          Hearing.words(Spoken.node("company-line", "service", "Test Company").slice(0.3, 4)),
          Rig.PATIENCE);
    }
    List<String> story = scene.ended(number, "LEFT_FLOW", "CALLER");
    assertThat(story)
        .containsSubsequence("Chose", "Chose", "Gave", "LookedUp")
        .doesNotContain("ZeroOut");
    assertThat(rig.awaitEvent(number, "Gave").get("value").asString()).isEqualTo("40017");
    assertThat(rig.awaitEvent(number, "LookedUp").get("outcome").asString()).isEqualTo("found");
  }

  @Test
  void whatOperationsWatchIsServed() {
    assertThat(rig.metrics())
        .contains(
            "hatchline_agents{",
            "hatchline_line_callers{",
            "hatchline_line_longest_wait_seconds{",
            "hatchline_calls_live",
            "hatchline_media_late_total",
            "hatchline_line_wait_seconds_bucket{",
            "hatchline_line_in_time_total{",
            "hatchline_agents_time_seconds_total{",
            "hatchline_pool_used{pool=\"store\"}",
            "hatchline_store_up 1.0",
            "jvm_memory_used_bytes{",
            "jvm_threads_live_threads",
            "process_cpu_usage",
            "hatchline_ami_lag_seconds");
    for (String part : List.of("asterisk", "ami", "agi", "media", "database", "calls")) {
      assertThat(rig.healthOf(part)).as(part).isEqualTo("UP");
    }
  }

  @Test
  void outageOfTheAreaIsTold() {
    String number = "+12025551003";
    try (Phone caller = scene.calls(number, CALLER_HZ)) {
      caller.press("1320500");
      String outage =
          Spoken.sentence(
              "company-line",
              "tell-outage",
              Map.of(
                  "area", new Value.Digits("20500"),
                  "affected", new Value.Number(BigDecimal.valueOf(1200))));
      caller.awaitSound(Hearing.words(Spoken.words(outage).slice(0.2, 4)), Rig.PATIENCE);
    }
    scene.ended(number, "LEFT_FLOW", "CALLER");
  }

  @Test
  void hoursOfADayAreTold() {
    String number = "+12025551004";
    try (Phone caller = scene.calls(number, CALLER_HZ)) {
      caller.press("111207");
      LocalDate today = LocalDate.now(ZoneOffset.UTC);
      LocalDate day = today.withMonth(12).withDayOfMonth(7);
      String hours = Hours.ALWAYS.spokenOn(day.isBefore(today) ? day.plusYears(1) : day);
      caller.awaitSound(Hearing.words(Spoken.words(hours)), Rig.PATIENCE);
    }
    scene.ended(number, "LEFT_FLOW", "CALLER");
  }

  @Test
  void zeroAloneInAnEntryIsTheHatchAndSoIsStarZero() {
    String alone = "+12025551005";
    String star = "+12025551006";
    try (Phone one = scene.calls(alone, CALLER_HZ);
        Phone two = scene.calls(star, CALLER_HZ)) {
      one.press("12");
      two.press("12");
      rig.awaitEvent(alone, e -> e.path("node").asString("").equals("which-order"), "the entry");
      rig.awaitEvent(star, e -> e.path("node").asString("").equals("which-order"), "the entry");
      one.press("0");
      two.press("40*0");
      assertThat(rig.awaitEvent(alone, "ZeroOut").get("by").asString()).isEqualTo("0");
      assertThat(rig.awaitEvent(star, "ZeroOut").get("by").asString()).isEqualTo("*0");
    }
  }

  @Test
  void whoWithholdsTheNumberIsAskedForItAndHearsItReadBack() {
    try (Phone caller =
        rig.phones()
            .open(PhoneSpec.caller("anonymous", rig.sip()).saying(new Voice.Tone(CALLER_HZ)))) {
      caller.dial(rig.uri("1000"));
      caller.events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
      caller.press("2");
      caller.awaitSound(
          Hearing.words(Spoken.node("company-line", "which-number", "").slice(0.3, 3)),
          Rig.PATIENCE);
      caller.press("2025550123#");
      String back =
          "We call " + dev.hatchline.flow.Spoken.of(new Value.Phone("+12025550123")) + ".";
      caller.awaitSound(Hearing.words(Spoken.words(back).slice(0.3, 5)), Rig.PATIENCE);
      caller.press("11");
      String promise = "We will call you as soon as a person is free. The call shows 1 0 0 0.";
      caller.awaitSound(Hearing.words(Spoken.words(promise).slice(0.3, 4)), Rig.PATIENCE);
    }
    assertThat(rig.api("/api/callbacks").get(0).get("number").asString()).isEqualTo("+12025550123");
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void whoDoesNothingAtAllForThreeMinutesIsInLineAndNotHungUpOn() {
    Rig.await(
        "three minutes of nothing",
        Duration.ofMinutes(4),
        () -> System.nanoTime() - silentSince > NOTHING_AT_ALL_NANOS);
    assertThat(silent.calls()).hasSize(1);
    assertThat(Rig.types(rig.story(SILENT)))
        .containsSubsequence("NoInput", "NoInput", "JoinedLine", "MessageStarted", "JoinedLine")
        .doesNotContain("Ended");
    silent.close();
  }
}
