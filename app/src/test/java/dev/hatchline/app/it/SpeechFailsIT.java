package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.PhoneSpec;
import dev.hatchline.phones.Voice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What becomes of callers when they cannot be heard: they have keys, and no call is lost. */
@Timeout(900)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SpeechFailsIT {
  private static final int CALLS = 20;

  /**
   * What has not come by then does not come: a worker that hangs is found out within two seconds,
   * and another one loads in less than one, where they have a processor.
   */
  private static final Duration BACK_MAX = Duration.ofMinutes(3);

  private static final Duration SAID_MAX = Duration.ofSeconds(5);

  @TempDir private static Path folder;
  private static final List<Phone> callers = new ArrayList<>();
  private static Rig rig;
  private static Phone paused;

  @BeforeAll
  static void up() throws Exception {
    rig =
        Rig.up(
            """
            company: Test Company
            speech:
              models: {en: hatch-en-8k, es: nowhere, de: /etc}
              calls: %d
            """
                .formatted(CALLS));
    paused = rig.agent("101", 700);
    new Scene(rig).paused(paused);
    awaitHears();
    try (Turn _ = Turn.ofMany()) {
      for (int i = 0; i < CALLS; i++) {
        callers.add(inLine(number(i)));
      }
    }
  }

  @AfterAll
  static void down() {
    callers.forEach(Phone::close);
    paused.close();
    rig.close();
  }

  private static String number(int caller) {
    return "+120255521" + (10 + caller);
  }

  private static Phone inLine(String number) {
    Phone caller =
        rig.phones().open(PhoneSpec.caller(number, rig.sip()).saying(new Voice.Silence()));
    caller.dial(rig.uri("1000"));
    caller.events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
    caller.press("0");
    rig.awaitEvent(number, "JoinedLine");
    return caller;
  }

  private static JsonNode speech() {
    return rig.api("/actuator/health").get("components").get("speech").get("details");
  }

  private static void awaitHears() {
    Rig.await(
        "a line that hears",
        BACK_MAX,
        () -> Rig.quietly(() -> speech().get("state").asString().equals("hears")));
  }

  private static Voice menu() {
    try {
      Path wav = folder.resolve("main-menu.wav");
      Spoken.words("main menu").write(wav);
      return new Voice.Wav(wav);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Who is not heard says it again. */
  private static void isHeard(int caller) {
    isHeard(caller, number(caller));
  }

  private static void isHeard(int caller, String number) {
    long begun = System.nanoTime();
    boolean heard = false;
    while (!heard) {
      assertThat(System.nanoTime() - begun).isLessThan(BACK_MAX.toNanos());
      callers.get(caller).say(menu());
      heard = says(number);
    }
  }

  private static boolean says(String number) {
    try {
      Rig.await(
          "words of " + number, SAID_MAX, () -> Rig.types(rig.story(number)).contains("Said"));
      return true;
    } catch (AssertionError _) {
      return false;
    }
  }

  private static void hasKeys(int caller) {
    callers.get(caller).press("9");
    rig.awaitEvent(number(caller), "MusicSwitched");
  }

  private static void assertNobodyIsGone() {
    assertThat(callers).allSatisfy(caller -> assertThat(caller.calls()).hasSize(1));
    assertThat(rig.api("/api/calls/live").get("calls").asInt()).isGreaterThanOrEqualTo(CALLS);
  }

  private static ProcessHandle worker() {
    return ProcessHandle.of(rig.pid("engine"))
        .orElseThrow()
        .descendants()
        .filter(child -> commandLine(child).contains("speech.worker"))
        .findFirst()
        .orElseThrow();
  }

  /** Read by ourselves: Java leaves out what is longer than a page, as a class path is. */
  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(
          Path.of("/proc/%d/cmdline".formatted(process.pid())), StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      return ""; // gone meanwhile
    }
  }

  private static double meter(String name) {
    return rig.metrics()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Order(1)
  void modelsThatAreMissingOrNoneAreToldOnceWithWhatToDoAndTheOthersHear() throws IOException {
    String why = speech().get("why").asString();
    assertThat(why).contains("es: ", "de: ").doesNotContain("en: ");
    assertThat(rig.healthOf("speech")).isEqualTo("UP");
    List<String> log = Files.readAllLines(rig.state().resolve("log/engine.log"));
    assertThat(log.stream().filter(line -> line.contains("nowhere"))).hasSize(1);
    isHeard(0);
  }

  @Test
  @Order(2)
  void oneCallerTooManyHasKeysAndIsCounted() {
    Rig.await("ears", BACK_MAX, () -> meter("hatchline_speech_listening") == CALLS);
    assertThat(meter("hatchline_speech_most")).isEqualTo(CALLS);
    double before = meter("hatchline_speech_shed_total");
    String number = number(CALLS);
    try (Phone caller = inLine(number)) {
      caller.say(menu());
      Hearing.awaitMusic(caller);
      caller.press("9");
      rig.awaitEvent(number, "MusicSwitched");
      assertThat(Rig.types(rig.story(number))).doesNotContain("Said");
      assertThat(meter("hatchline_speech_shed_total")).isGreaterThan(before);
      assertThat(meter("hatchline_speech_keys_alone")).isPositive();
      assertThat(speech().get("why").asString()).contains("raise speech.calls");
    }
  }

  @Test
  @Order(3)
  void workerThatIsKilledCostsSpeechForSecondsAndNothingElse() throws IOException {
    ProcessHandle first = worker();
    rig.signal("KILL", first.pid());
    hasKeys(1);
    awaitAnotherThan(first);
    isHeard(2);
    assertNobodyIsGone();
    assertThat(meter("hatchline_speech_restarts_total")).isEqualTo(1);
  }

  @Test
  @Order(4)
  void workerThatHangsIsReplacedAndNobodyIsGone() throws IOException {
    ProcessHandle first = worker();
    rig.signal("STOP", first.pid());
    hasKeys(3);
    awaitAnotherThan(first);
    isHeard(4);
    assertNobodyIsGone();
    assertThat(meter("hatchline_speech_restarts_total")).isEqualTo(2);
  }

  @Test
  @Order(5)
  void callerWhoHadKeysIsHeardAsSoonAsAnotherOneIsGone() {
    callers.add(inLine(number(CALLS + 1)));
    Rig.await("one too many", BACK_MAX, () -> speech().get("keysAlone").asInt() > 0);
    callers.getFirst().close();
    isHeard(CALLS, number(CALLS + 1));
  }

  /** And until the calls that are up have ears again. */
  private static void awaitAnotherThan(ProcessHandle first) {
    Rig.await("another worker", BACK_MAX, () -> !first.isAlive());
    awaitHears();
  }
}
