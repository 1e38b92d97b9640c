package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.sound.Sound;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A designer saves; who is up goes on as they began, and the next caller hears what is new. */
class FlowPublishingIT {
  private static final int CALLER_HZ = 1130;
  private static final Duration COMMAND_MAX = Duration.ofMinutes(5);

  /** So often all hear the same of two that half of them hear, once in 500,000 times. */
  private static final int TRIED_MAX = 20;

  private static final String OPERATOR =
      """
      company: Test Company
      lines: [{number: "1000", flow: line}]
      queues: [{name: people, message-when-nobody: false}]
      """;

  /** MENU, ENTRY and THANKS are what it says, and SECOND is where the menu's second key leads. */
  private static final String FLOW =
      """
      flow: line
      start: top
      nodes:
        top:
          menu:
            prompt: MENU
            choices: { 1: which, 2: SECOND, 3: other }
            wait: 15 s
        which:
          ask: { prompt: ENTRY, into: order, length: 5, wait: 15 s }
          then: told
        told: { say: THANKS, then: top }
        other: { say: This is another way., then: top }
      """;

  private static final Words HOUSE =
      new Words(
          "Welcome to the big blue house. Zero is for a person.",
          "Please key in five digits for the house.",
          "The people of the house thank you very much.");
  private static final Words GARDEN =
      new Words(
          "Good morning from our green garden. A person is there by zero.",
          "Which flower do you mean.",
          "Farewell, and come again in summer.");

  /** What one version of the flow says. */
  private record Words(String menu, String entry, String thanks) {
    String flow(String second) {
      return FLOW.replace("MENU", menu)
          .replace("ENTRY", entry)
          .replace("THANKS", '"' + thanks + '"')
          .replace("SECOND", second);
    }
  }

  private static Rig rig;
  private static Scene scene;
  private static Designer designer;

  @BeforeAll
  static void up() {
    rig =
        Rig.up(
            OPERATOR,
            home -> {
              designer = Designer.at(home);
              save(HOUSE.flow("told"));
            });
    scene = new Scene(rig);
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  private static void save(String text) {
    designer.save("line.yaml", text);
  }

  private static JsonNode flow() {
    return rig.api("/api/flows").get(0);
  }

  private static void awaitVersion(int number) {
    Rig.await("version " + number, () -> flow().path("live").path("version").asInt() == number);
  }

  /** What the flow's page shows of a node. */
  private static JsonNode counts(String node) {
    return rig.api("/flows/line/counts").path(node);
  }

  private static int here(String node) {
    return counts(node).path("here").asInt();
  }

  private static void hears(Phone caller, String words) {
    hearsAfter(0, caller, words);
  }

  /** After so many seconds of what the phone has heard. */
  private static void hearsAfter(double from, Phone caller, String words) {
    Predicate<Sound> wanted = Hearing.words(Spoken.words(words).slice(0.2, 1.8));
    caller.awaitSound(heard -> wanted.test(heard.slice(from, heard.seconds())), Rig.PATIENCE);
  }

  /** The next caller, who hears this menu. */
  private static void nextHears(String number, Words words) {
    try (Phone next = scene.calls(number, CALLER_HZ)) {
      hears(next, words.menu());
    }
    scene.ended(number, "LEFT_FLOW", "CALLER");
  }

  @Test
  void whoIsUpFinishesAsTheyBeganAndTheNextCallerHearsWhatIsNew() throws Exception {
    String inMenu = "+12025553001";
    String inAsk = "+12025553002";
    String inLine = "+12025553003";
    try (Phone menu = scene.calls(inMenu, CALLER_HZ);
        Phone ask = scene.calls(inAsk, CALLER_HZ);
        Phone line = scene.waits(inLine, CALLER_HZ)) {
      ask.press("1");
      rig.awaitEvent(inAsk, e -> e.path("node").asString("").equals("which"), "the entry");
      Rig.await("counts of who is up", () -> here("top") == 1 && here("which") == 1);
      assertThat(counts("top").path("left").asInt()).as("by zero, into line").isEqualTo(1);
      save(GARDEN.flow("other"));
      awaitVersion(2);
      menu.press("2");
      hears(menu, HOUSE.thanks());
      ask.press("12345");
      hears(ask, HOUSE.thanks());
      double before = line.heard().seconds();
      line.press("1");
      rig.awaitEvent(inLine, "AutomationMeanwhile");
      hearsAfter(before, line, HOUSE.menu());
      nextHears("+12025553004", GARDEN);
      for (Phone phone : List.of(menu, ask, line)) {
        assertThat(phone.events().all()).noneMatch(PhoneEvent.Ended.class::isInstance);
      }
    }
    scene.ended(inMenu, "LEFT_FLOW", "CALLER");
    scene.ended(inAsk, "LEFT_FLOW", "CALLER");
    scene.ended(inLine, "LEFT_LINE", "CALLER");

    refused();
    takenBack();
    tried();
  }

  /** It is said in the log, the health, the API and on the page; callers hear nothing of it. */
  private static void refused() throws Exception {
    save(GARDEN.flow("nowhere"));
    Rig.await("a refusal", () -> flow().path("refused").isObject());
    JsonNode fault = flow().path("refused").path("problems").get(0);
    assertThat(fault.path("file").asString()).endsWith("/flows/line.yaml");
    assertThat(fault.path("line").asInt()).isEqualTo(7);
    assertThat(fault.path("what").asString()).contains("nowhere");
    assertThat(flow().path("live").path("version").asInt()).isEqualTo(2);
    assertThat(rig.healthOf("flows")).isEqualTo("UP");
    assertThat(
            rig.api("/actuator/health")
                .path("components")
                .path("flows")
                .path("details")
                .path("why")
                .asString())
        .as("health says what is refused, and where")
        .contains("flows/line.yaml:7:", "nowhere");
    assertThat(rig.health().toString()).doesNotContain("DOWN");
    assertThat(Files.readString(rig.state().resolve("log/engine.log")))
        .contains("line: the saved flow is refused: 1 fault; line version 2 stays\n")
        .contains("flows/line.yaml:7:");
    nextHears("+12025553005", GARDEN);
  }

  private static void takenBack() throws Exception {
    assertThat(rig.hatchline(COMMAND_MAX, "flow", "rollback", "line"))
        .contains("calls hear version 1 of line from now on (2 before)");
    nextHears("+12025553006", HOUSE);
    assertThat(rig.hatchline(COMMAND_MAX, "flow", "versions", "line"))
        .containsPattern("1 +20.*all calls")
        .contains("back to version 1 from 2, by operator");
    assertThat(rig.hatchline(COMMAND_MAX, "flow", "diff", "line", "2"))
        .contains("--- line version 2", "+++ line version 1", "-      prompt: " + GARDEN.menu());
  }

  /** Of some calls each hears one of the two as a whole, and both are heard. */
  private static void tried() {
    save("canary: 50 %\n" + GARDEN.flow("other"));
    Rig.await("a trial", () -> flow().path("trial").path("percent").asInt() == 50);
    int before = calls("trial");
    List<Words> heard = new ArrayList<>();
    while (heard.size() < TRIED_MAX && !heard.containsAll(List.of(HOUSE, GARDEN))) {
      heard.add(menuOf("+120255531%02d".formatted(heard.size())));
    }
    assertThat(heard).contains(HOUSE, GARDEN);
    assertThat(calls("trial") - before).isEqualTo(Collections.frequency(heard, GARDEN));
    save(GARDEN.flow("other"));
    Rig.await("its end", () -> !flow().path("trial").isObject());
    assertThat(flow().path("live").path("version").asInt()).isEqualTo(2);
  }

  /** How many have heard this one of the two. */
  private static int calls(String which) {
    return flow().path(which).path("calls").asInt();
  }

  /** What a caller of this number hears, from the menu to the thanks. */
  private static Words menuOf(String number) {
    try (Phone caller = scene.calls(number, CALLER_HZ)) {
      Predicate<Sound> house = Hearing.words(Spoken.words(HOUSE.menu()).slice(0.2, 1.8));
      Predicate<Sound> garden = Hearing.words(Spoken.words(GARDEN.menu()).slice(0.2, 1.8));
      Sound sound = caller.awaitSound(house.or(garden), Rig.PATIENCE);
      Words words = house.test(sound) ? HOUSE : GARDEN;
      caller.press("1");
      rig.awaitEvent(number, e -> e.path("node").asString("").equals("which"), "the entry");
      caller.press("12345");
      hears(caller, words.thanks());
      return words;
    }
  }
}
