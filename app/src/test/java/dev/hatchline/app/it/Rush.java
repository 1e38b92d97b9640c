package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.sound.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Twenty callers and three agents at work: one caller talks, and goes on talking; two have just
 * been served; every second of the others is in line, the rest is in the prompt. A fourth agent has
 * paused and a fifth has gone home.
 */
final class Rush implements AutoCloseable {
  /** Long enough for the failure to come before it is over; Asterisk's queue keeps it as well. */
  static final String OPERATOR_FILE =
      """
      company: Test Company
      queues:
        - name: people
          agents: ['101', '102', '103', '104', '105']
          wrap-up: 3 s
      agents:
        - {extension: '101', name: One}
        - {extension: '102', name: Two}
        - {extension: '103', name: Three}
        - {extension: '104', name: Paused}
        - {extension: '105', name: Gone}
      """;

  static final int CALLERS = 20;
  private static final int CALLER_HERTZ = 2150;

  /** Nobody is sure who was rung first of two who were rung in the same moment. */
  private static final Duration SAME_MOMENT = Duration.ofMillis(1_200);

  /** Of a short talk, also on a machine so busy that packets are late. */
  private static final double TALK_MIN_S = 0.3;

  private final Rig rig;
  private final List<Clerk> clerks = new ArrayList<>();
  private final Phone paused;
  private final Phone gone;
  private final List<Caller> callers = new ArrayList<>();
  private Conversation conversation;

  /** A caller, in the order of first rings. */
  record Caller(String number, Phone phone) {}

  private Rush(Rig rig) {
    this.rig = rig;
    this.paused = rig.agent("104", 440, Duration.ZERO);
    this.gone = rig.agent("105", 440, Duration.ZERO);
  }

  static Rush begin(Rig rig) throws Exception {
    Rush rush = new Rush(rig);
    rush.open();
    rush.fillTheFloor();
    rush.fillTheLine();
    return rush;
  }

  private void open() throws Exception {
    paused.dial(rig.uri("*2"));
    rig.awaitAgent("104", "Paused");
    rig.awaitAgent("105", "Available");
    gone.unregister();
    rig.awaitAgent("105", "SignedOut");
    for (int n = 0; n < 3; n++) {
      clerks.add(Clerk.signIn(rig, "10" + (n + 1), 2350 + 200 * n));
    }
    callers.addAll(open(IntStream.range(0, CALLERS).mapToObj(Rush::number).toList()));
  }

  private static String number(int n) {
    return "+120255502%02d".formatted(n);
  }

  private List<Caller> open(List<String> numbers) throws Exception {
    try (ExecutorService together = Executors.newFixedThreadPool(4)) {
      List<Future<Caller>> opened = new ArrayList<>();
      for (String number : numbers) {
        opened.add(together.submit(() -> new Caller(number, rig.caller(number, CALLER_HERTZ))));
      }
      List<Caller> all = new ArrayList<>();
      for (Future<Caller> caller : opened) {
        all.add(caller.get());
      }
      return all;
    }
  }

  /** A call that is answered before the next one is made: its first ring is the older one. */
  private void dial(Caller caller) {
    caller.phone().dial(rig.uri("1000"));
    caller.phone().events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
  }

  private void fillTheFloor() {
    for (Caller caller : callers.subList(0, 3)) {
      dial(caller);
      caller.phone().press("0");
    }
    for (Clerk clerk : clerks) {
      clerk.phone().events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
    }
    conversation =
        Conversation.heard(talking().phone(), talker().phone(), CALLER_HERTZ, talker().hertz());
  }

  private void fillTheLine() throws Exception {
    waiting().forEach(this::dial);
    List<Caller> inLine =
        IntStream.range(0, waiting().size())
            .filter(n -> n % 2 == 1)
            .mapToObj(waiting()::get)
            .toList();
    try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
      inLine.forEach(caller -> together.execute(() -> caller.phone().press("0")));
    }
    Rig.await(
        "callers in line",
        () -> {
          StoredEvents stored = StoredEvents.of(rig);
          return inLine.stream().allMatch(caller -> stored.from(caller.number()).has("JoinedLine"));
        });
    StoredEvents stored = StoredEvents.of(rig);
    assertThat(waiting().stream().filter(c -> !stored.from(c.number()).has("JoinedLine")))
        .as("in the prompt")
        .hasSizeGreaterThan(5);
  }

  /** Two of the three agents hang up: for a moment they rest, and nobody is rung. */
  void twoAgentsEnd() {
    for (Clerk clerk : servers()) {
      clerk.talkBriefly();
      clerk.phone().hangUp();
      clerk.phone().events().await(PhoneEvent.Ended.class, Rig.PATIENCE);
    }
  }

  /** From now on all conversations last, so that the others stay in line. */
  void talkAtLength() {
    clerks.forEach(Clerk::talkAtLength);
    for (Clerk clerk : clerks) {
      Rig.await(clerk.extension() + " to talk at length", clerk::talksAtLength);
    }
  }

  void assertAllOnCall() {
    clerks.forEach(clerk -> rig.awaitAgent(clerk.extension(), "OnCall"));
  }

  /** All end what they talk about, and from now on every conversation is short. */
  void talkBriefly() {
    for (Clerk clerk : clerks) {
      clerk.talkBriefly();
      clerk.phone().hangUp();
    }
  }

  /** One more caller. */
  Caller another(int n) {
    Caller caller = new Caller(number(n), rig.caller(number(n), CALLER_HERTZ));
    callers.add(caller);
    caller.phone().dial(rig.uri("1000"));
    return caller;
  }

  /** Who talks all the time. */
  Caller talking() {
    return callers.getFirst();
  }

  /** Whom that one talks to. */
  Clerk talker() {
    return clerks.stream()
        .filter(c -> c.rung().stream().anyMatch(r -> r.number().equals(talking().number())))
        .findFirst()
        .orElseThrow();
  }

  private List<Clerk> servers() {
    Clerk talker = talker();
    return clerks.stream().filter(clerk -> clerk != talker).toList();
  }

  /** Who has not been served before the failure. */
  List<Caller> waiting() {
    return callers.subList(3, callers.size());
  }

  /** All ringings after a moment, in their order. */
  List<Clerk.Rung> rungSince(long nanos) {
    return clerks.stream()
        .flatMap(clerk -> clerk.rung().stream())
        .filter(rung -> rung.nanos() > nanos)
        .sorted(Comparator.comparingLong(Clerk.Rung::nanos))
        .toList();
  }

  /** Until the first phone has rung after this moment. */
  void awaitRungSince(long nanos) {
    Rig.await("a phone to ring", () -> !rungSince(nanos).isEmpty());
  }

  void awaitServed(int number) {
    Rig.await(number + " served", () -> served().size() >= number);
  }

  void awaitAllServed(Duration limit) {
    Rig.await("all served", limit, () -> served().containsAll(numbers(waiting())));
    for (Clerk clerk : clerks) {
      Rig.await("last call of " + clerk.extension(), () -> clerk.phone().calls().isEmpty());
    }
  }

  /** Numbers that an agent has answered. */
  Set<String> served() {
    Set<String> numbers = new HashSet<>();
    clerks.forEach(clerk -> clerk.answered().forEach(rung -> numbers.add(rung.number())));
    return numbers;
  }

  private static List<String> numbers(List<Caller> callers) {
    return callers.stream().map(Caller::number).toList();
  }

  /** Each caller was answered by one agent, once, and both heard each other. */
  void assertEachTalkedOnce() {
    List<String> answered =
        clerks.stream().flatMap(c -> c.answered().stream()).map(Clerk.Rung::number).toList();
    assertThat(answered).containsExactlyInAnyOrderElementsOf(numbers(callers));
    for (Caller caller : callers) {
      double heard =
          clerks.stream()
              .flatMapToDouble(clerk -> talked(caller.phone(), clerk.hertz()))
              .max()
              .orElse(0);
      assertThat(heard).as("an agent's voice at %s (s)", caller.number()).isGreaterThan(TALK_MIN_S);
    }
    for (Clerk clerk : clerks) {
      assertThat(
              talked(clerk.phone(), CALLER_HERTZ).filter(seconds -> seconds > TALK_MIN_S).boxed())
          .as("callers' voices at %s (s)", clerk.extension())
          .hasSize(clerk.answered().size());
    }
  }

  /** So many seconds of this tone were heard in each call of this phone. */
  private static DoubleStream talked(Phone phone, int hertz) {
    return phone.heardInEach().stream()
        .mapToDouble(sound -> sound.toneSpans(hertz).stream().mapToDouble(Span::seconds).sum());
  }

  /** First rings decide; only where two phones were free at once may the moment's order differ. */
  void assertOrderOfFirstRings(long nanos) {
    List<String> order = numbers(waiting());
    List<Clerk.Rung> rung = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    rungSince(nanos).stream().filter(r -> seen.add(r.number())).forEach(rung::add);
    for (int later = 1; later < rung.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        Clerk.Rung one = rung.get(earlier);
        Clerk.Rung two = rung.get(later);
        boolean inverted = order.indexOf(one.number()) > order.indexOf(two.number());
        assertThat(inverted && two.nanos() - one.nanos() > SAME_MOMENT.toNanos())
            .as("%s rung before %s; %s", one, two, rung)
            .isFalse();
      }
    }
  }

  void assertNobodyAwayWasRung() {
    for (Phone phone : List.of(paused, gone)) {
      assertThat(phone.events().all()).noneMatch(PhoneEvent.Incoming.class::isInstance);
    }
  }

  /** Caller and agent who talked before the failure have heard each other all the time. */
  void assertTalkedOn() {
    conversation.assertUnbroken();
  }

  static double longest(List<Span> spans) {
    return spans.stream().mapToDouble(Span::seconds).max().orElse(0);
  }

  @Override
  public void close() {
    callers.parallelStream().forEach(caller -> caller.phone().close());
    clerks.forEach(Clerk::close);
    paused.close();
    gone.close();
  }
}
