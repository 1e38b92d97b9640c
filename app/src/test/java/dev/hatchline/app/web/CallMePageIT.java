package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page on which anybody asks to be called, in a real browser: of a real engine, and with canned
 * answers for what takes an Asterisk. Photos for people go to target/photos.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallMePageIT {
  private static final String REQUEST = "/call-me/33333333-0000-4000-8000-000000000001";
  private static final int DOCUMENTS_MAX = 1_000;
  private static final int ASK_MS = 2_000;
  private static final String HOSTILE = "<img src=x onerror=document.title='taken'>";

  @TempDir private static Path folder;

  private Browser browser;
  private EngineServer engine;
  private PageServer canned;
  private Tab tab;
  private int numbers = 120;

  @BeforeAll
  void start() throws Exception {
    engine = EngineServer.start("callback:\n  limits:\n    address-hour: 1000\n", folder);
    browser = Browser.start();
  }

  @AfterAll
  void stop() throws Exception {
    browser.close();
    engine.close();
  }

  @BeforeEach
  void open() throws IOException {
    canned = new PageServer();
    tab = browser.tab();
  }

  @AfterEach
  void shut() {
    tab.close();
    canned.close();
  }

  private String address() {
    return "http://127.0.0.1:" + engine.port() + "/call-me";
  }

  private void openForm() {
    tab.open(address());
    awaitPage("button.main", "Call me");
  }

  private void type(String text) {
    tab.ask("Input.insertText", Map.of("text", text));
  }

  private void toNext() {
    tab.press(Tab.Key.TAB);
  }

  /** Fills the form in by keys alone, and sends it. */
  private void askByKeys(String number) {
    openForm();
    fillIn(number);
  }

  private void fillIn(String number) {
    toNext();
    type(number);
    toNext();
    type("the <b>bill</b>");
    toNext();
    type("Ada Löw");
    tab.press(Tab.Key.ENTER);
  }

  private String number() {
    return "+12025550" + ++numbers;
  }

  private String title() {
    return tab.value("document.title").asString();
  }

  private String focused() {
    return tab.value("document.activeElement.id || document.activeElement.innerText").asString();
  }

  @Test
  void asksByKeysSeesThePromiseAndCancels() throws IOException {
    askByKeys(number());
    awaitPage("#title", "We will call you");
    assertThat(title()).isEqualTo("We will call you · Example Company");
    assertThat(tab.text("#text"))
        .isEqualTo("We will call you as soon as a person is free. The call shows 1 0 0 0.");
    tab.photo("call-me-promised");

    toNext();
    assertThat(focused()).isEqualTo("Cancel the call");
    tab.press(Tab.Key.ENTER);
    awaitPage("#title", "Cancelled");
    assertThat(tab.value("document.querySelector('#cancel').hidden").asBoolean(false)).isTrue();
    tab.photo("call-me-cancelled");
  }

  @Test
  void timeIsChosenByKeysAlone() throws IOException {
    openForm();
    toNext();
    type(number());
    toNext();
    toNext();
    toNext();
    assertThat(focused()).isEqualTo("at");
    tab.press(Tab.Key.DOWN);
    assertThat(tab.value("document.querySelector('#at').selectedIndex").asInt()).isEqualTo(1);
    tab.photo("call-me-time");
    toNext();
    tab.press(Tab.Key.ENTER);
    awaitPage("#title", "We will call you");
    assertThat(tab.text("#text"))
        .matches("We will call you .* at .* [AP]M, universal time. The call shows 1 0 0 0.");
  }

  @Test
  void worksWithoutAScript() throws IOException {
    tab.ask("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    tab.open(address());
    tab.ask("Page.bringToFront", Map.of());
    String number = number();
    awaitDocument("Call me");
    focusNumber();
    type(number);
    tab.press(Tab.Key.ENTER);
    awaitDocument("We will call you as soon as a person is free.");
    assertThat(document()).contains("http-equiv=\"refresh\"");
  }

  /** The number's field is the first that Tab reaches. */
  private void focusNumber() {
    toNext();
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
    for (int tries = 0; tries < DOCUMENTS_MAX; tries++) {
      if (document().contains(text)) {
        return;
      }
    }
    throw new AssertionError("expected " + text + ", found\n" + document());
  }

  @Test
  void aRefusalIsSaidAndWhatWasTypedStays() throws IOException {
    askByKeys("+1 900 555 0123");
    awaitPage("#problem", "We cannot call that number, because the call would cost more.");
    assertThat(title()).isEqualTo("No call is promised · Example Company");
    assertThat(tab.value("document.querySelector('#number').value").asString())
        .isEqualTo("+1 900 555 0123");
    assertThat(tab.value("document.querySelector('#reason').value").asString())
        .isEqualTo("the <b>bill</b>");
    assertThat(tab.value("document.querySelector('#name').value").asString()).isEqualTo("Ada Löw");
    tab.photo("call-me-refused");
  }

  @Test
  void labelsTellAScreenReaderWhatIsWhat() {
    openForm();
    assertThat(names())
        .contains("textbox Your phone number", "textbox Your name optional", "button Call me")
        .contains("textbox What is it about? optional", "region Have us call you", "main ");
    fillIn(number());
    awaitPage("#title", "We will call you");
    assertThat(names())
        .contains("region Your call", "heading We will call you", "button Cancel the call")
        .contains("link Ask for another call");
    assertThat(
            tab.value("document.querySelector('#title').closest('[aria-live=polite]') !== null")
                .asBoolean(false))
        .isTrue();
  }

  private List<String> names() {
    tab.ask("Accessibility.enable", Map.of());
    return tab.ask("Accessibility.getFullAXTree", Map.of())
        .path("nodes")
        .valueStream()
        .filter(node -> !node.path("ignored").asBoolean(false))
        .map(node ->
            node.path("role").path("value").asString("")
                + " "
                + node.path("name").path("value").asString(""))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          again     | We did not reach you   | We try again on Sunday, 11:05 AM. | false | true
          ringing   | Your phone rings now   | Please pick up: it is us.         | false | true
          answered  | You are on the line    | A person is with you in a moment. | false | false
          connected | You were connected     | You talk to a person of ours.     | true  | false
          given-up  | We did not reach you   | You can ask for a call again.     | true  | false
          """)
  void theStateIsLive(String state, String title, String text, boolean over, boolean cancellable)
      throws IOException {
    openRequest();
    tell(new CallMeState(state, title, text, "", over, cancellable));
    tab.later(ASK_MS);
    tab.waitForText("#title", title);
    assertThat(tab.text("#text")).isEqualTo(text);
    assertThat(title()).isEqualTo(title + " · Rosewood");
    assertThat(tab.value("document.querySelector('#cancel').hidden").asBoolean(cancellable))
        .isEqualTo(!cancellable);
    assertThat(faults()).isEmpty();
    assertThat(tab.value("document.querySelector('#request').clientWidth").asInt(0))
        .isGreaterThan(500);
    tab.photo("call-me-" + state);
    tab.look(360, 780, "dark");
    assertThat(faults()).isEmpty();
    assertThat(sticksOut()).isEmpty();
    tab.photo("call-me-" + state + "-dark");
  }

  @Test
  void whatIsOverIsAskedForNoMore() throws IOException {
    openRequest();
    tell(new CallMeState("connected", "You were connected", "", "", true, false));
    tab.later(ASK_MS);
    tab.waitForText("#title", "You were connected");
    tell(new CallMeState("waiting", "Never shown", "", "", false, true));
    tab.later(ASK_MS);
    tab.value("fetch('/call-me.js').then((answer) => answer.status)");
    assertThat(tab.text("#title")).isEqualTo("You were connected");
  }

  @Test
  void silenceIsSaidAndEnds() throws IOException {
    openRequest();
    canned.answer(REQUEST + "/state", 503, "application/problem+json", "{}");
    tab.later(ASK_MS);
    tab.waitForText("#lost", "No news at the moment: what you see may be old.");
    tab.photo("call-me-lost");
    tell(new CallMeState("ringing", "Your phone rings now", HOSTILE, "", false, true));
    tab.later(ASK_MS);
    tab.waitForText("#text", HOSTILE);
    assertThat(tab.value("document.querySelector('#lost').hidden").asBoolean(false)).isTrue();
    canned.answer(REQUEST + "/state", 404, "application/problem+json", "{}");
    tab.later(ASK_MS);
    tab.waitForText("#lost", "This request is not, or no longer, known.");
  }

  @ParameterizedTest
  @CsvSource({"light, 1440", "dark, 1440", "light, 360", "dark, 360"})
  void theFormIsReadableAtEveryWidth(String scheme, int width) throws IOException {
    tab.look(width, 800, scheme);
    openForm();
    assertThat(faults()).isEmpty();
    assertThat(sticksOut()).isEmpty();
    tab.photo("call-me-form-" + scheme + "-" + width);
  }

  /** Our own page of a request, as the engine fills it in. */
  private void openRequest() {
    String html =
        HtmlTemplate.of("call-me-request.html")
            .with(
                Map.of(
                    "company", "Rosewood",
                    "title", "We will call you",
                    "text", "We will call you in about a minute.",
                    "place", "You are number 3 in line.",
                    "state", "waiting",
                    "over", "false",
                    "cancel-hidden", "",
                    "ending", "23",
                    "token", REQUEST.substring(REQUEST.lastIndexOf('/') + 1)));
    canned.answer(REQUEST, 200, "text/html", html);
    tab.open(canned.address() + REQUEST.substring(1));
    awaitPage("#place", "You are number 3 in line.");
  }

  /** Waits for a page with this text, and for its script to have begun. */
  private void awaitPage(String selector, String text) {
    for (int tries = 0; tries < DOCUMENTS_MAX; tries++) {
      if (pageHas(selector, text)) {
        return;
      }
    }
    throw new AssertionError("expected a page with " + text + ", found\n" + document());
  }

  /** False when the page that was asked has made way for another. */
  private boolean pageHas(String selector, String text) {
    try {
      tab.waitForText(selector, text);
      tab.waitFor("document.readyState === 'complete'");
      return true;
    } catch (CompletionException _) {
      return false;
    }
  }

  private void tell(CallMeState state) {
    String json = new JsonMapper().writeValueAsString(state);
    canned.answer(REQUEST + "/state", 200, "application/json", json);
  }

  private List<String> faults() throws IOException {
    try (InputStream file = CallMePageIT.class.getResourceAsStream("contrast.js")) {
      return texts(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private List<String> sticksOut() {
    return texts(
        "[...document.querySelectorAll('html, section, form, .banner')]"
            + ".filter((e) => e.scrollWidth > e.clientWidth).map((e) => e.id || e.tagName)");
  }

  private List<String> texts(String expression) {
    return tab.value(expression).valueStream().map(text -> text.asString()).toList();
  }
}
