package dev.hatchline.flow.sim;

import dev.hatchline.flow.Value;
import dev.hatchline.flow.run.Business;
import dev.hatchline.flow.run.LookupAnswer;
import dev.hatchline.flow.run.LookupRequest;
import dev.hatchline.flow.run.OutageHeard;
import dev.hatchline.flow.run.PromiseAnswer;
import dev.hatchline.flow.run.PromiseAsked;
import dev.hatchline.flow.run.TimeAnswer;
import dev.hatchline.flow.run.TimeAsked;
import dev.hatchline.flow.run.TimeOffer;
import dev.hatchline.flow.run.TimesOffered;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A company of the simulation, in the United States: open on weekdays, its systems unreachable
 * unless they are told what to answer. It promises to call whoever asks, within the second; or at
 * any time of the days to come that is not said to be taken.
 */
public class ScriptedBusiness implements Business {
  /** Said to who wants to hear the end of an outage. */
  public static final String NOTED = "We will call you when it is over.";

  private static final Duration PROMISE_LENGTH = Duration.ofSeconds(1);
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, MMMM d", Locale.ENGLISH);

  private record Reply(LookupAnswer answer, Duration after) {}

  private final LocalDate today;
  private final Map<String, Reply> replies = new HashMap<>();
  private final List<LookupRequest> requests = new ArrayList<>();
  private Optional<Value.Phone> caller = Optional.of(new Value.Phone("+12025550123"));
  private String wait = "The wait for a person is about 3 minutes.";
  private boolean open = true;
  private boolean callbacks = true;
  private final Set<Value.Phone> shut = new HashSet<>();
  private final Set<Value.Phone> silent = new HashSet<>();
  private Optional<String> outageArea = Optional.empty();
  private Optional<OutageHeard> outage = Optional.empty();
  private final List<String> toldWhenOver = new ArrayList<>();
  private final Deque<PromiseAnswer> promises =
      new ArrayDeque<>(
          List.of(new PromiseAnswer.Promised("We will call this number in about a minute.")));
  private final List<PromiseAsked> promisesAsked = new ArrayList<>();

  private final Map<String, Value> remembered = new HashMap<>();
  private final Set<LocalDateTime> taken = new HashSet<>();
  private boolean times = true;
  private boolean agent;
  private Optional<String> tellBy = Optional.empty();
  private Optional<String> language = Optional.empty();
  private String whose = "";

  public ScriptedBusiness(LocalDate today) {
    this.today = today;
  }

  /** Nobody is there. */
  public ScriptedBusiness closedNow() {
    open = false;
    return this;
  }

  /** The caller's number. */
  public ScriptedBusiness isCalledBy(Value.Phone number) {
    caller = Optional.of(number);
    return this;
  }

  /** The caller's number is not shown. */
  public ScriptedBusiness numberWithheld() {
    caller = Optional.empty();
    return this;
  }

  /** The caller has given this in an earlier call. */
  public ScriptedBusiness remembers(String name, Value value) {
    remembered.put(name, value);
    return this;
  }

  /** The caller has said before how to be told of changes: {@code call} or {@code nobody}. */
  public ScriptedBusiness isToldBy(String way) {
    tellBy = Optional.of(way);
    return this;
  }

  /** The line begins in this language. */
  public ScriptedBusiness speaks(String tag) {
    language = Optional.of(tag);
    return this;
  }

  /** Nobody is offered a call back. */
  public ScriptedBusiness callsNobodyBack() {
    callbacks = false;
    return this;
  }

  /** No time can be named. */
  public ScriptedBusiness namesNoTimes() {
    times = false;
    return this;
  }

  /** The caller has talked to an agent. */
  public ScriptedBusiness hasHadAnAgent() {
    agent = true;
    return this;
  }

  /** A sentence by whose clock times are meant. */
  public ScriptedBusiness timesAre(String sentence) {
    whose = sentence;
    return this;
  }

  /** Nobody more can be called then, but a quarter of an hour before and after. */
  public ScriptedBusiness isTaken(LocalDateTime at) {
    taken.add(at);
    return this;
  }

  /** A number that the rules of dialling shut. */
  public ScriptedBusiness neverCalls(String e164) {
    shut.add(new Value.Phone(e164));
    return this;
  }

  /** Nobody answers there. */
  public ScriptedBusiness reachesNobodyAt(String e164) {
    silent.add(new Value.Phone(e164));
    return this;
  }

  boolean reaches(Value.Phone number) {
    return !silent.contains(number);
  }

  /**
   * Something does not work.
   *
   * @param area where; everywhere if it is not there
   * @param words what is said of it; blank where the caller has heard it already
   */
  public ScriptedBusiness hasOutage(Optional<String> area, String words) {
    outageArea = area;
    outage = Optional.of(new OutageHeard("outage", words, true));
    return this;
  }

  /** The outages of which callers want to hear the end, in order. */
  public List<String> toldWhenOver() {
    return List.copyOf(toldWhenOver);
  }

  @Override
  public Optional<OutageHeard> outage(Optional<Value> area) {
    boolean here = outageArea.isEmpty() || outageArea.equals(area.map(Value::plain));
    return outage.filter(_ -> here);
  }

  @Override
  public CompletableFuture<String> tellWhenOver(String id) {
    toldWhenOver.add(id);
    return new SimulatedWork<>(PROMISE_LENGTH, NOTED);
  }

  /** What is answered to those who want a call back, in this order; the last again and again. */
  public ScriptedBusiness promises(PromiseAnswer... answers) {
    promises.clear();
    promises.addAll(List.of(answers));
    return this;
  }

  /** Who has wanted a call back, in order. */
  public List<PromiseAsked> promisesAsked() {
    return List.copyOf(promisesAsked);
  }

  @Override
  public Optional<Value> remembered(String name) {
    return Optional.ofNullable(remembered.get(name));
  }

  @Override
  public Optional<String> tellBy() {
    return tellBy;
  }

  /** What is said of the wait; blank for nothing. */
  public ScriptedBusiness waitIs(String sentence) {
    wait = sentence;
    return this;
  }

  /** What a system answers to a path, after a simulated time. */
  public ScriptedBusiness answers(String system, String path, LookupAnswer answer, Duration after) {
    replies.put(system + path, new Reply(answer, after));
    return this;
  }

  /** What the systems have been asked, in order. */
  public List<LookupRequest> requests() {
    return List.copyOf(requests);
  }

  @Override
  public CompletableFuture<LookupAnswer> lookup(LookupRequest request) {
    requests.add(request);
    Reply reply = replies.get(request.system() + request.path());
    if (reply == null) {
      return unscripted(request);
    }
    return reply.after().compareTo(request.timeout()) > 0
        ? new SimulatedWork<>(request.timeout(), new LookupAnswer.Failed("timeout"))
        : new SimulatedWork<>(reply.after(), reply.answer());
  }

  /** What is answered where nothing is said of it. */
  protected CompletableFuture<LookupAnswer> unscripted(LookupRequest request) {
    return CompletableFuture.completedFuture(new LookupAnswer.Failed("unreachable"));
  }

  @Override
  public boolean offersCallback() {
    return callbacks;
  }

  @Override
  public PhoneCheck callable(Value.Phone number) {
    return shut.contains(number)
        ? new PhoneCheck.Refused("We do not call such numbers.")
        : new PhoneCheck.Accepted(number);
  }

  @Override
  public Optional<TimesOffered> times(Value.Phone number) {
    return times ? Optional.of(new TimesOffered(today, whose, agent)) : Optional.empty();
  }

  @Override
  public CompletableFuture<TimeAnswer> time(TimeAsked asked) {
    LocalDateTime at = asked.at();
    TimeAnswer answer =
        taken.contains(at)
            ? new TimeAnswer.NotThen(
                "That time is taken.", List.of(offer(at.minus(QUARTER)), offer(at.plus(QUARTER))))
            : new TimeAnswer.Free(offer(at));
    return new SimulatedWork<>(PROMISE_LENGTH, answer);
  }

  private static TimeOffer offer(LocalDateTime at) {
    return new TimeOffer(at, "on " + DAY.format(at) + ", at " + at.toLocalTime());
  }

  @Override
  public CompletableFuture<PromiseAnswer> promise(PromiseAsked asked) {
    promisesAsked.add(asked);
    PromiseAnswer answer = promises.size() > 1 ? promises.remove() : promises.element();
    return new SimulatedWork<>(PROMISE_LENGTH, answer);
  }

  /** Ten digits, with or without the 1 before them. */
  @Override
  public PhoneCheck phone(String digits) {
    return digits.matches("1?[2-9][0-9]{9}")
        ? new PhoneCheck.Accepted(new Value.Phone("+1" + digits.substring(digits.length() - 10)))
        : new PhoneCheck.Refused("That is not a number that we can call.");
  }

  @Override
  public DateOrder dateOrder() {
    return DateOrder.MONTH_DAY;
  }

  @Override
  public boolean open() {
    return open;
  }

  @Override
  public boolean open(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
  }

  @Override
  public String hours(LocalDate day) {
    String name = day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    return "On " + name + (open(day) ? " we are open from 9 A M to 5 P M." : " we are closed.");
  }

  @Override
  public String waitSentence() {
    return wait;
  }

  @Override
  public LocalDate today() {
    return today;
  }

  @Override
  public Optional<String> language() {
    return language;
  }

  @Override
  public Optional<Value.Phone> caller() {
    return caller;
  }
}
