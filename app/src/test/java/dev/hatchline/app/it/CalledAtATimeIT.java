package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.sound.Sound;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Customers name the time at which they are called; the phone rings within that minute. */
class CalledAtATimeIT {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final DateTimeFormatter KEYS = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter SAID =
      DateTimeFormatter.ofPattern("h:mm 'M'", Locale.ROOT);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** The longest that the caller may need to name the time, which is to come when it is named. */
  private static final Duration NAMING_MAX = Duration.ofSeconds(100);

  /** The same of what is done to the engine between the promise and its time. */
  private static final Duration KILLING_MAX = Duration.ofSeconds(60);

  private static final Duration AT_LAST = Duration.ofMinutes(8);
  private static final Sound TIME_ASKED =
      Spoken.words("Now the time, in four digits, such as 1 4 3 0.").slice(0.3, 2);
  private static final int ANN_HZ = 1730;
  private static final int BOB_HZ = 1930;
  private static final int CALLER_HZ = 1130;

  private static Rig rig;
  private static Scene scene;

  @BeforeAll
  static void up() {
    rig =
        Rig.upToBeKilled(
            """
            company: Test Company
            queues:
              - name: people
                agents: ["101", "102"]
                ring: 15 s
                wrap-up: 0 s
            callback:
              ring: 15 s
              slots: {every: 1 min, capacity: 2, ahead: 2 h}
            """,
            _ -> {});
    scene = new Scene(rig);
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  /** The beginning of the first minute that is at least so far away. */
  private static Instant minuteAfter(Duration least) {
    return Instant.now().plus(least).truncatedTo(ChronoUnit.MINUTES).plus(MINUTE);
  }

  @Test
  void namedByKeyItRingsWithinTheMinuteAtTheAgentWhoIsWanted() {
    String number = "+12025551900";
    try (Phone bob = rig.agent("102", BOB_HZ)) {
      rig.awaitAgent("102", "Available");
      try (Phone ann = rig.agent("101", ANN_HZ)) {
        rig.awaitAgent("101", "Available");
        talksTo(bob, number);
        rig.awaitAgent("102", "Available");
        Instant at = minuteAfter(NAMING_MAX);
        named(number, at);
        try (Phone customer = rig.customer(number, CALLER_HZ)) {
          rings(customer, at);
          assertThat(last(bob).name())
              .startsWith("Callback for " + CLOCK.format(at.atOffset(ZoneOffset.UTC)));
          customer.answer();
          bob.answer();
          scene.talk(bob, BOB_HZ, customer, CALLER_HZ);
          customer.hangUp();
          Scene.hungUpOn(bob);
        }
        assertThat(Scene.ringsOf(ann)).as("who had been idle for longer").isEmpty();
        kept(number, "102");
      }
    }
    rig.awaitNoCalls();
  }

  @Test
  void engineThatIsKilledMeanwhileCallsOnTimeAndOnce() throws Exception {
    String number = "+12025551901";
    Instant at = minuteAfter(KILLING_MAX);
    String asked = "{\"number\": \"%s\", \"at\": \"%s\"}".formatted(number, at);
    rig.post("/api/callbacks", asked, 202);
    long engine = rig.pid("engine");
    rig.signal("KILL", engine);
    rig.awaitEngineOtherThan(engine);
    try (Phone customer = rig.customer(number, CALLER_HZ);
        Phone ann = rig.agent("101", ANN_HZ)) {
      rings(customer, at);
      customer.answer();
      ann.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
      ann.answer();
      scene.talk(ann, ANN_HZ, customer, CALLER_HZ);
      ann.hangUp();
      Scene.hungUpOn(customer);
      assertThat(Scene.ringsOf(customer)).hasSize(1);
    }
    kept(number, "101");
    rig.awaitNoCalls();
  }

  /** So that there is an agent whom this caller has had; the other one is idle for longer then. */
  private static void talksTo(Phone agent, String number) {
    try (Phone caller = scene.waits(number, CALLER_HZ)) {
      Scene.rung(agent, number);
      agent.answer();
      caller.awaitSound(Hearing.voice(BOB_HZ), Rig.PATIENCE);
      caller.hangUp();
      Scene.hungUpOn(agent);
    }
    rig.awaitNoCalls();
  }

  /** By the clock of New York, where the number is; what is read back is heard. */
  private static void named(String number, Instant at) {
    ZonedDateTime there = at.atZone(NEW_YORK);
    boolean today = there.toLocalDate().equals(ZonedDateTime.now(NEW_YORK).toLocalDate());
    try (Phone caller = rig.caller(number, CALLER_HZ)) {
      caller.dial(rig.uri("1000"));
      caller.events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
      caller.press("212" + (today ? "1#" : "2#"));
      // A 0 that comes before the line asks for a time is a wish for a person.
      caller.awaitSound(Hearing.words(TIME_ASKED), Rig.PATIENCE);
      caller.press(KEYS.format(there));
      caller.awaitSound(Hearing.words(readBack(there, today)), Rig.PATIENCE);
      caller.press("11");
      Scene.hungUpOn(caller);
    }
    JsonNode promised = rig.api("/api/callbacks").get(0);
    assertThat(promised.get("number").asString()).isEqualTo(number);
    assertThat(promised.get("wanted").asString()).isEqualTo("102");
    assertThat(promised.get("zone").asString()).isEqualTo(NEW_YORK.getId());
    assertThat(Instant.parse(promised.get("due").asString())).isEqualTo(at);
  }

  private static Sound readBack(ZonedDateTime there, boolean today) {
    String half = there.getHour() < 12 ? "A" : "P";
    String time = SAID.format(there).replace("M", half + " M").replace(":00 ", " ");
    String day =
        today
            ? "today"
            : "tomorrow, " + there.getDayOfWeek().toString().toLowerCase(Locale.ROOT) + ",";
    return Spoken.words("We call you " + day + " at " + time + ".").slice(0.3, 2);
  }

  private static void rings(Phone customer, Instant at) {
    customer.events().await(PhoneEvent.Incoming.class, AT_LAST);
    assertThat(Instant.now()).isBetween(at, at.plus(MINUTE));
  }

  private static PhoneEvent.Incoming last(Phone phone) {
    phone.events().await(_ -> Scene.ringsOf(phone).size() == 2, Rig.PATIENCE);
    return phone.events().all().stream()
        .filter(PhoneEvent.Incoming.class::isInstance)
        .map(PhoneEvent.Incoming.class::cast)
        .toList()
        .getLast();
  }

  private static void kept(String number, String agent) {
    Rig.await(
        "the promise to be kept",
        () -> {
          JsonNode found = rig.api("/api/callbacks").get(0);
          return found.get("number").asString().equals(number)
              && found.get("outcome").asString().equals("kept");
        });
    JsonNode found = rig.api("/api/callbacks").get(0);
    assertThat(found.get("attempts").asInt()).isEqualTo(1);
    assertThat(found.get("agent").asString()).isEqualTo(agent);
  }
}
