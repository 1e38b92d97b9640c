package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.sound.Sound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was told in one call is known in the next, and to who calls back. */
class RememberedIT {
  private static final int AGENT_HZ = 1730;
  private static final int CALLER_HZ = 1130;
  private static final String FLOW =
      """
      flow: remembers
      start: hello
      waiting: by-language
      callback: which-number
      nodes:
        hello:
          say: This is Test Company.
          then: by-language
        by-language:
          branch:
            - if: language == "de"
              to: german
          else: english
        english:
          menu:
            prompt: For a person, press zero. For your order, one. For German, two. With an account, three.
            choices: {1: which-order, 2: speaks-german, 3: which-account}
            wait: 15s
        speaks-german:
          set: {language: de}
          then: german
        german:
          menu:
            prompt: Good day to you, who would speak German. For a person, zero. To be called, three.
            choices: {3: which-number}
            wait: 15s
        which-account:
          ask: {prompt: Please key in your account., into: account, length: 4}
          then: thanks
        thanks:
          say: Thank you very much for that.
          then: english
        which-order:
          ask: {prompt: Please key in your order number., into: order, length: 5, remember: 30 d}
          then: tell-order
        tell-order:
          say: "Your order is number {order}."
          then: english
        which-number:
          ask:
            prompt: The number, please.
            into: number
            as: phone
            own: yes
            confirm: "We call you at {number}. If that is right, press one."
          then: promise
        promise: {callback: number}
      """;
  private static final Sound ENGLISH =
      Spoken.words(
              "For a person, press zero. For your order, one. For German, two. With an account, three.")
          .slice(0.2, 3);
  private static final Sound GERMAN =
      Spoken.words(
              "Good day to you, who would speak German. For a person, zero. To be called, three.")
          .slice(0.2, 3);
  private static final Sound ORDER = Spoken.words("Your order is number 4 0 0 1 7.").slice(0.2, 2);

  private static Rig rig;
  private static Scene scene;

  @BeforeAll
  static void up() {
    rig =
        Rig.up(
            """
            company: Test Company
            lines:
              - {number: "1000", flow: remembers}
            queues:
              - name: people
                agents: ["101"]
                ring: 10 s
                wrap-up: 0 s
                message-when-nobody: false
            callback: {ring: 30 s}
            cases: {goes-on: 0 s}
            """,
            RememberedIT::flow);
    scene = new Scene(rig);
  }

  private static void flow(Path configFolder) {
    try {
      Path flows = Files.createDirectory(configFolder.resolve("flows"));
      Files.writeString(flows.resolve("remembers.yaml"), FLOW);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  @Test
  void whatWasKeyedInOneCallIsNotAskedInTheNext() {
    String number = "+12025552101";
    keysTheOrder(number, "1");
    try (Phone again = scene.calls(number, CALLER_HZ)) {
      again.awaitSound(Hearing.words(ENGLISH), Rig.PATIENCE);
      again.press("1");
      again.awaitSound(Hearing.words(ORDER), Rig.PATIENCE);
    }
    assertThat(scene.ended(number, "LEFT_FLOW", "CALLER"))
        .containsOnlyOnce("KeyPressed", "Chose")
        .doesNotContain("Gave", "NoInput");
  }

  /** The account makes them one customer, with one case, and what the one keyed is not asked. */
  @Test
  void whoKeysTheirAccountFromAnotherPhoneIsKnownByIt() {
    String first = "+12025552102";
    String other = "+12025552103";
    keysTheOrder(first, "347111");
    try (Phone again = scene.calls(other, CALLER_HZ)) {
      again.press("34711");
      again.awaitSound(Hearing.words(ENGLISH), Rig.PATIENCE);
      again.press("1");
      again.awaitSound(Hearing.words(ORDER), Rig.PATIENCE);
    }
    assertThat(scene.ended(other, "LEFT_FLOW", "CALLER")).containsOnlyOnce("Gave");
    JsonNode c = onlyCase(first);
    assertThat(c.path("who").path("account").asString()).isEqualTo("4711");
    assertThat(c.path("contacts").valueStream().map(met -> met.path("from").asString()))
        .containsExactly(first, other);
  }

  /** By these keys, and then those of the order. */
  private static void keysTheOrder(String number, String keys) {
    try (Phone caller = scene.calls(number, CALLER_HZ)) {
      caller.press(keys + "40017");
      caller.awaitSound(Hearing.words(ORDER), Rig.PATIENCE);
    }
    assertThat(scene.ended(number, "LEFT_FLOW", "CALLER")).contains("Gave");
  }

  private static JsonNode onlyCase(String number) {
    String asked = URLEncoder.encode(number, StandardCharsets.UTF_8);
    JsonNode cases = rig.api("/api/cases?number=" + asked).get("cases");
    assertThat(cases).hasSize(1);
    return rig.api("/api/cases/" + cases.get(0).get("id").asString());
  }

  @Test
  void theLanguageIsSpokenInTheNextCallAndInTheCallBackWhoseAgentKnowsItFirst() {
    String number = "+12025552104";
    try (Phone caller = scene.calls(number, CALLER_HZ)) {
      caller.press("2");
      caller.awaitSound(Hearing.words(GERMAN), Rig.PATIENCE);
    }
    assertThat(nodes(number))
        .containsExactly("hello", "by-language", "english", "speaks-german", "german");
    scene.ended(number, "LEFT_FLOW", "CALLER");
    try (Phone again = scene.calls(number, CALLER_HZ)) {
      again.awaitSound(Hearing.words(GERMAN), Rig.PATIENCE);
      assertThat(nodes(number)).containsExactly("hello", "by-language", "german");
      again.press("31");
      rig.awaitEvent(number, "Promised");
      Scene.hungUpOn(again);
    }
    scene.ended(number, "PROMISED", "LINE");
    try (Phone customer = rig.customer(number, CALLER_HZ);
        Phone deaf = rig.agent("101", AGENT_HZ)) {
      deaf.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      JsonNode pop = rig.api("/api/agents/101/pop");
      assertThat(pop.path("who").path("language").asString()).isEqualTo("de");
      customer.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      customer.answer();
      rig.awaitEvent(number, "CalledBack");
      rig.awaitAgent("101", "Paused");
      Hearing.awaitMusic(customer);
      customer.press("1");
      customer.awaitSound(Hearing.words(GERMAN), Rig.PATIENCE);
      assertThat(nodes(number)).containsExactly("by-language", "german");
    }
    rig.awaitNoCalls();
  }

  /** The nodes to which the latest call from this number came, in order. */
  private static List<String> nodes(String number) {
    return rig.story(number).stream()
        .filter(event -> event.path("type").asString().equals("PromptStarted"))
        .map(event -> event.path("node").asString())
        .toList();
  }
}
