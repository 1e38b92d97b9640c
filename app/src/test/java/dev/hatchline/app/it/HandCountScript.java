package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.it.Edge.Span;
import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.PhoneEvent.Incoming;
import dev.hatchline.phones.PhoneSpec;
import dev.hatchline.phones.Voice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The calls of {@link HandCountIT}, played once; what phones saw of times is kept. Each step waits
 * for what it has done to be seen, and each says if it was too slow to be what it is counted as.
 */
final class HandCountScript {
  static final int FIRST_HZ = 1730;
  static final int SECOND_HZ = 1930;
  private static final int CALLER_HZ = 1130;
  private static final int OTHER_HZ = 1330;

  static final String ANN = "+12025558001";
  static final String BOB = "+12025558002";
  static final String CY = "+12025558003";
  static final String DEE = "+12025558004";
  static final String EVE = "+12025558005";
  static final String FAY = "+12025558006";
  static final String GUS = "+12025558007";
  static final String HAL = "+12025558008";
  static final String IDA = "+12025558009";
  static final String JO = "+12025558010";
  static final String KIT = "+12025558011";
  static final String LEE = "+12025558012";

  /** Who leaves sooner had hardly come: as {@code docs/metrics.md} says. */
  private static final Duration SHORT = Duration.ofSeconds(5);

  /** Longer than that, and not as long as T. */
  private static final Duration BETWEEN = Duration.ofSeconds(6);

  private static final Duration LONG = HandCountFlows.TARGET.plusSeconds(1);

  /** Keys that are pressed in line sooner were meant for the flow. */
  private static final Duration KEYS_COUNT = Duration.ofSeconds(6);

  final List<Span> answered = new ArrayList<>();
  final List<Span> abandoned = new ArrayList<>();
  final List<Span> firstTalks = new ArrayList<>();
  final List<Span> secondTalks = new ArrayList<>();
  final List<Span> firstWrapUps = new ArrayList<>();
  final List<Span> secondWrapUps = new ArrayList<>();
  final List<Span> signedIn = new ArrayList<>();
  private Span promiseToConnect = new Span(0, 0);
  private Span toMeet = new Span(0, 0);

  private final Rig rig;
  private final Scene scene;
  private final Phone first;
  private final Phone second;

  /** A caller in line since then; what the agent's phone saw before has nothing to do with it. */
  private record InLine(String number, Phone phone, Edge joined, int mark)
      implements AutoCloseable {
    @Override
    public void close() {
      phone.close();
    }
  }

  HandCountScript(Rig rig) {
    this.rig = rig;
    this.scene = new Scene(rig);
    this.first = opened("101", FIRST_HZ);
    this.second = opened("102", SECOND_HZ);
  }

  private Phone opened(String extension, int hertz) {
    return rig.phones()
        .open(
            PhoneSpec.agent(extension, rig.password(extension), rig.sip())
                .saying(new Voice.Tone(hertz)));
  }

  Span promiseToConnect() {
    return promiseToConnect;
  }

  /** From the answer of the customer who was called back to the conversation. */
  Span toMeet() {
    return toMeet;
  }

  /** All of it. */
  void play() {
    Edge firstIn = signsIn(first);
    Edge secondIn = signsIn(second);
    scene.paused(first);
    scene.available(first);
    oneIsServed();
    automation();
    closed();
    zeroedOut();
    comesAgain();
    transferred();
    signedIn.add(firstIn.until(signsOut(first)));
    signedIn.add(secondIn.until(signsOut(second)));
    rig.awaitNoCalls();
  }

  void close() {
    first.close();
    second.close();
  }

  private static String extension(Phone agent) {
    return agent.spec().identity().user();
  }

  private Edge signsIn(Phone agent) {
    return Edge.of(agent::register, () -> rig.awaitAgent(extension(agent), "Available"));
  }

  private Edge signsOut(Phone agent) {
    return Edge.of(agent::unregister, () -> rig.awaitAgent(extension(agent), "SignedOut"));
  }

  // ---- The calls

  /** Ann is answered at once, and while she talks with the only agent Bob waits. */
  private void oneIsServed() {
    try (InLine ann = joins(ANN, "2")) {
      Edge bridged = answers(ann);
      assertThat(answered.getLast().isWithin(HandCountFlows.TARGET)).isTrue();
      assertThat(Rig.types(rig.story(ANN))).doesNotContain("PlaceTold");
      try (InLine bob = told(joins(BOB, "2"))) {
        othersDoNotWait();
        Edge over = hangsUp(ann.phone(), first, ANN);
        firstTalks.add(bridged.until(over));
        restsUntilRung(over, BOB, bob.mark());
        scene.ended(ANN, "SERVED", "CALLER");
        Edge served = answers(bob);
        assertThat(answered.getLast().isOver(HandCountFlows.TARGET)).isTrue();
        calledBack(bob, served);
      }
    }
  }

  /** Four join the line while the agent talks, and leave it. */
  private void othersDoNotWait() {
    try (InLine eve = told(joins(EVE, "2"))) {
      try (InLine cy = told(joins(CY, "0"))) {
        gives(cy);
        assertThat(abandoned.getLast().isWithin(SHORT)).isTrue();
      }
      leavesMessage();
      waits(eve, LONG);
      gives(eve);
      assertThat(abandoned.getLast().isOver(HandCountFlows.TARGET)).isTrue();
    }
    try (InLine dee = told(joins(DEE, "2"))) {
      waits(dee, BETWEEN);
      gives(dee);
      assertThat(abandoned.getLast().isOver(SHORT)).isTrue();
      assertThat(abandoned.getLast().isWithin(HandCountFlows.TARGET)).isTrue();
    }
  }

  /** In place of waiting. */
  private void leavesMessage() {
    try (InLine jo = told(joins(JO, "0"))) {
      jo.phone().press("3");
      rig.awaitEvent(JO, "MessageStarted");
      leavesWords(JO);
      jo.phone().hangUp();
      scene.ended(JO, "MESSAGE", "CALLER");
    }
  }

  /** Asked for in line while the agent talks with Bob, and kept as soon as that is over. */
  private void calledBack(InLine bob, Edge bridged) {
    Edge promised;
    try (InLine ida = told(joins(IDA, "4"))) {
      listens(ida.phone(), KEYS_COUNT);
      ida.phone().press("2");
      rig.awaitEvent(IDA, "AutomationMeanwhile");
      promised = Edge.of(() -> ida.phone().press("11"), () -> rig.awaitEvent(IDA, "Promised"));
      ida.phone().events().await(PhoneEvent.Ended.class, Rig.PATIENCE);
    }
    scene.ended(IDA, "PROMISED", "LINE");
    int mark = first.events().size();
    try (Phone customer = rig.customer(IDA, OTHER_HZ)) {
      Edge over = hangsUp(first, bob.phone(), BOB);
      firstTalks.add(bridged.until(over));
      restsUntilRung(over, IDA, mark);
      customer.events().await(Incoming.class, Rig.PATIENCE);
      int rang = first.events().size();
      first.answer();
      first.events().awaitFrom(rang, PhoneEvent.Answered.class, _ -> true, Rig.PATIENCE);
      Edge met = Edge.of(customer::answer, () -> rig.awaitEvent(IDA, "Bridged"));
      toMeet = new Span(0, met.to() - met.from());
      promiseToConnect = promised.until(met);
      scene.talk(first, FIRST_HZ, customer, OTHER_HZ);
      callerHangsUp(customer, IDA, met);
    }
  }

  private void automation() {
    try (Phone fay = scene.calls(FAY, CALLER_HZ)) {
      fay.press("3");
      fay.events().await(PhoneEvent.Ended.class, Rig.PATIENCE);
    }
    scene.ended(FAY, "FLOW_ENDED", "LINE");
    try (Phone gus = scene.calls(GUS, CALLER_HZ)) {
      rig.awaitEvent(GUS, "NoInput");
      gus.press("9");
      rig.awaitEvent(GUS, "NoMatch");
      gus.press("3");
      gus.events().await(PhoneEvent.Ended.class, Rig.PATIENCE);
    }
    scene.ended(GUS, "FLOW_ENDED", "LINE");
  }

  /** On the line that says that nobody is here today. */
  private void closed() {
    try (Phone kit = rig.caller(KIT, CALLER_HZ)) {
      kit.dial(rig.uri("1001"));
      rig.awaitEvent(KIT, "MessageStarted");
      leavesWords(KIT);
      kit.hangUp();
      scene.ended(KIT, "MESSAGE", "CALLER");
    }
  }

  private void zeroedOut() {
    int mark = first.events().size();
    try (Phone hal = scene.calls(HAL, CALLER_HZ)) {
      hal.press("1");
      asks(HAL, "order");
      hal.press("123");
      asks(HAL, "again");
      hal.press("123");
      asks(HAL, "more");
      Edge joined = Edge.of(() -> hal.press("0"), () -> rig.awaitEvent(HAL, "JoinedLine"));
      Edge bridged = answers(new InLine(HAL, hal, joined, mark));
      assertThat(answered.getLast().isWithin(HandCountFlows.TARGET)).isTrue();
      callerHangsUp(hal, HAL, bridged);
    }
  }

  private void comesAgain() {
    String before = call(ANN);
    int mark = first.events().size();
    try (Phone ann = rig.caller(ANN, CALLER_HZ)) {
      ann.dial(rig.uri("1000"));
      Rig.await("another call of Ann's", () -> !call(ANN).equals(before));
      asks(ANN, "top");
      Edge joined = Edge.of(() -> ann.press("2"), () -> rig.awaitEvent(ANN, "JoinedLine"));
      Edge bridged = answers(new InLine(ANN, ann, joined, mark));
      assertThat(answered.getLast().isWithin(HandCountFlows.TARGET)).isTrue();
      callerHangsUp(ann, ANN, bridged);
    }
  }

  private void transferred() {
    try (InLine lee = joins(LEE, "2")) {
      Edge bridged = answers(lee);
      assertThat(answered.getLast().isWithin(HandCountFlows.TARGET)).isTrue();
      int mark = second.events().size();
      Edge given =
          Edge.of(() -> first.blindTransfer("102"), () -> rig.awaitEvent(LEE, "AgentLeft"));
      firstTalks.add(bridged.until(given));
      rests(first, given, firstWrapUps);
      second.events().awaitFrom(mark, Incoming.class, _ -> true, Rig.PATIENCE);
      Edge again =
          Edge.of(
              second::answer,
              () -> rig.awaitEvent(LEE, e -> agent(e, "Bridged").equals("102"), "the second"));
      scene.talk(second, SECOND_HZ, lee.phone(), CALLER_HZ);
      Edge over = hangsUp(second, lee.phone(), LEE);
      secondTalks.add(again.until(over));
      rests(second, over, secondWrapUps);
      scene.ended(LEE, "SERVED", "AGENT");
    }
  }

  // ---- What is done again and again

  private InLine joins(String number, String key) {
    int mark = first.events().size();
    Phone caller = scene.calls(number, CALLER_HZ);
    Edge joined = Edge.of(() -> caller.press(key), () -> rig.awaitEvent(number, "JoinedLine"));
    return new InLine(number, caller, joined, mark);
  }

  private InLine told(InLine caller) {
    rig.awaitEvent(caller.number(), "PlaceTold");
    return caller;
  }

  /** In line, until so long after joining it by the caller's own clock. */
  private static void waits(InLine caller, Duration wait) {
    long left = caller.joined().to() + wait.toNanos() - System.nanoTime();
    assertThat(
            caller
                .phone()
                .events()
                .search(0, PhoneEvent.Ended.class, _ -> true, Duration.ofNanos(Math.max(0, left))))
        .isEmpty();
  }

  /** The caller's tone, which never stops, is a message as soon as a second of it is kept. */
  private void leavesWords(String number) {
    Rig.await(
        "a message of " + number,
        () ->
            new MessagesLeft(rig)
                .by(number)
                .filter(left -> left.get("seconds").asInt() >= 1)
                .isPresent());
  }

  /** So long by what the phone hears. */
  private static void listens(Phone caller, Duration time) {
    double from = caller.heard().seconds();
    caller.awaitSound(heard -> heard.seconds() >= from + time.toSeconds(), Rig.PATIENCE);
  }

  private void gives(InLine caller) {
    Edge gone = Edge.of(caller.phone()::hangUp, () -> rig.awaitEvent(caller.number(), "Ended"));
    abandoned.add(caller.joined().until(gone));
    scene.ended(caller.number(), "LEFT_LINE", "CALLER");
  }

  private static void rings(Phone agent, String number, int mark) {
    agent.events().awaitFrom(mark, Incoming.class, e -> e.number().equals(number), Rig.PATIENCE);
  }

  private Edge answers(InLine caller) {
    rings(first, caller.number(), caller.mark());
    Edge bridged = Edge.of(first::answer, () -> rig.awaitEvent(caller.number(), "Bridged"));
    answered.add(caller.joined().until(bridged));
    scene.talk(first, FIRST_HZ, caller.phone(), CALLER_HZ);
    return bridged;
  }

  private void callerHangsUp(Phone caller, String number, Edge bridged) {
    Edge over = hangsUp(caller, first, number);
    firstTalks.add(bridged.until(over));
    rests(first, over, firstWrapUps);
    scene.ended(number, "SERVED", "CALLER");
  }

  private Edge hangsUp(Phone who, Phone other, String number) {
    int mark = other.events().size();
    return Edge.of(
        who::hangUp,
        () -> {
          other.events().awaitFrom(mark, PhoneEvent.Ended.class, _ -> true, Rig.PATIENCE);
          rig.awaitEvent(number, "Ended");
        });
  }

  private void rests(Phone agent, Edge over, List<Span> wrapUps) {
    Edge free = Edge.of(() -> {}, () -> rig.awaitAgent(extension(agent), "Available"));
    wrapUps.add(Span.atLeast(HandCountFlows.WRAP_UP, over.until(free)));
  }

  private void restsUntilRung(Edge over, String number, int mark) {
    Edge rung = Edge.of(() -> {}, () -> rings(first, number, mark));
    firstWrapUps.add(Span.atLeast(HandCountFlows.WRAP_UP, over.until(rung)));
  }

  private void asks(String number, String node) {
    rig.awaitEvent(number, event -> event.path("node").asString("").equals(node), node);
  }

  private static String agent(JsonNode event, String type) {
    return event.get("type").asString().equals(type) ? event.get("agent").asString() : "";
  }

  /** The id of the latest call from this number. */
  private String call(String number) {
    return rig.story(number).getFirst().get("call").asString();
  }
}
