package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.Engine;
import dev.hatchline.app.Setting;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.cases.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The desk in a real browser, by keys alone. Photos for people go to target/photos. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskPageIT {
  private static final int DOCUMENTS_MAX = 1_000;
  private static final int ASK_MS = 1_000;

  @TempDir private static Path folder;

  private Browser browser;
  private EngineServer engine;
  private CaseScene scene;
  private Tab tab;
  private int numbers = 120;

  @BeforeAll
  void start() throws Exception {
    engine =
        EngineServer.start(
            """
            company: Northwind Power
            agents:
              - {extension: "101", name: Ann Berg}
              - {extension: "102", name: Bob Ito}
            credits: {max: {agent: 10}}
            queues:
              - {name: people, wrap-up: 30 min}
            """,
            folder);
    scene = new CaseScene(engine.engine().getBean(Engine.class));
    browser = Browser.start();
  }

  @AfterAll
  void stop() throws Exception {
    browser.close();
    engine.close();
  }

  @BeforeEach
  void open() {
    tab = browser.tab();
  }

  @AfterEach
  void shut() {
    tab.close();
  }

  private String number() {
    return "+12025550" + ++numbers;
  }

  private String password(String extension) {
    return engine.engine().getBean(Setting.class).secrets().phones().getOrDefault(extension, "");
  }

  private void type(String text) {
    tab.ask("Input.insertText", Map.of("text", text));
  }

  /** One printable key, as a keyboard sends it. */
  private void key(String letter) {
    for (String type : new String[] {"keyDown", "keyUp"}) {
      tab.ask(
          "Input.dispatchKeyEvent",
          Map.of(
              "type",
              type,
              "key",
              letter,
              "text",
              type.equals("keyDown") ? letter : "",
              "windowsVirtualKeyCode",
              (int) Character.toUpperCase(letter.charAt(0))));
    }
  }

  private String focused() {
    return tab.value("document.activeElement.id").asString();
  }

  private void signIn(String extension) {
    tab.open("http://127.0.0.1:" + engine.port() + "/desk");
    awaitPage("button.main", "Sign in");
    assertThat(focused()).as("where typing begins").isEqualTo("extension");
    type(extension);
    tab.press(Tab.Key.TAB);
    type(password(extension));
    tab.press(Tab.Key.ENTER);
    awaitPage("#me", extension);
  }

  private void awaitPage(String selector, String text) {
    for (int tries = 0; tries < DOCUMENTS_MAX; tries++) {
      if (pageHas(selector, text)) {
        return;
      }
    }
    throw new AssertionError("expected a page with " + text + " at " + selector);
  }

  /** False when the page that was asked has made way for another. */
  private boolean pageHas(String selector, String text) {
    try {
      tab.waitFor(
          "document.readyState === 'complete' && document.querySelector('%s').innerText.includes('%s')"
              .formatted(selector, text));
      return true;
    } catch (CompletionException _) {
      return false;
    }
  }

  private void awaitText(String selector, String text) {
    tab.later(ASK_MS);
    tab.waitFor("document.querySelector('%s').innerText.includes('%s')".formatted(selector, text));
  }

  private Case shown(CallId call) {
    return scene
        .engine()
        .cases()
        .desk()
        .now(scene.engine().cases().pop(call).orElseThrow().id())
        .orElseThrow();
  }

  /** The same is asked once more, and answered: that is what the agent sees from then on. */
  private void found(CallId call) {
    Map<String, String> taken = Map.of("state", "shipped <b>");
    scene
        .engine()
        .cases()
        .call(new CallEvent.LookedUp(call, Instant.now(), "find-order", "found", taken));
    awaitText("#customer", "find-order in orders: state: shipped <b>");
  }

  @Test
  void theCustomerComesByItselfAndEverythingIsDoneByKeys() throws IOException {
    String number = number();
    CallId before = scene.talks(number, "102", "40017");
    scene.hangsUp(before, "102");
    signIn("101");
    tab.look(1280, 900, "light");
    assertThat(tab.text("#who")).isEqualTo("Nobody now");
    tab.photo("desk-nobody");

    CallId call = scene.talks(number, "101", "40018");
    scene
        .engine()
        .cases()
        .call(new CallEvent.LookedUp(call, Instant.now(), "find-order", "timeout", Map.of()));
    awaitText("#who", number);
    awaitText("#first", "We could not look up find-order in orders for them. Do that first.");
    assertThat(tab.text("#customer")).contains("order: 40018", "talked to 102 (served)");
    found(call);

    key("n");
    assertThat(focused()).isEqualTo("note");
    type("wants it sent to the new addres");
    key("s");
    assertThat(focused()).as("in a field a key is a letter").isEqualTo("note");
    assertThat(tab.value("document.querySelector('#note').value").asString())
        .isEqualTo("wants it sent to the new address");
    tab.later(ASK_MS);
    assertThat(tab.value("document.querySelector('#note').value").asString())
        .as("what is being written stays")
        .isEqualTo("wants it sent to the new address");
    tab.press(Tab.Key.TAB);
    tab.press(Tab.Key.ENTER);
    awaitPage("#done", "Noted.");
    assertThat(tab.text("#customer")).contains("101: wants it sent to the new address");

    key("m");
    assertThat(focused()).isEqualTo("amount");
    type("7.50");
    tab.press(Tab.Key.TAB);
    type("waited long");
    tab.press(Tab.Key.ENTER);
    awaitPage("#done", "The credit is given.");
    key("b");
    assertThat(focused()).isEqualTo("callback");
    tab.press(Tab.Key.ENTER);
    awaitPage("#done", "They will be called");
    tab.photo("desk");
    tab.look(1280, 900, "dark");
    tab.photo("desk-dark");
    tab.look(390, 844, "light");
    tab.photo("desk-small");

    key("s");
    assertThat(focused()).isEqualTo("disposition");
    type("explained");
    tab.press(Tab.Key.ENTER);
    awaitPage("#done", "Solved.");
    assertThat(shown(call).open()).isFalse();
    scene.hangsUp(call, "101");
    scene.free("101");
  }

  /** The page's timer stands still: it asks by itself no more. */
  @Test
  void theCustomerIsThereThoughThePageNeverAsksByItself() {
    signIn("101");
    assertThat(tab.text("#who")).isEqualTo("Nobody now");
    String number = number();
    CallId call = scene.talks(number, "101", "40017");
    tab.waitForText("#who", number);
    scene.hangsUp(call, "101");
    scene.free("101");
    tab.waitForText("#who", "Nobody now");
  }

  @Test
  void aBrokenConnectionIsMadeAgainByItself() {
    signIn("101");
    DeskLive live = engine.engine().getBean(DeskLive.class);
    CaseScene.await(() -> live.desks() > 0);
    live.hangUp();
    String number = number();
    CallId call = scene.talks(number, "101", "40017");
    tab.waitForText("#who", number);
    scene.hangsUp(call, "101");
    scene.free("101");
  }

  @Test
  void withoutThatConnectionThePageStillAsksOnceASecond() {
    tab.ask("Network.enable", Map.of());
    tab.ask("Network.setBlockedURLs", Map.of("urls", List.of("*/desk/live")));
    signIn("101");
    String number = number();
    CallId call = scene.talks(number, "101", "40017");
    assertThat(tab.text("#who")).isEqualTo("Nobody now");
    awaitText("#who", number);
    scene.hangsUp(call, "101");
    scene.free("101");
  }

  @Test
  void focusIsSeenAndStaysInItsOrder() {
    CallId call = scene.talks(number(), "102", "40017");
    signIn("102");
    String[] order = new String[11];
    for (int i = 0; i < order.length; i++) {
      tab.press(Tab.Key.TAB);
      order[i] =
          tab.value("(e => e.name || e.innerText || e.id)(document.activeElement)").asString();
      assertThat(tab.value("getComputedStyle(document.activeElement).outlineStyle").asString())
          .as("the focus on " + order[i])
          .isEqualTo("solid");
    }
    assertThat(order)
        .containsExactly(
            "Sign out",
            "text",
            "Write it down",
            "disposition",
            "Solved",
            "amount",
            "reason",
            "Give",
            order[8],
            order[9],
            order[10]);
    assertThat(order[8]).startsWith("Call back as soon as possible");
    assertThat(order[9]).startsWith("Call them with news");
    assertThat(order[10]).startsWith("Keep open");
    scene.hangsUp(call, "102");
    scene.free("102");
  }

  @Test
  void worksWithoutAScript() {
    signIn("101");
    tab.ask("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    tab.open("http://127.0.0.1:" + engine.port() + "/desk");
    awaitDocument("http-equiv=\"refresh\"");
    String number = number();
    CallId call = scene.talks(number, "101", "40017");
    awaitDocument(number);
    assertThat(document()).doesNotContain("http-equiv=\"refresh\"");
    scene.hangsUp(call, "101");
    scene.free("101");
  }

  /** Without a script in the page none of ours runs either: the document is read from outside. */
  private String document() {
    try {
      JsonNode root = tab.ask("DOM.getDocument", Map.of("depth", 0)).path("root");
      return tab.ask("DOM.getOuterHTML", Map.of("nodeId", root.path("nodeId").asInt()))
          .path("outerHTML")
          .asString();
    } catch (CompletionException _) {
      return ""; // another document came in between
    }
  }

  private void awaitDocument(String text) {
    for (int tries = 0; tries < 100 * DOCUMENTS_MAX; tries++) {
      if (document().contains(text)) {
        return;
      }
    }
    throw new AssertionError("expected " + text + ", found\n" + document());
  }
}
