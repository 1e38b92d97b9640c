package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.tracing.TraceCollector;
import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.PhoneSpec;
import dev.hatchline.phones.Voice;
import dev.hatchline.phones.sound.Sound;
import dev.hatchline.phones.sound.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Real phones speak to the line, in a synthetic voice. */
@Timeout(900)
class SpeechIT {
  private static final String END = "This is the end of it.";
  private static final String LONG =
      "For billing, press one. For sales, two. For a person, zero. If you like neither of the two,"
          + " then wait some more. "
          + END;
  private static final String NEW = "This is about something new.";
  private static final String BILL = "Your bill is being looked for.";

  /** A prompt that stands is silent for so much longer than between its words (s). */
  private static final double STANDS_S = 0.5;

  private static final double BETWEEN_WORDS_S = silence(Spoken.words(LONG));

  /** In one breath. */
  private static final String TALK =
      "what is this all about and who are all of these people that I hear in here and why do they"
          + " never go home when it is late and the moon is high over the hill";

  private static final String FLOW =
      """
      flow: spoken
      queue: people
      start: welcome
      waiting: welcome
      nodes:
        welcome:
          menu:
            prompt: "%s"
            choices:
              1: { to: billing, words: [billing] }
              2: { to: sales, words: [sales] }
            wait: 15 s
        billing: { say: "%s", then: look-up }
        sales: { say: "%s It came in this week, and it is good.", then: welcome }
        look-up:
          lookup: { system: orders, get: /slow, timeout: 20 s }
          then: welcome
          failed: welcome
      """
          .formatted(LONG, BILL, NEW);

  private static final String CODE = "Which code is on your letter?";
  private static final String READ_BACK = "Did I hear 4 7 1 1? For yes, press one. For no, two.";

  /** Takes figures, and has an escape word of its own. */
  private static final String ASKING =
      """
      flow: asking
      start: code
      escape-words: [supervisor]
      nodes:
        code:
          ask:
            prompt: ["%s", "For a person, press star zero."]
            into: code
            length: 4
            wait: 15 s
          then: taken
        taken: { say: "Thank you. %s", then: code-told }
        code-told: { queue: people }
      """
          .formatted(CODE, NEW);

  private static final String GARAGE = "+12025550188";

  /** Leads outside of the house. */
  private static final String OUTSIDE =
      """
      flow: outside
      queue: people
      start: top
      nodes:
        top:
          menu:
            prompt: "%s"
            choices: {1: garage}
            wait: 15 s
        garage: {transfer: "%s", ring: 40 s, failed: top}
      """
          .formatted(LONG, GARAGE);

  /** Asks for what the model of this line cannot understand. */
  private static final String OWN_WORDS =
      """
      flow: own-words
      start: about
      nodes:
        about:
          ask:
            prompt: "For a person, press zero. What is it about?"
            into: about
            as: speech
            no-speech: few
          then: person
        few: { say: "%s", then: person }
        person: { queue: people }
      """
          .formatted(NEW);

  @TempDir private static Path folder;
  private static ServerSocket slow;
  private static TraceCollector collector;
  private static Rig rig;

  /** Is there and takes no call: who waits for a person waits on. */
  private static Phone paused;

  @BeforeAll
  static void up() throws IOException {
    slow = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    collector = new TraceCollector();
    rig =
        Rig.up(
            """
            company: Test Company
            lines:
              - {number: "1000", flow: spoken}
              - {number: "1001", flow: asking}
              - {number: "1002", flow: outside}
              - {number: "1003", flow: own-words}
            systems:
              - {name: orders, address: "http://127.0.0.1:%d", timeout: 20 s}
            speech: {hear: true, escape-words: {en: [emergency]}}
            otlp: {traces: "%s"}
            """
                .formatted(slow.getLocalPort(), collector.address()),
            SpeechIT::flow);
    paused = rig.agent("101", 700);
    new Scene(rig).paused(paused);
    Rig.await("a line that hears", () -> speech().get("state").asString().equals("hears"));
  }

  private static void flow(Path home) {
    try {
      Path flows = Files.createDirectories(home.resolve("flows"));
      Files.writeString(flows.resolve("spoken.yaml"), FLOW);
      Files.writeString(flows.resolve("asking.yaml"), ASKING);
      Files.writeString(flows.resolve("outside.yaml"), OUTSIDE);
      Files.writeString(flows.resolve("own-words.yaml"), OWN_WORDS);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @AfterAll
  static void down() throws IOException {
    paused.close();
    rig.close();
    slow.close();
    collector.close();
  }

  /** What health says of it. */
  private static JsonNode speech() {
    return rig.api("/actuator/health").get("components").get("speech").get("details");
  }

  /** What a phone says once. */
  private static Voice saying(String words) {
    return wav(words.replace(' ', '-'), Spoken.words(words));
  }

  private static Voice wav(String name, Sound sound) {
    try {
      Path wav = folder.resolve(name + ".wav");
      sound.write(wav);
      return new Voice.Wav(wav);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** A caller who says nothing as yet, and hears the first prompt. */
  private static Phone calls(String number) {
    return calls(number, "1000");
  }

  private static Phone calls(String number, String line) {
    Phone caller =
        rig.phones().open(PhoneSpec.caller(number, rig.sip()).saying(new Voice.Silence()));
    caller.dial(rig.uri(line));
    caller.events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
    rig.awaitEvent(number, "PromptStarted");
    caller.awaitSound(SpeechIT::isUnderWay, Rig.PATIENCE);
    return caller;
  }

  /** Who speaks in the first second of a call's first prompt may be taken for its echo. */
  private static boolean isUnderWay(Sound heard) {
    return !heard.spans().isEmpty() && heard.seconds() > heard.spans().getFirst().from() + 1.2;
  }

  private static void awaitWords(Phone caller, String words) {
    caller.awaitSound(Hearing.words(core(words)), Rig.PATIENCE);
  }

  /** Without its edges: a prompt that was paused may begin or end amid a word. */
  private static Sound core(String words) {
    Sound spoken = Spoken.words(words);
    return spoken.slice(0.2, spoken.seconds() - 0.2);
  }

  @Test
  void choiceIsSpokenOverThePromptWhichStops() {
    String number = "+12025552001";
    try (Phone caller = calls(number)) {
      caller.say(saying("sales"));
      assertThat(rig.awaitEvent(number, "Chose").get("key").asString()).isEqualTo("2");
      awaitWords(caller, NEW);
      assertThat(caller.heard().heardAt(Spoken.words(END))).as("the prompt was cut").isEmpty();
    }
    String trace = rig.story(number).getFirst().get("call").asString().replace("-", "");
    Rig.await("the trace of " + number, () -> collector.span(trace, "call").isPresent());
    assertThat(TraceCollector.attributes(collector.span(trace, "prompt").orElseThrow()))
        .containsEntry("hatchline.node", "welcome")
        .containsEntry("hatchline.outcome", "cut-short");
    var said = collector.span(trace, "recognition").orElseThrow();
    assertThat(TraceCollector.attributes(said))
        .containsEntry("hatchline.node", "welcome")
        .containsEntry("hatchline.outcome", "understood");
    assertThat(said.getEndTimeUnixNano()).isGreaterThan(said.getStartTimeUnixNano());
  }

  @Test
  void escapeWordOverAPromptLeadsToAPersonAndTheStorySaysByWhich() {
    String number = "+12025552002";
    double before = escapes();
    try (Phone caller = calls(number)) {
      caller.say(saying("agent"));
      JsonNode out = rig.awaitEvent(number, "ZeroOut");
      assertThat(out.get("by").asString()).isEqualTo("agent");
      assertThat(out.get("node").asString()).isEqualTo("welcome");
      rig.awaitEvent(number, "JoinedLine");
    }
    Rig.await("one escape more, counted", () -> escapes() == before + 1);
  }

  /** Callers who have come to a person by a word, as the meter has them; it begins with none. */
  private static double escapes() {
    return rig.metrics()
        .lines()
        .filter(line -> line.startsWith("hatchline_speech_total{result=\"escape\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Test
  void escapeWordIsHeardWhileSomethingIsLookedUp() {
    String number = "+12025552003";
    try (Phone caller = calls(number)) {
      caller.press("1");
      Hearing.awaitMusic(caller);
      assertThat(Rig.types(rig.story(number))).doesNotContain("LookedUp", "ZeroOut");
      caller.say(saying("operator"));
      assertThat(rig.awaitEvent(number, "ZeroOut").get("by").asString()).isEqualTo("operator");
      assertThat(Rig.types(rig.story(number))).doesNotContain("LookedUp");
    }
  }

  @Test
  void escapeWordChangesNothingInLineAndAChoiceThereMayBeSaid() {
    String number = "+12025552004";
    try (Phone caller = calls(number)) {
      caller.press("0");
      Hearing.awaitMusic(caller);
      List<String> before = Rig.types(rig.story(number));
      caller.say(saying("representative"));
      Hearing.awaitMusic(caller);
      assertThat(Rig.types(rig.story(number))).isEqualTo(before);
      caller.say(saying("main menu"));
      assertThat(rig.awaitEvent(number, "Said").get("words").asString()).isEqualTo("main menu");
      rig.awaitEvent(number, "AutomationMeanwhile");
    }
  }

  @Test
  void whatIsSaidToAnAskIsReadBackAndTakenByYes() {
    String number = "+12025552009";
    try (Phone caller = calls(number, "1001")) {
      caller.say(saying("four seven one one"));
      awaitWords(caller, READ_BACK);
      assertThat(Rig.types(rig.story(number))).doesNotContain("Gave");
      caller.say(saying("yes"));
      JsonNode gave = rig.awaitEvent(number, "Gave");
      assertThat(gave.get("name").asString()).isEqualTo("code");
      assertThat(gave.get("value").asString()).isEqualTo("4711");
      awaitWords(caller, NEW);
      assertThat(Rig.types(rig.story(number))).doesNotContain("KeyPressed", "NoMatch", "ZeroOut");
    }
  }

  @Test
  void whoIsNotUnderstoodTwiceComesToAPerson() {
    String number = "+12025552010";
    Voice talk = saying("I do not know");
    try (Phone caller = calls(number, "1001")) {
      double from = caller.heard().seconds(); // amid the question, which is heard whole once more
      caller.say(talk);
      rig.awaitEvent(number, "NoMatch");
      Sound again = Spoken.words(CODE).slice(0.2, Spoken.words(CODE).seconds() - 0.2);
      caller.awaitSound(
          heard -> heard.slice(from, heard.seconds()).heardAt(again).isPresent(), Rig.PATIENCE);
      caller.say(talk);
      rig.awaitEvent(number, "JoinedLine");
      assertThat(Rig.types(rig.story(number)))
          .containsSubsequence("NoMatch", "NoMatch", "JoinedLine")
          .doesNotContain("NoInput", "ZeroOut", "Gave", "KeyPressed");
    }
  }

  @Test
  void escapeWordsOfTheFlowAndOfTheOperatorLeadToAPersonToo() {
    try (Phone caller = calls("+12025552011", "1001")) {
      caller.say(saying("supervisor"));
      assertThat(rig.awaitEvent("+12025552011", "ZeroOut").get("by").asString())
          .isEqualTo("supervisor");
    }
    try (Phone caller = calls("+12025552012", "1001")) {
      caller.say(saying("emergency"));
      assertThat(rig.awaitEvent("+12025552012", "ZeroOut").get("by").asString())
          .isEqualTo("emergency");
    }
  }

  @Test
  void modelOfFewWordsIsNotAskedToUnderstandWhateverIsSaid() {
    String number = "+12025552015";
    try (Phone caller = calls(number, "1003")) {
      awaitWords(caller, NEW);
      rig.awaitEvent(number, "JoinedLine");
      assertThat(Rig.types(rig.story(number))).doesNotContain("Gave", "NoInput", "NoMatch");
    }
  }

  @Test
  void escapeWordWhileANumberOutsideRingsLeadsToAPerson() {
    String number = "+12025552013";
    try (Phone garage = rig.customer(GARAGE, 1_530);
        Phone agent = rig.agent("102", 900);
        Phone caller = calls(number, "1002")) {
      new Scene(rig).available(agent);
      caller.press("1");
      garage.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      caller.say(wav("an-agent", Sound.silence(0.5).then(Spoken.words("agent"))));
      Scene.rung(agent, number);
      garage.events().await(PhoneEvent.Ended.class, Rig.PATIENCE);
      agent.answer();
      caller.awaitSound(Hearing.voice(900), Rig.PATIENCE);
      JsonNode out = rig.awaitEvent(number, "ZeroOut");
      assertThat(out.get("by").asString()).isEqualTo("agent");
      assertThat(out.get("node").asString()).isEqualTo("transfer");
    }
  }

  @Test
  void nobodyOfOursListensOnceANumberOutsideHasAnswered() {
    String number = "+12025552014";
    try (Phone garage = rig.customer(GARAGE, 1_530);
        Phone caller = calls(number, "1002")) {
      caller.press("1");
      garage.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      assertThat(speech().get("listening").asInt()).as("while it rings").isEqualTo(1);
      garage.answer();
      caller.awaitSound(Hearing.voice(1_530), Rig.PATIENCE);
      Rig.await("an ear less", () -> speech().get("listening").asInt() == 0);
      caller.say(saying("talk to a person"));
      awaitWords(garage, "talk to a person");
      garage.hangUp();
      new Scene(rig).ended(number, "TRANSFERRED", "LINE");
      assertThat(Rig.types(rig.story(number))).doesNotContain("ZeroOut", "JoinedLine");
    }
  }

  /** How soon, the bench says. */
  @Test
  void agentRingsAfterTheWord() {
    String number = "+12025552008";
    try (Phone agent = rig.agent("102", 900);
        Phone caller = calls(number)) {
      new Scene(rig).available(agent);
      caller.say(saying("agent"));
      assertThat(Scene.rung(agent, number).number()).isEqualTo(number);
      assertThat(Rig.types(rig.story(number))).contains("ZeroOut").doesNotContain("NoMatch");
      agent.reject();
    }
  }

  @Test
  void noiseDoesNotStopThePromptForGood() {
    String number = "+12025552005";
    try (Phone caller = calls(number)) {
      double from = caller.heard().seconds();
      caller.say(wav("murmur", murmur(3.5)));
      awaitWords(caller, END);
      Sound heard = caller.heard();
      double end = heard.heardAt(core(END)).orElseThrow().second();
      assertThat(stood(heard, from, end)).as("the prompt was paused").isTrue();
      assertThat(Rig.types(rig.story(number)))
          .doesNotContain("NoInput", "NoMatch", "ZeroOut", "Chose");
    }
  }

  /** Loud, with a pitch, and loud and soft as syllables are: a voice without a word. */
  private static Sound murmur(double seconds) {
    short[] samples = new short[(int) (seconds * Sound.PHONE_RATE)];
    for (int i = 0; i < samples.length; i++) {
      double turns = 2 * Math.PI * i / Sound.PHONE_RATE;
      double sound = 0;
      for (int harmonic = 1; harmonic <= 8; harmonic++) {
        sound += Math.sin(120 * harmonic * turns) / harmonic;
      }
      samples[i] = (short) (4_000 * (0.55 - 0.45 * Math.cos(4 * turns)) * sound);
    }
    return new Sound(samples, Sound.PHONE_RATE);
  }

  /** Whether the long prompt stands, or stood, still after this second and until that one. */
  private static boolean stood(Sound heard, double from, double to) {
    return silence(heard.slice(from, to)) > BETWEEN_WORDS_S + STANDS_S;
  }

  /** The longest silence (s). */
  private static double silence(Sound sound) {
    double longest = 0;
    double last = 0;
    for (Span span : sound.spans()) {
      longest = Math.max(longest, span.from() - last);
      last = span.to();
    }
    return Math.max(longest, sound.seconds() - last);
  }

  /** The talk goes on into the menu that comes again, which hears nothing of it. */
  @Test
  void keyCountsWhileSomebodySpeaksAndNothingIsAnsweredTwice() {
    String number = "+12025552006";
    try (Phone caller = calls(number)) {
      double from = caller.heard().seconds();
      caller.say(wav("talk", Spoken.words(TALK)));
      caller.awaitSound(heard -> stood(heard, from, heard.seconds()), Rig.PATIENCE);
      caller.press("2");
      awaitWords(caller, NEW);
      awaitWords(caller, END);
      assertThat(Rig.types(rig.story(number)))
          .containsOnlyOnce("Chose")
          .doesNotContain("NoInput", "NoMatch");
    }
  }

  @Test
  void whoSaysNothingIsAskedAgainAndComesToAPerson() {
    String number = "+12025552007";
    try (Phone _ = calls(number)) {
      Rig.await(
          "silence, twice",
          Duration.ofMinutes(2),
          () -> Rig.types(rig.story(number)).contains("JoinedLine"));
      assertThat(Rig.types(rig.story(number)))
          .containsSubsequence("NoInput", "NoInput", "JoinedLine")
          .doesNotContain("NoMatch", "ZeroOut");
    }
  }
}
