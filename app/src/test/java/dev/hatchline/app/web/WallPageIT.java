package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.report.ChartLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wallboard in a real browser, with canned figures; photos for people go to target/photos. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WallPageIT {
  /** The server's time. It is far from this machine's, and the page must go by it. */
  private static final Instant NOW = Instant.parse("2026-11-27T13:20:00Z");

  /** How many colours a plot has: an empty one has none. */
  private static final String COLOURS =
      """
      Math.min(...[...document.querySelectorAll('canvas')].map((canvas) => {
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        return new Set(new Uint32Array(data.buffer)).size;
      }))
      """;

  /** What is wider than its room, the window's own among it. */
  private static final String STICKS_OUT =
      "[...document.querySelectorAll('html, .tile, .figure, .note, li, #old')]"
          + ".filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.id || e.className)";

  /** Words of which a line holds less than a few letters. */
  private static final String CRUSHED =
      """
      [...document.querySelectorAll('.note, .parts, .queues li')]
        .filter((e) => e.clientWidth < 6 * parseFloat(getComputedStyle(e).fontSize))
        .map((e) => e.innerText)
      """;

  /** As large as they may be, whatever they were before. */
  private static final String PLOTS_FILL =
      """
      [...document.querySelectorAll('.plot')].every((plot) => {
        const { clientWidth, clientHeight } = plot.firstElementChild;
        return Math.abs(clientWidth - plot.clientWidth) < 2
          && Math.abs(clientHeight - plot.clientHeight) < 2;
      })
      """;

  private static final String HEIGHT = "document.documentElement.scrollHeight";

  private Browser browser;
  private PageServer server;
  private Tab tab;

  @BeforeAll
  void startBrowser() throws Exception {
    browser = Browser.start();
  }

  @AfterAll
  void stopBrowser() throws Exception {
    browser.close();
  }

  @BeforeEach
  void open() throws IOException {
    server = new PageServer();
    server.answer("/wall", 200, "text/html", WallPages.page("Rosewood Water"));
    server.answer("/chart.js", 200, "text/javascript", ChartLibrary.script());
    tab = browser.tab();
  }

  @AfterEach
  void shut() {
    tab.close();
    server.close();
  }

  private void show(String json) throws IOException {
    server.show(json, NOW);
    tab.open(server.address() + "wall");
    tab.waitFor("document.documentElement.dataset.feed === 'live'");
    tab.waitFor("document.documentElement.dataset.drawn !== undefined");
    tab.waitFor(PLOTS_FILL);
  }

  private static String canned() throws IOException {
    return resource("wall.json");
  }

  private static String resource(String name) throws IOException {
    try (InputStream file = WallPageIT.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private List<String> found(String expression) {
    return tab.value(expression).valueStream().map(text -> text.asString()).toList();
  }

  @Test
  void everythingIsSaidInWordsByTheClockOfTheLine() throws IOException {
    show(canned());

    assertThat(tab.texts(".tile"))
        .containsExactly(
            "In line 4 wait for a person",
            "Longest wait 1:33 ▲ over T (20 s) in people",
            "Agents available 1 of 9 signed in"
                + " 1 Reserved 5 On call 1 Wrap-up 1 Paused 2 Signed out",
            "Callbacks due 5 ▲ 1 promise at risk · 2 for later",
            "By queue people 3 ▲ 1:33 87 % in 20 s leaks 1 0:08 96 % in 10 s moving 0",
            "Service level today 88 % answered within T / offered, T = 10 to 60 s:"
                + " 377 of 412 answered, 21 gave up",
            "To a person today 0:14 median (p50) from the wish for a person to hearing one",
            "In the automation 8 6 company-line 2 meter-reading");
    assertThat(tab.text("#clock")).isEqualTo("Fri 27 Nov, 14:20 · Europe/Madrid");
    assertThat(tab.value("document.title").asString())
        .isEqualTo("4 in line · Wallboard · Rosewood Water");
    assertThat(tab.value(COLOURS).asInt(0)).as("plots are drawn").isGreaterThan(20);
    assertThat(tab.value("document.querySelector('#tile-human canvas').ariaLabel").asString())
        .startsWith("By hour: 08:00 7.1 s, 09:00 12.4 s")
        .endsWith("14:00 22.7 s");
  }

  @Test
  void waitsGoOnAndAreFlaggedWithoutAWordFromTheServer() throws IOException {
    show(canned());

    tab.later(3_000);
    tab.waitForText("#tile-wait", "1:36");
    assertThat(tab.texts(".queues li").get(1)).isEqualTo("leaks 1 ▲ 0:11 96 % in 10 s");
    server.show(canned().replace("\"callers\": 4", "\"callers\": 5"), NOW.plusSeconds(3));
    tab.waitForText("#tile-line .figure", "5");
  }

  @Test
  void whoHearsTheBoardIsToldOfChangesAndNotOfSeconds() throws IOException {
    show(canned());

    String spoken = "4 callers in line. 1 of 9 agents available. 1 promise at risk.";
    assertThat(tab.text("#spoken")).isEqualTo(spoken);
    tab.value(
        "window.changes = 0; new MutationObserver(() => window.changes++)"
            + ".observe(document.querySelector('#spoken'), {childList: true, subtree: true});");
    tab.later(2_000);
    tab.waitForText("#tile-wait", "1:35");
    assertThat(tab.value("changes").asInt(-1)).isZero();
    server.show(canned().replace("\"atRisk\": 1", "\"atRisk\": 0"), NOW.plusSeconds(2));
    tab.waitForText("#spoken", "1 of 9 agents available.");
    tab.waitFor("!document.querySelector('#spoken').textContent.includes('risk')");
    tab.ask("Accessibility.enable", Map.of());
    assertThat(
            tab.ask("Accessibility.getFullAXTree", Map.of())
                .path("nodes")
                .valueStream()
                .filter(node -> !node.path("ignored").asBoolean(false))
                .map(node ->
                    node.path("role").path("value").asString("")
                        + " "
                        + node.path("name").path("value").asString(""))
                .toList())
        .contains("main ", "region In line", "region Longest wait", "region Service level today")
        .contains("status ", "navigation Pages", "link Wallboard");
  }

  private void awaitOld() {
    tab.waitFor("!document.querySelector('#old').hidden");
    assertThat(tab.text("#old")).startsWith("Old figures No news since 14:20:00");
  }

  @Test
  void aSilentFeedIsOldAfterFiveSecondsAndTheNextWordEndsThat() throws IOException {
    show(canned());
    tab.later(5_000);
    assertThat(tab.value("document.querySelector('#old').hidden").asBoolean(false)).isTrue();

    server.feed(PageServer.Feed.SILENT);
    tab.later(1);
    awaitOld();
    assertThat(tab.text("#old .for")).isEqualTo("0:05 ago");
    String wait = tab.text("#tile-wait");
    tab.later(1_000);
    assertThat(tab.text("#old .for")).isEqualTo("0:06 ago");
    assertThat(tab.text("#tile-wait")).as("nothing goes on meanwhile").isEqualTo(wait);
    assertThat(tab.value("document.title").asString()).startsWith("Old · ");
    assertThat(found(resource("contrast.js"))).isEmpty();
    tab.waitFor(PLOTS_FILL);
    assertThat(tab.value(HEIGHT).asInt(0)).as("room is made for the bar").isEqualTo(900);
    tab.photo("wall-old");

    server.feed(PageServer.Feed.OPEN);
    server.show(canned(), NOW.plusSeconds(20));
    tab.waitFor("document.querySelector('#old').hidden");
    tab.waitForText("#tile-wait", "1:53");
    assertThat(tab.text("#feed")).isEqualTo("Live");
  }

  @Test
  void aRefusalIsToldInItsOwnWordsAndAskedAgain() throws Exception {
    server.answer(
        PageServer.REFUSED,
        503,
        "application/problem+json",
        "{\"title\": \"Too many wallboards are open\", \"detail\": \"Close one.\"}");
    show(canned());
    server.feed(PageServer.Feed.REFUSED);
    awaitOld();
    tab.later(2_001);
    server.awaitRefusal();
    tab.waitForText("#old", "Too many wallboards are open. Close one.");

    server.feed(PageServer.Feed.OPEN);
    tab.later(2_001);
    tab.waitFor("document.querySelector('#old').hidden");
    assertThat(tab.text("#feed")).isEqualTo("Live");
  }

  @Test
  void whatIsNotKnownIsNotShownAsZero() throws IOException {
    String quiet =
        canned()
            .replaceFirst("(?s)\"callbacks\": \\{.*?\\}", "\"callbacks\": null")
            .replaceFirst(
                "\"since\": null,\\s+\"formula\"",
                "\"since\": \"2026-11-27T12:58:00Z\",\"formula\"")
            .replaceFirst("\"serviceLevel\": 0.8859", "\"serviceLevel\": null")
            .replaceFirst("\"toHuman\": 14.2", "\"toHuman\": null")
            .replaceFirst("\"offered\": 412", "\"offered\": 0")
            .replaceFirst("\"engine\": null", "\"engine\": \"b\"")
            .replaceFirst("\"troubles\": \\[\\]", "\"troubles\": [\"Asterisk cannot be reached\"]")
            .replaceFirst("(?s)\"hours\": \\[.*?\\]", "\"hours\": []");
    show(quiet);

    assertThat(tab.text("#tile-callbacks")).isEqualTo("Callbacks due – not read yet");
    assertThat(tab.text("#tile-level"))
        .isEqualTo(
            "Service level today – answered within T / offered, T = 10 to 60 s:"
                + " nobody has left the line yet · since 13:58 only");
    assertThat(tab.text("#tile-human")).startsWith("To a person today – ");
    assertThat(tab.text("#troubles")).isEqualTo("Calls cannot be taken Asterisk cannot be reached");
    assertThat(tab.text("#scope")).contains("are of both engines", "are of engine b.");
    assertThat(tab.value("document.title").asString()).startsWith("Trouble · ");
  }

  /** A queue alone needs no tile of its own, and the plots get the room. */
  @Test
  void oneQueueAndTheFirstHourOfADayFillTheBoard() throws IOException {
    tab.look(1600, 900, "light");
    show(
        canned()
            .replaceFirst("(?s)(\"name\": \"people\".*?\\}),.*?\\]", "$1]")
            .replaceFirst("(?s)(\"name\": \"08:00\".*?\\}),.*?\\]", "$1]"));

    assertThat(tab.texts(".tile")).contains("Longest wait 1:33 ▲ over T (20 s)");
    assertThat(tab.value("document.querySelector('#tile-queues').hidden").asBoolean(false))
        .isTrue();
    assertThat(
            tab.value(
                    "document.querySelector('footer').getBoundingClientRect().top"
                        + " - document.querySelector('#tile-level').getBoundingClientRect().bottom")
                .asDouble(-1))
        .as("nothing is left empty below")
        .isBetween(0.0, 20.0);
    assertThat(tab.value(COLOURS).asInt(0)).as("a point is drawn").isGreaterThan(20);
    tab.photo("wall-one-queue");
  }

  @ParameterizedTest
  @CsvSource({"1600, 900", "1024, 768", "360, 780"})
  void largeFiguresFitIn(int width, int height) throws IOException {
    tab.look(width, height, "dark");
    show(
        canned()
            .replace("2026-11-27T13:18:27Z", "2026-11-27T03:08:27Z")
            .replaceFirst("\"callers\": 4", "\"callers\": 1048")
            .replaceFirst("\"available\": 1", "\"available\": 112")
            .replaceFirst("\"owed\": 7, \"due\": 5", "\"owed\": 1430, \"due\": 1430")
            .replaceFirst("\"serviceLevel\": 0.8859", "\"serviceLevel\": 1")
            .replaceFirst("\"toHuman\": 14.2", "\"toHuman\": 4205"));

    assertThat(tab.texts(".figure"))
        .containsExactly("1048", "10:11:33", "112", "1430", "100 %", "1:10:05", "8");
    assertThat(found(STICKS_OUT)).isEmpty();
    assertThat(found(CRUSHED)).isEmpty();
    tab.photo("wall-much-" + width);
  }

  @ParameterizedTest
  @CsvSource({
    "light, 1600, 900, wall",
    "dark, 1600, 900, wall-dark",
    "light, 1920, 1080, wall-large",
    "light, 1280, 720, wall-small",
    "light, 1024, 768, wall-tablet",
    "light, 700, 900, wall-narrow",
    "light, 360, 780, wall-phone",
    "dark, 360, 780, wall-phone-dark"
  })
  void everyWidthAndSchemeIsReadable(String scheme, int width, int height, String name)
      throws IOException {
    tab.look(width, height, scheme);
    show(canned());

    assertThat(found(STICKS_OUT)).isEmpty();
    assertThat(found(CRUSHED)).isEmpty();
    assertThat(found(resource("contrast.js"))).isEmpty();
    assertThat(tab.value(COLOURS).asInt(0)).as("plots are drawn").isGreaterThan(20);
    assertThat(
            tab.value(
                    "parseFloat(getComputedStyle(document.querySelector('#tile-line .figure'))"
                        + ".fontSize)")
                .asDouble(0))
        .as("pixels of the first figure")
        .isGreaterThanOrEqualTo(width >= 1_600 ? 120 : 48);
    if (width >= 1_000) {
      assertThat(tab.value(HEIGHT).asInt(0)).as("all of it is on the screen").isEqualTo(height);
    }
    tab.photo(name);
  }
}
