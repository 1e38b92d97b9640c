package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.Engine;
import dev.hatchline.app.Setting;
import dev.hatchline.app.webhook.Receiver;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.phones.sound.Sound;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.FirstStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
  private Receiver books;
  private CaseScene scene;
  private Tab tab;
  private int numbers = 120;

  @BeforeAll
  void start() throws Exception {
    books = new Receiver();
    books.behaves(Receiver.says(422));
    Path secrets = Files.createDirectories(folder.resolve("home/secrets"));
    Files.writeString(secrets.resolve("books-webhook"), "a-key-of-the-test");
    engine =
        EngineServer.start(
            """
            company: Northwind Power
            agents:
              - {extension: "101", name: Ann Berg}
              - {extension: "102", name: Bob Ito}
            credits: {max: {agent: 10}, to: books}
            cases: {messages: desk}
            webhooks:
              - {name: books, url: %s, secret: books-webhook, events: [case.credited]}
            queues:
              - {name: people, wrap-up: 30 min}
            """
                .formatted(books.url()),
            folder);
    scene = new CaseScene(engine.engine().getBean(Engine.class));
    browser = Browser.start();
  }

  @AfterAll
  void stop() throws Exception {
    browser.close();
    engine.close();
    books.close();
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
    tab.waitFor("document.activeElement.id === 'extension'"); // where typing begins
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
    String there =
        "document.querySelector('%s').innerText.includes('%s')".formatted(selector, text);
    // A page that still waits for an older answer does not ask again in that second.
    CaseScene.await(() -> {
      tab.later(ASK_MS);
      return tab.value(there).asBoolean(false);
    });
  }

  private Case shown(CallId call) {
    return scene
        .engine()
        .cases()
        .desk()
        .now(scene.engine().cases().pop(call).orElseThrow().id())
        .orElseThrow();
  }

  /** In the case when it returns: the page asks once for each second that the test lets pass. */
  private void lookedUp(CallId call, String outcome, Map<String, String> taken) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    scene.engine().cases().call(new CallEvent.LookedUp(call, now, "find-order", outcome, taken));
    CaseScene.await(
        () -> shown(call).dossier().lookups().stream().anyMatch(told -> !told.at().isBefore(now)));
  }

  /** The same is asked once more, and answered: that is what the agent sees from then on. */
  private void found(CallId call) {
    lookedUp(call, "found", Map.of("state", "shipped <b>"));
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
    lookedUp(call, "timeout", Map.of());
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
  void everyDeedHasItsKey() throws Exception {
    CallId call = scene.talks(number(), "102", "40017");
    signIn("102");
    does("w", "tell-by", "Noted how they want to be told.");
    key("t");
    assertThat(focused()).isEqualTo("tell");
    type("It is on its way.");
    tab.press(Tab.Key.ENTER);
    assertThat(focused()).as("what is still to be written").isEqualTo("note");
    type("sent");
    tab.press(Tab.Key.TAB);
    tab.press(Tab.Key.ENTER);
    awaitPage("#done", "Noted.");
    key("s");
    type("repaired");
    tab.press(Tab.Key.ENTER);
    awaitPage("#done", "Solved.");
    assertThat(scene.engine().notices().notices().unsettled())
        .extracting(notice -> notice.news().sentence())
        .contains("It is on its way.");
    does("k", "keep", "The case stays open.");
    assertThat(shown(call).open()).isTrue();
    calledBackAtATime(call);
    creditSentAgain(call);
    messagesHeard();
    scene.hangsUp(call, "102");
    scene.free("102");
  }

  /** This key leads there, and Enter does it. */
  private void does(String letter, String id, String done) {
    key(letter);
    assertThat(focused()).isEqualTo(id);
    tab.press(Tab.Key.ENTER);
    awaitPage("#done", done);
  }

  private void calledBackAtATime(CallId call) {
    key("a");
    assertThat(focused()).isEqualTo("at");
    tab.press(Tab.Key.DOWN);
    String at = tab.value("document.querySelector('#at').value").asString();
    tab.press(Tab.Key.TAB);
    key(" ");
    tab.press(Tab.Key.TAB);
    tab.press(Tab.Key.ENTER);
    awaitPage("#done", "They will be called at that time.");
    PhoneNumber number = Objects.requireNonNull(shown(call).customer().number());
    assertThat(scene.engine().callbacks().openFor(number).orElseThrow().request().appointment())
        .satisfies(named -> {
          assertThat(named.at()).isEqualTo(OffsetDateTime.parse(at).toInstant());
          assertThat(named.agent()).isEqualTo(new AgentId("102"));
        });
  }

  private void creditSentAgain(CallId call) {
    key("m");
    type("1.00");
    tab.press(Tab.Key.TAB);
    type("waited long");
    tab.press(Tab.Key.ENTER);
    awaitPage("#done", "The credit is given.");
    CaseScene.await(() -> FirstStep.stuck(shown(call)).isPresent());
    tab.open("http://127.0.0.1:" + engine.port() + "/desk");
    awaitPage("#again", "Send the credit of 1.00 EUR again");
    does("g", "again", "The credit is sent again.");
  }

  private void messagesHeard() throws Exception {
    recorded(number(), 120);
    recorded(number(), 60);
    awaitText("#messages", "Messages to hear: 2");
    assertThat(tab.texts("#messages kbd")).containsExactly("h", "c", "", "");
    key("c");
    assertThat(tab.value("document.activeElement.innerText").asString()).startsWith("Call them");
    tab.press(Tab.Key.ENTER);
    awaitPage("#done", "They will be called as soon as");
    awaitText("#messages", "Messages to hear: 1");
    key("h");
    assertThat(tab.value("document.activeElement.innerText").asString()).startsWith("Heard");
    tab.press(Tab.Key.ENTER);
    awaitPage("#done", "The message is done.");
    assertThat(scene.engine().work().tasks().open()).isEmpty();
  }

  /** As Asterisk leaves it without us. */
  private void recorded(String number, int secondsAgo) throws Exception {
    Path messages =
        Files.createDirectories(engine.engine().getBean(Setting.class).installation().messages());
    long rang = Instant.now().minusSeconds(secondsAgo).getEpochSecond();
    Path file = messages.resolve("%d_1000_%s_%s.wav".formatted(rang, number, UUID.randomUUID()));
    new Sound(new short[16_000], 8_000).write(file);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(10)));
    CaseScene.await(() -> listed(number));
  }

  private boolean listed(String number) {
    try {
      return scene.engine().work().tasks().open().stream()
          .anyMatch(task -> new PhoneNumber(number).equals(task.left().customer()));
    } catch (StoreException fault) {
      throw new AssertionError(fault);
    }
  }

  @Test
  void focusIsSeenAndStaysInItsOrder() {
    CallId call = scene.talks(number(), "102", "40017");
    signIn("102");
    String[] order = new String[14];
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
            "at",
            "mine",
            "Call back then",
            order[11],
            order[12],
            order[13]);
    assertThat(order[11]).startsWith("Call back as soon as possible");
    assertThat(order[12]).startsWith("Call them with news");
    assertThat(order[13]).startsWith("Keep open");
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
