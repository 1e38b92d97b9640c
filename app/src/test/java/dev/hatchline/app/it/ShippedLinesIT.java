package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.callback.TimeWords;
import dev.hatchline.flow.Value;
import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The flows that are shipped besides the company's line, as they are called with the demo. */
class ShippedLinesIT {
  private static final String INTERNET = "1001";
  private static final String BANK = "1002";
  private static final String CLINIC = "1003";
  private static final String PARCELS = "1004";
  private static final int CALLER_HZ = 1130;
  private static final int AGENT_HZ = 1730;
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final LocalTime HALF_PAST_NINE = LocalTime.of(9, 30);
  private static final DateTimeFormatter DAY_KEYS =
      DateTimeFormatter.ofPattern("MMdd", Locale.ROOT);

  private static Rig rig;
  private static Scene scene;

  /** What is told takes its time: all of them listen at once, and each test waits for one. */
  private static final ExecutorService CALLERS =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory());

  private static Future<?> outageAndBillCaller;
  private static Future<?> balanceCaller;
  private static Future<?> appointmentCaller;
  private static Future<?> callBackCaller;
  private static Future<?> parcelCaller;

  @BeforeAll
  static void up() {
    rig =
        Rig.up(
            """
            company: Test Company
            lines:
              - {number: "1001", flow: internet-provider}
              - {number: "1002", flow: bank}
              - {number: "1003", flow: clinic}
              - {number: "1004", flow: parcel-service}
            queues:
              - name: people
                agents: ["101"]
                ring: 15 s
                wrap-up: 0 s
                message-when-nobody: false
            systems:
              - {name: network, address: demo}
              - {name: customers, address: demo}
              - {name: accounts, address: demo}
              - {name: slots, address: demo, methods: [GET, POST]}
              - {name: parcels, address: demo, methods: [GET, POST]}
            """);
    scene = new Scene(rig);
    outageAndBillCaller = CALLERS.submit(ShippedLinesIT::outageAndBill);
    balanceCaller = CALLERS.submit(ShippedLinesIT::balance);
    appointmentCaller = CALLERS.submit(ShippedLinesIT::appointment);
    callBackCaller = CALLERS.submit(ShippedLinesIT::callBack);
    parcelCaller = CALLERS.submit(ShippedLinesIT::parcel);
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  /** A caller whom this line has answered, and who hears its first prompt. */
  private static Phone calls(String line, String number) {
    Phone caller = rig.caller(number, CALLER_HZ);
    caller.dial(rig.uri(line));
    caller.events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
    rig.awaitEvent(number, "PromptStarted");
    return caller;
  }

  private static void hears(Phone caller, String sentence) {
    caller.awaitSound(Hearing.words(Spoken.end(sentence)), Rig.PATIENCE);
  }

  private static void begins(Phone caller, String sentence) {
    caller.awaitSound(Hearing.words(Spoken.words(sentence).slice(0.3, 2)), Rig.PATIENCE);
  }

  private static void asks(String number, String node) {
    rig.awaitEvent(number, e -> e.path("node").asString("").equals(node), node);
  }

  private static String day(LocalDate day) {
    return dev.hatchline.flow.Spoken.of(new Value.Day(day));
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  private static void outageAndBill() {
    String number = "+12025556001";
    try (Phone caller = calls(INTERNET, number)) {
      caller.press("1");
      asks(number, "which-area");
      caller.press("20500");
      hears(caller, "There is an outage at 2 0 5, 0 0. It should end at six P M.");
      caller.press("2");
      asks(number, "which-bill");
      caller.press("700001");
      String bill = "Your bill is 49 US dollars and 90 cents. It is due on ";
      caller.awaitSound(Hearing.words(Spoken.words(bill).slice(1, 3.2)), Rig.PATIENCE);
      hears(caller, bill + day(today().plusDays(12)) + ".");
    }
    scene.ended(number, "LEFT_FLOW", "CALLER");
  }

  /** Who does not know the day of birth is told nothing of the account. */
  private static void balance() {
    String number = "+12025556002";
    try (Phone caller = calls(BANK, number)) {
      caller.press("2");
      asks(number, "which-account");
      caller.press("60000001");
      asks(number, "which-birth");
      caller.press("12241971");
      hears(caller, "These two do not belong together. Please try once more.");
      assertThat(rig.story(number))
          .noneMatch(e -> e.path("node").asString("").equals("tell-balance"));
      caller.press("60000001");
      caller.press("03091984");
      hears(caller, "Your balance is one thousand two hundred fifty US dollars and forty cents.");
    }
    scene.ended(number, "LEFT_FLOW", "CALLER");
  }

  private static void appointment() {
    String number = "+12025556003";
    try (Phone caller = calls(CLINIC, number)) {
      caller.press("1");
      asks(number, "whose-appointment");
      caller.press("123456");
      hears(caller, "The first is on " + day(today().plusDays(1)) + ", at 9:30 A M.");
      asks(number, "which-slot");
      caller.press("2");
      hears(caller, "It is yours: " + day(today().plusDays(4)) + ", at 2 P M.");
    }
    scene.ended(number, "LEFT_FLOW", "CALLER");
  }

  private static void callBack() {
    String number = "+12025556004";
    LocalDate day = LocalDate.now(NEW_YORK).plusDays(2);
    Instant due = day.atTime(HALF_PAST_NINE).atZone(NEW_YORK).toInstant();
    try (Phone caller = calls(CLINIC, number)) {
      caller.press("3");
      asks(number, "which-number");
      caller.press("1");
      asks(number, "what-about");
      caller.press("1");
      asks(number, "promise");
      caller.press("2");
      begins(caller, "For today, press one. For tomorrow, two.");
      caller.press(DAY_KEYS.format(day));
      begins(caller, "Now the time, in four digits, such as 1 4 3 0.");
      caller.press("0930");
      hears(caller, "We call you " + TimeWords.SPOKEN.of(due, NEW_YORK, Instant.now()) + ".");
      caller.press("1");
      Scene.hungUpOn(caller);
    }
    scene.ended(number, "PROMISED", "LINE");
    JsonNode promised = rig.api("/api/callbacks").get(0);
    assertThat(promised.get("number").asString()).isEqualTo(number);
    assertThat(promised.get("reason").asString()).isEqualTo("an appointment");
    assertThat(Instant.parse(promised.get("due").asString())).isEqualTo(due);
  }

  private static void parcel() {
    String number = "+12025556005";
    LocalDate later = today().plusDays(4);
    LocalDate brought = later.getDayOfWeek() == DayOfWeek.SUNDAY ? later.plusDays(1) : later;
    try (Phone caller = calls(PARCELS, number)) {
      caller.press("1");
      asks(number, "which-parcel");
      caller.press("80000002");
      hears(caller, "Parcel 8 0 0 0, 0 0 0 2 is in our depot.");
      hears(caller, "It comes on " + day(today().plusDays(2)) + ".");
      asks(number, "other-day");
      caller.press("1");
      asks(number, "which-day");
      caller.press(DAY_KEYS.format(brought));
      hears(caller, day(brought) + ".");
      caller.press("1");
      hears(caller, "Your parcel now comes on " + day(brought) + ".");
    }
    scene.ended(number, "LEFT_FLOW", "CALLER");
  }

  @Test
  void anInternetProviderTellsAnOutageAndABill() throws Exception {
    outageAndBillCaller.get();
  }

  @Test
  void anInternetProviderHasWhoAnswersToldOfAFaultBeforeTheyAreRung() {
    String number = "+12025556006";
    try (Phone agent = rig.agent("101", AGENT_HZ);
        Phone caller = calls(INTERNET, number)) {
      rig.awaitAgent("101", "Available");
      caller.press("3");
      asks(number, "which-fault");
      caller.press("3");
      asks(number, "which-customer");
      caller.press("700001");
      Scene.rung(agent, number);
      JsonNode told = rig.awaitEvent(number, "Noted");
      assertThat(told.path("node").asString()).isEqualTo("fault-told");
      assertThat(told.path("text").asString()).isEqualTo("Fault: comes and goes. Customer 700001.");
      agent.answer();
      scene.talk(agent, AGENT_HZ, caller, CALLER_HZ);
      caller.hangUp();
    }
    assertThat(scene.ended(number, "SERVED", "CALLER"))
        .containsSubsequence("Noted", "JoinedLine", "AgentRung", "Bridged");
  }

  @Test
  void aBankTellsTheBalanceToWhomeverTheAccountBelongs() throws Exception {
    balanceCaller.get();
  }

  @Test
  void aClinicGivesAnAppointment() throws Exception {
    appointmentCaller.get();
  }

  @Test
  void aClinicPromisesToCallAtTheTimeThatIsNamed() throws Exception {
    callBackCaller.get();
  }

  @Test
  void aParcelServiceTellsWhereAParcelIsAndHasItOnAnotherDay() throws Exception {
    parcelCaller.get();
  }

  /** Only the parcel service has something to ask when its agent has hung up. */
  @ParameterizedTest
  @CsvSource({
    "1001, +12025556011",
    "1002, +12025556012",
    "1003, +12025556013",
    "1004, +12025556014"
  })
  void zeroLeadsToAPersonOnEachOfThem(String line, String number) {
    try (Phone agent = rig.agent("101", AGENT_HZ);
        Phone caller = calls(line, number)) {
      rig.awaitAgent("101", "Available");
      caller.press("0");
      Scene.rung(agent, number);
      agent.answer();
      scene.talk(agent, AGENT_HZ, caller, CALLER_HZ);
      agent.hangUp();
      if (line.equals(PARCELS)) {
        asks(number, "survey");
        caller.press("5");
        assertThat(rig.awaitEvent(number, "Scored").path("score").asInt()).isEqualTo(5);
      }
      Scene.hungUpOn(caller);
    }
    assertThat(scene.ended(number, "SERVED", "AGENT"))
        .containsSubsequence("ZeroOut", "JoinedLine", "Bridged", "AgentLeft");
  }
}
