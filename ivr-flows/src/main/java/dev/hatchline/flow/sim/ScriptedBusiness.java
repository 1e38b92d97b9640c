package dev.hatchline.flow.sim;

import dev.hatchline.flow.Value;
import dev.hatchline.flow.run.Business;
import dev.hatchline.flow.run.LookupAnswer;
import dev.hatchline.flow.run.LookupRequest;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A company of the simulation, in the United States: open on weekdays, its systems unreachable
 * unless they are told what to answer.
 */
public class ScriptedBusiness implements Business {
  private record Reply(LookupAnswer answer, Duration after) {}

  private final LocalDate today;
  private final Map<String, Reply> replies = new HashMap<>();
  private final List<LookupRequest> requests = new ArrayList<>();
  private Optional<Value.Phone> caller = Optional.of(new Value.Phone("+12025550123"));
  private String wait = "The wait for a person is about 3 minutes.";
  private boolean open = true;

  public ScriptedBusiness(LocalDate today) {
    this.today = today;
  }

  /** Nobody is there. */
  public ScriptedBusiness closedNow() {
    open = false;
    return this;
  }

  /** The caller's number is not shown. */
  public ScriptedBusiness numberWithheld() {
    caller = Optional.empty();
    return this;
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
      return CompletableFuture.completedFuture(new LookupAnswer.Failed("unreachable"));
    }
    return reply.after().compareTo(request.timeout()) > 0
        ? new SimulatedWork<>(request.timeout(), new LookupAnswer.Failed("timeout"))
        : new SimulatedWork<>(reply.after(), reply.answer());
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
  public Optional<Value.Phone> caller() {
    return caller;
  }
}
