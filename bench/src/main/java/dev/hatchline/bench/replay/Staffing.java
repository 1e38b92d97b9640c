package dev.hatchline.bench.replay;

import dev.hatchline.call.AgentId;
import dev.hatchline.routing.sim.Shift;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Who answered at the bank, as far as the log tells: it names the agent of a call, and nothing of
 * those who do not talk.
 *
 * <p>An agent is at work from the first to the last call of a day. A break is a time between two
 * calls in which callers whom the agent serves waited for longer than {@link #LEFT_WAITING_MAX}:
 * who is idle while nobody waits has no break. What is left of such time in shorter pauses is work
 * after a call.
 */
final class Staffing {
  /** An agent who leaves callers waiting for longer than this between two calls was not there. */
  static final Duration LEFT_WAITING_MAX = Duration.ofMinutes(5);

  /** An agent serves a queue from whose callers at least this share of the agent's calls came. */
  static final double SERVES_SHARE = 0.05;

  private static final int FIRST_EXTENSION = 101;

  private final Map<String, AgentId> agents = new LinkedHashMap<>();
  private final Map<String, Set<AgentId>> queues = new TreeMap<>();
  private final List<Shift> shifts = new ArrayList<>();
  private final List<Duration> afterWork = new ArrayList<>();
  private int breaks;

  /** A conversation of one agent. */
  private record Talk(String server, String queue, LocalDate day, Instant from, Instant until) {
    static Talk of(BankCall call, BankCall.Service service, String server) {
      Instant answered = call.waitedUntil();
      return new Talk(
          server, call.type().queue(), call.day(), answered, answered.plus(service.talk()));
    }
  }

  Staffing(List<BankCall> calls) {
    Map<String, List<Talk>> talks = new LinkedHashMap<>();
    for (BankCall call : calls) {
      BankCall.Service service = call.service();
      String server = service == null ? null : service.server();
      if (service != null && server != null) {
        talks.computeIfAbsent(server, _ -> new ArrayList<>()).add(Talk.of(call, service, server));
      }
      queues.computeIfAbsent(call.type().queue(), _ -> new LinkedHashSet<>());
    }
    talks.forEach((server, each) -> add(server, each, calls));
  }

  private void add(String server, List<Talk> talks, List<BankCall> calls) {
    AgentId agent = new AgentId(Integer.toString(FIRST_EXTENSION + agents.size()));
    agents.put(server, agent);
    Set<String> serves = served(talks);
    serves.forEach(queue -> Objects.requireNonNull(queues.get(queue)).add(agent));
    Spans waiting =
        new Spans(
            calls.stream()
                .filter(call -> serves.contains(call.type().queue()))
                .map(call -> new Spans.Span(call.joined(), call.waitedUntil()))
                .toList());
    Map<LocalDate, List<Talk>> days = new TreeMap<>();
    talks.forEach(talk -> days.computeIfAbsent(talk.day(), _ -> new ArrayList<>()).add(talk));
    days.values().forEach(day -> day(agent, day, waiting));
  }

  private static Set<String> served(List<Talk> talks) {
    Map<String, Integer> counts = new TreeMap<>();
    talks.forEach(talk -> counts.merge(talk.queue(), 1, Integer::sum));
    Set<String> served = new LinkedHashSet<>();
    counts.forEach((queue, count) -> {
      if (count >= SERVES_SHARE * talks.size()) {
        served.add(queue);
      }
    });
    return served;
  }

  private void day(AgentId agent, List<Talk> talks, Spans waiting) {
    talks.sort(Comparator.comparing(Talk::from));
    Instant came = talks.getFirst().from();
    Instant busyUntil = talks.getFirst().until();
    for (Talk talk : talks) {
      Duration pause = Duration.between(busyUntil, talk.from());
      if (pause.isPositive()) {
        Duration left = waiting.within(busyUntil, talk.from());
        if (left.compareTo(LEFT_WAITING_MAX) > 0) {
          shift(agent, came, busyUntil);
          came = talk.from();
          breaks++;
        } else if (left.equals(pause)) {
          afterWork.add(pause);
        }
      }
      busyUntil = talk.until().isAfter(busyUntil) ? talk.until() : busyUntil;
    }
    shift(agent, came, busyUntil);
  }

  private void shift(AgentId agent, Instant from, Instant until) {
    if (until.isAfter(from)) {
      shifts.add(new Shift(agent, from, until));
    }
  }

  /** Whom an agent of the log is here; an agent who is not named is nobody's. */
  Map<String, AgentId> agents() {
    return Map.copyOf(agents);
  }

  /** Who serves each queue. */
  Map<String, Set<AgentId>> queues() {
    return queues;
  }

  List<Shift> shifts() {
    return List.copyOf(shifts);
  }

  int breaks() {
    return breaks;
  }

  /** Pauses after a call in which somebody waited all the time, up to the longest that counts. */
  List<Duration> afterWork() {
    return List.copyOf(afterWork);
  }

  /** One of those at random, none if there are none. */
  Duration drawAfterWork(RandomGenerator random) {
    return afterWork.isEmpty() ? Duration.ZERO : afterWork.get(random.nextInt(afterWork.size()));
  }
}
