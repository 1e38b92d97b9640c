package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

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
import tools.jackson.databind.JsonNode;

/** The page in a real browser, with canned answers; photos for people go to target/photos. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageIT {
  /** The server's time. It is far from this machine's, and the page must go by it. */
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  /** A caller may claim to be anything; for JSON the quotation marks are single. */
  private static final String HOSTILE =
      "<img src=x onerror=document.title='taken'>" + "w".repeat(60);

  private static final String RINGING = "11111111-0000-4000-8000-000000000002";
  private static final String RINGING_LINK = "#calls a[href='#call=" + RINGING + "']";

  private static final String DOT_BESIDE_TIME =
      "[...document.querySelectorAll('.events time')].every((time) =>"
          + " parseFloat(getComputedStyle(time.parentElement, '::before').left)"
          + " >= time.offsetLeft + time.offsetWidth)";

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
    server.tell(RINGING, canned("story"));
    tab = browser.tab();
  }

  @AfterEach
  void shut() {
    tab.close();
    server.close();
  }

  @Test
  void callsShowWhoWaitsWhereAndForHowLong() throws IOException {
    show("busy");

    assertThat(tab.texts("#calls tbody tr"))
        .containsExactly(
            "+4915123456789 1000 Talking 7:20 Alice Weber (101) 8:42",
            "+493012345678 1000 Ringing 0:06 1 Dana Novak (104) 2:23",
            "Number withheld 1000 In line 1:23 2 1:57",
            "+442079460958 1001 In line 1:05 3 1:15",
            "+819012345678 1000 Automation 0:29 0:29",
            "+12025550143 1001 With Asterisk 20:00 1:02:05");
    assertThat(tab.text("#calls-title")).isEqualTo("Calls 6");
    assertThat(tab.text("#company")).isEqualTo("Rosewood Water");
    assertThat(tab.text("#feed")).isEqualTo("Live");
    assertThat(title()).isEqualTo("2 in line · Rosewood Water");
    tab.photo("light");
  }

  @Test
  void figuresSayItAtAGlance() throws IOException {
    show("busy");

    assertThat(tab.texts("#glance dl > div"))
        .containsExactly(
            "In line 2 longest 1:57",
            "Talking 1 1 phone rings",
            "In the automation 1 of 6 calls up",
            "Agents available 1 of 5 signed in");
  }

  @Test
  void agentsShowTheirStateInWords() throws IOException {
    show("busy");

    assertThat(tab.texts("#agents tbody tr"))
        .containsExactly(
            "Alice Weber 101 On call +4915123456789 7:20",
            "Bruno Costa 102 Paused no-answer 15:50",
            "Chen Li 103 Wrap-up 0:12",
            "Dana Novak 104 Reserved +493012345678 0:06",
            "105 Available 29:00",
            "Femi Ade 106 Signed out 3 d 05 h");
  }

  @Test
  void recentCallsShowHowTheyEnded() throws IOException {
    show("busy");

    assertThat(tab.texts("#recent tbody tr"))
        .containsExactly(
            "+4915777000111 1000 Served caller hung up Chen Li (103) 10:55:02 4:46",
            "+33142685300 1000 Gave up in line caller hung up 10:50:40 3:31",
            "Number withheld 1001 Automation finished line hung up 10:48:00 0:31",
            "+4930998877 1000 Left a message caller hung up 10:41:12 0:40",
            "+4915123456789 1000 Lost with Asterisk network broke off 21 Nov 17:20 0:09");
  }

  @Test
  void messagesCanBePlayedAndIncidentsAreRead() throws IOException {
    show("busy");

    assertThat(tab.texts("#messages tbody tr"))
        .containsExactly("+4930998877 1000 10:41:25", "+4930111222 1000 09:13:20");
    assertThat(tab.value(source(0)).asString())
        .isEqualTo("/message/22222222-0000-4000-8000-000000000004.wav");
    assertThat(tab.value(source(1)).asString())
        .isEqualTo("/message/1795340000_1000_+4930111222_22222222-0000-4000-8000-000000000006.wav");
    assertThat(tab.texts("#incidents li"))
        .containsExactly("10:44:10 The phone of agent 102 rang in vain 2 times; is anybody there?");
    assertThat(tab.value(DOT_BESIDE_TIME).asBoolean(false)).as("the dot covers no time").isTrue();
    show("quiet");
    assertThat(tab.value("document.querySelector('#incidents').hidden").asBoolean(false)).isTrue();
    assertThat(tab.text("#messages")).isEqualTo("Messages Nobody has left a message.");
  }

  @Test
  void callbacksShowWhoIsOwedACallAndHowPromisesWereKept() throws IOException {
    show("busy");

    assertThat(tab.text("#callbacks-title")).isEqualTo("Callbacks 5");
    assertThat(tab.texts("#callbacks tbody tr"))
        .containsExactly(
            "+4915112345001 Ada Löw: the bill of October To be tried again until 11:02:30 2"
                + " 11:00:40 About to break 10:00",
            "+12025550143 Phone rings 0:12 1 11:06:00 3:00",
            "+442079460958 Eve Being dialled 0:01 1 11:06:30 2:30",
            "+33142685300 Answered 0:02 1 11:07:00 2:00",
            "+819012345678 a move Waiting 4 11:09:30 1:30");
    assertThat(tab.texts("#callbacks .ledger > div"))
        .containsExactly(
            "Kept 41",
            "Late 3",
            "Broken 2",
            "Cancelled 5",
            "Answered, no person within 2 s, in 30 days 3.5 % of 200");
    assertThat(tab.value("document.querySelectorAll('#callbacks .over').length").asInt(0))
        .isEqualTo(1);
    show("quiet");
    assertThat(tab.text("#callbacks"))
        .isEqualTo(
            "Callbacks No call is owed. Kept 0 Late 0 Broken 0 Cancelled 0"
                + " Answered, no person within 2 s, in 30 days nobody answered yet");
    show("trouble");
    assertThat(tab.text("#callbacks .hint"))
        .isEqualTo("No call is promised or dialled at the moment.");
  }

  @Test
  void waitsToldShowHowGoodTheyWere() throws IOException {
    show("busy");

    assertThat(tab.text("#waits-title")).isEqualTo("Waits told 112");
    assertThat(tab.texts("#waits .ledger > div"))
        .containsExactly(
            "A person came within the range told 82 of 100: 82 % (aim 80 %)",
            "Sooner 8",
            "Later, or too late 10",
            "Not known 12",
            "Off by 0:21 on average, 0:04 too long");
    assertThat(tab.value("document.querySelectorAll('#waits .over').length").asInt(-1)).isZero();
    server.show(canned("busy").replace("\"inside\": 82", "\"inside\": 62"), NOW);
    tab.waitForText("#waits .over", "62 of 80: 78 % (aim 80 %)");
    show("quiet");
    assertThat(tab.text("#waits")).isEqualTo("Waits told No wait was told within the last 7 days.");
    show("trouble");
    assertThat(tab.text("#waits")).isEqualTo("Waits told The database has not answered yet.");
  }

  private static String source(int row) {
    return "document.querySelectorAll('#messages audio')[%d].getAttribute('src')".formatted(row);
  }

  @Test
  void whatCallersSendIsNeverMarkup() throws IOException {
    server.tell(RINGING, canned("story").replace("+493012345678", HOSTILE));
    tab.look(360, 780, "light");
    server.show(
        canned("busy")
            .replace("+493012345678", HOSTILE)
            .replace("Bruno", HOSTILE)
            .replace("the bill of October", HOSTILE),
        NOW);
    tab.open(server.address());
    tab.waitForText("#calls", HOSTILE);
    assertThat(tab.text("#agents")).contains(HOSTILE + " Costa 102");
    assertThat(tab.text("#callbacks")).contains("Ada Löw: " + HOSTILE);
    assertThat(sticksOut()).isEmpty();
    openStory(RINGING);
    assertThat(tab.text("#story-title")).isEqualTo(HOSTILE);
    assertThat(tab.text("#story .events")).contains("from " + HOSTILE);
    assertThat(sticksOut()).isEmpty();

    server.show(canned("trouble").replace("connection refused", HOSTILE), NOW);
    tab.waitForText("#troubles", HOSTILE);
    assertThat(tab.value("document.querySelectorAll('main img, ul img').length").asInt(-1))
        .isZero();
    assertThat(title()).isEqualTo("Trouble · Rosewood Water");
  }

  @Test
  void durationsTickByTheServersClock() throws IOException {
    show("busy");

    tab.later(2_000);
    tab.waitForText("#calls tbody tr:nth-child(2)", "2:25");
    server.show(canned("busy"), NOW.plusSeconds(60));
    tab.waitForText("#calls tbody tr:nth-child(2)", "3:23");
  }

  @Test
  void storyOpensByClickAndClosesByEscape() throws IOException {
    show("busy");
    tab.click("#calls tbody tr:nth-child(2) .age");
    tab.waitForText("#story .events", "Agent 104 is rung");

    assertThat(tab.value("location.hash").asString()).isEqualTo("#call=" + RINGING);
    assertThat(tab.text("#story-title")).isEqualTo("+493012345678");
    assertThat(tab.text("#story .summary")).isEqualTo("Ringing");
    assertThat(tab.text("#story .facts"))
        .isEqualTo(
            "Line 1000 First ring 10:57:37 Up for 2:23 Agent Dana Novak (104) Call " + RINGING);
    assertThat(tab.texts("#story .events li"))
        .startsWith("0:00.1 Rings on line 1000, from +493012345678", "0:00.2 Hears welcome")
        .endsWith("2:03.0 Agent 102 does not take it: no-answer", "2:17.0 Agent 104 is rung");
    assertThat(focused()).isEqualTo("story-title");
    tab.photo("story");

    tab.press(Tab.Key.ESCAPE);
    tab.waitFor("document.querySelector('#story').hidden");
    assertThat(tab.value("location.hash").asString()).isEmpty();
    assertThat(tab.value("document.activeElement.hash").asString()).endsWith(RINGING);
  }

  @Test
  void everythingIsReachedByKeys() throws IOException {
    show("busy");
    tab.press(Tab.Key.TAB);
    tab.press(Tab.Key.TAB);
    tab.press(Tab.Key.ENTER);
    tab.waitForText("#story .events", "Agent 104 is rung");

    tab.press(Tab.Key.TAB);
    assertThat(focused()).isEqualTo("story-close");
    tab.press(Tab.Key.ENTER);
    tab.waitFor("document.querySelector('#story').hidden");
  }

  @Test
  void sharedAddressOpensTheStory() throws IOException {
    server.show(canned("busy"), NOW);
    tab.open(server.address() + "#call=" + RINGING);

    tab.waitForText("#story .events", "Agent 104 is rung");
    tab.waitForText("#story .summary", "Ringing");
  }

  @Test
  void storyGoesOnUntilTheCallEnds() throws IOException {
    show("busy");
    openStory(RINGING);
    String ended =
        """
        , {"at": "2026-11-22T10:01:37Z", "type": "Ended", "text": "Ends: SERVED, by AGENT",
           "event": {"type": "Ended", "end": {"party": "AGENT", "reason": "SERVED"}}}]
        """;
    server.tell(RINGING, canned("story").replaceFirst("(?s)\\s+]\\s*}\\s*$", ended + "}"));

    tab.later(1_000);
    tab.waitForText("#story .events", "Ends: SERVED");
    assertThat(tab.text("#story .summary")).isEqualTo("Served agent hung up");
    assertThat(tab.text("#story .facts")).contains("Lasted 4:00");
    int asked = server.storiesAsked();
    tab.later(1_000);
    tab.value("fetch('story/of-the-test').then((answer) => answer.status)");
    assertThat(server.storiesAsked()).isEqualTo(asked + 1);
  }

  @Test
  void unknownCallIsSaidPlainly() throws IOException {
    server.show(canned("busy"), NOW);
    tab.open(server.address() + "#call=%E0%A4%A");

    tab.waitForText("#story", "This call is not, or no longer, remembered.");
    assertThat(tab.value("document.querySelector('#story .facts').hidden").asBoolean(false))
        .isTrue();
  }

  @Test
  void silentFeedIsSaidAndComesBack() throws IOException {
    show("busy");
    server.feed(PageServer.Feed.SILENT);
    tab.later(12_000);
    assertThat(tab.value("document.querySelector('#lost').hidden").asBoolean(false)).isTrue();

    tab.later(1);
    tab.waitForText("#lost", "No news since 11:00:00: what you see may be old.");
    assertThat(tab.text("#feed")).isEqualTo("Not connected");
    assertThat(title()).isEqualTo("No news · Rosewood Water");
    tab.photo("lost");

    server.feed(PageServer.Feed.OPEN);
    server.show(canned("quiet"), NOW.plusSeconds(20));
    tab.later(12_001);
    tab.waitFor("document.querySelector('#lost').hidden");
    assertThat(tab.text("#feed")).isEqualTo("Live");
  }

  @Test
  void lostFeedIsMadeAgainAfterRefusals() throws Exception {
    show("busy");
    server.feed(PageServer.Feed.REFUSED);
    tab.waitForText("#lost", "No news since 11:00:00");
    tab.later(2_001);
    server.awaitRefusal();
    assertThat(tab.text("#feed")).isEqualTo("Not connected");

    server.feed(PageServer.Feed.OPEN);
    server.show(canned("quiet"), NOW.plusSeconds(5));
    tab.later(12_001);
    tab.waitForText("#feed", "Live");
    assertThat(tab.text("#calls")).contains("No calls. Dial 1000.");
  }

  @Test
  void emptyListsSayWhatToDo() throws IOException {
    show("quiet");

    assertThat(tab.text("#calls")).isEqualTo("Calls No calls. Dial 1000.");
    assertThat(tab.text("#agents"))
        .isEqualTo("Agents No agents. Add them to config/hatchline.yaml.");
    assertThat(tab.text("#recent")).isEqualTo("Recent calls No call has ended yet.");
    tab.photo("quiet");
  }

  @Test
  void troublesAreSaidWhenCallsCannotBeTaken() throws IOException {
    show("trouble");

    assertThat(tab.text("#troubles"))
        .startsWith("Calls cannot be taken Asterisk cannot be reached: connection refused by");
    assertThat(tab.text("#refused"))
        .isEqualTo(
            "A saved flow has faults; callers hear the version before it"
                + " company-line: config/flows/company-line.yaml:12:9: 'hours' leads to 'huors'");
    assertThat(tab.text("#agents .hint"))
        .isEqualTo(
            "Nobody is signed in, so callers can only leave a message."
                + " Register an agent’s phone, or run ./hatchline agent 101.");
    tab.photo("trouble");
    show("quiet");
    assertThat(tab.value("document.querySelector('#troubles').hidden").asBoolean(false)).isTrue();
    assertThat(tab.value("document.querySelector('#refused').hidden").asBoolean(false)).isTrue();
  }

  @Test
  void namesTellAScreenReaderWhatIsWhat() throws IOException {
    show("busy");
    openStory(RINGING);
    tab.ask("Accessibility.enable", Map.of());

    List<String> found =
        tab.ask("Accessibility.getFullAXTree", Map.of())
            .path("nodes")
            .valueStream()
            .filter(node -> !node.path("ignored").asBoolean(false))
            .map(node -> word(node, "role") + " " + word(node, "name"))
            .toList();
    assertThat(found)
        .contains(
            "main ",
            "banner ",
            "region At a glance",
            "region Calls 6",
            "region Agents 6",
            "region Callbacks 5")
        .contains("region Recent calls 5", "status ", "StaticText Live", "button Close")
        .contains("table Calls that are up, the first to ring first")
        .contains("table Agents, their states, and for how long")
        .contains("table Calls that are over, the latest to ring first")
        .contains("columnheader Since first ring", "link Number withheld")
        .contains("region +493012345678", "heading +493012345678")
        .doesNotContain("link ", "button ");
  }

  @ParameterizedTest
  @CsvSource({
    "light, 1440, light-wide",
    "dark, 1440, dark",
    "light, 1280, light-narrow",
    "light, 801, tablet",
    "light, 705, phone-wide",
    "light, 360, phone",
    "dark, 360, phone-dark"
  })
  void everyWidthAndSchemeIsReadable(String scheme, int width, String name) throws IOException {
    tab.look(width, width == 360 ? 780 : 900, scheme);
    show("busy");

    assertThat(faults()).isEmpty();
    assertThat(sticksOut()).isEmpty();
    tab.photo(name);
    tab.value("location.hash = '#call=" + RINGING + "'");
    tab.waitForText("#story .events", "Agent 104 is rung");
    assertThat(faults()).isEmpty();
    assertThat(sticksOut()).isEmpty();
    tab.photo(name + "-story");
    show("trouble");
    assertThat(faults()).isEmpty();
  }

  /** Opens the page, or leaves it open, and waits until it shows this. */
  private void show(String name) throws IOException {
    server.show(canned(name), NOW);
    if (!tab.value("location.href").asString().startsWith(server.address())) {
      tab.open(server.address());
    }
    tab.waitFor("document.documentElement.dataset.feed === 'live'");
    String calls = name.equals("busy") ? "Calls 6" : "Calls";
    tab.waitFor("document.querySelector('#calls-title').innerText.trim() === '" + calls + "'");
  }

  private void openStory(String id) {
    tab.click(RINGING_LINK.replace(RINGING, id));
    tab.waitForText("#story .events", "Rings on line");
  }

  /** The parts of the page that are wider than their room. */
  private List<String> sticksOut() {
    return texts(
        "[...document.querySelectorAll('html, section, .banner')]"
            + ".filter((e) => e.scrollWidth > e.clientWidth).map((e) => e.id || e.tagName)");
  }

  private List<String> faults() throws IOException {
    return texts(resource("contrast.js"));
  }

  private List<String> texts(String expression) {
    return tab.value(expression).valueStream().map(text -> text.asString()).toList();
  }

  private String title() {
    return tab.value("document.title").asString();
  }

  private String focused() {
    return tab.value("document.activeElement.id").asString();
  }

  private static String word(JsonNode node, String name) {
    return node.path(name).path("value").asString("");
  }

  private static String canned(String name) throws IOException {
    return resource(name + ".json");
  }

  private static String resource(String name) throws IOException {
    try (InputStream file = PageIT.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
