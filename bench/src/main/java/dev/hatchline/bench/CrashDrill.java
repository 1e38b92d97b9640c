package dev.hatchline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Kills engine and Asterisk while customers are called back, and sees to it that each promise comes
 * to exactly one end.
 */
final class CrashDrill implements AutoCloseable {
  static final List<String> AGENTS = List.of("101", "102", "103", "104", "105", "106");

  /** Attempts of a callback that is never answered: the first, and one more. */
  static final int ATTEMPTS = 2;

  private static final int TOGETHER = 5;
  private static final int FIRST_NUMBER = 1_000;
  private static final Duration KILL_MAX = Duration.ofSeconds(2);
  private static final Duration BACK_MAX = Duration.ofMinutes(2);
  private static final Duration SETTLED_MAX = Duration.ofSeconds(45);
  private static final double ASTERISK = 0.2;
  private static final double BOTH = 0.05;

  private final Installation line;

  /** The same installation, as each of its engines shows it. */
  private final List<Installation> engines;

  private final Path home;
  private final String store;
  private final long seed;
  private final Random chance;
  private final Customers customers;
  private final Clerks clerks;
  private final Map<String, Promised> promises = new ConcurrentHashMap<>();
  private final Set<String> unanswered = ConcurrentHashMap.newKeySet();
  private final List<String> lost = new ArrayList<>();
  private final List<String> twice = new ArrayList<>();
  private final List<String> stuck = new ArrayList<>();
  private int numbers = FIRST_NUMBER;

  /**
   * Signs the agents in.
   *
   * @param home the state folder of the installation, which says what to kill
   */
  CrashDrill(Installation line, Path home, String store, long seed) {
    this.line = line;
    this.engines = Stream.concat(Stream.of(line), line.second().stream()).toList();
    this.home = home;
    this.store = store;
    this.seed = seed;
    this.chance = new Random(seed);
    this.customers = new Customers(line.trunk(), line.sip(), seed + 1);
    this.clerks = new Clerks(line, AGENTS, seed + 2);
  }

  CrashResult run(int rounds, Consumer<CrashRound> done) throws IOException {
    List<CrashRound> all = new ArrayList<>();
    Waiting.until("all agents to be there", BACK_MAX, () -> away().isEmpty());
    for (int number = 1; number <= rounds; number++) {
      CrashRound round = round(number, number == rounds);
      all.add(round);
      done.accept(round);
    }
    judge();
    Map<String, Integer> outcomes = new TreeMap<>();
    promises.values().forEach(each -> outcomes.merge(each.state(), 1, Integer::sum));
    return new CrashResult(
        store,
        Machine.name(),
        LocalDate.now(ZoneOffset.UTC).toString(),
        seed,
        all,
        outcomes,
        customers.invites(),
        lost,
        twice,
        stuck);
  }

  private CrashRound round(int number, boolean last) throws IOException {
    List<String> faults = new ArrayList<>();
    int before = promises.size();
    long begun = System.nanoTime();
    String what = victim();
    try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < TOGETHER; i++) {
        String to = "+1202555%04d".formatted(numbers++);
        askers.execute(() -> ask(to));
      }
      Waiting.pass(Duration.ofMillis(chance.nextLong(KILL_MAX.toMillis())));
      kill(what);
    }
    long killed = System.nanoTime();
    Waiting.until("calls to be taken again", BACK_MAX, this::ready);
    long back = System.nanoTime();
    if (!settled(last)) {
      unanswered.forEach(to -> faults.add("never answered: " + to));
      open().forEach(each -> faults.add("not at an end: " + each));
      lost.addAll(faults);
    }
    long settled = System.nanoTime();
    stuck(faults);
    return new CrashRound(
        number,
        what,
        TOGETHER,
        promises.size() - before,
        millis(begun, killed),
        millis(killed, back),
        millis(back, settled),
        faults);
  }

  private String victim() {
    double drawn = chance.nextDouble();
    String engine = engines.size() > 1 && chance.nextBoolean() ? "engine-b" : "engine";
    return drawn < BOTH ? "both" : drawn < BOTH + ASTERISK ? "asterisk" : engine;
  }

  /** Whoever gets no answer asks again, with the same key, as programs do. */
  private void ask(String number) {
    unanswered.add(number);
    try {
      int which = Math.floorMod(number.hashCode(), engines.size());
      var answer = engines.get(which).ask(number, "drill-" + seed + "-" + number);
      if (answer.statusCode() == 202 || answer.statusCode() == 200) {
        Promised promised = Promised.of(answer.body());
        promises.put(promised.id(), promised);
        unanswered.remove(number);
      }
    } catch (IllegalStateException killed) {
      // Asked again when another engine is there.
    }
  }

  private void kill(String what) throws IOException {
    List<String> names = what.equals("both") ? List.of("engine", "asterisk") : List.of(what);
    Map<String, Long> killed = new LinkedHashMap<>();
    for (String name : names) {
      long pid = pid(name);
      if (!ProcessHandle.of(pid).orElseThrow().destroyForcibly()) {
        throw new IOException(name + " (pid " + pid + ") could not be killed");
      }
      killed.put(name, pid);
    }
    if (killed.containsKey("asterisk")) {
      customers.lineLost();
      clerks.lineLost();
    }
    killed.forEach(
        (name, pid) -> Waiting.until("another " + name, BACK_MAX, () -> runs(name, pid)));
  }

  private boolean runs(String name, long before) {
    try {
      long pid = pid(name);
      return pid != before && ProcessHandle.of(pid).isPresent();
    } catch (IOException | NumberFormatException beingWritten) {
      return false;
    }
  }

  private long pid(String name) throws IOException {
    String recorded = Files.readString(home.resolve("run").resolve(name + ".pid")).strip();
    return Long.parseLong(recorded.substring(0, recorded.indexOf(' ')));
  }

  private boolean ready() {
    return engines.stream().allMatch(engine -> engine.says("/actuator/health/readiness"));
  }

  /** Until every promise has ended; before the last round, or waits for its next attempt. */
  private boolean settled(boolean last) {
    long until = System.nanoTime() + SETTLED_MAX.toNanos();
    while (System.nanoTime() < until) {
      look();
      Instant now = Instant.now();
      if (unanswered.isEmpty() && open().stream().allMatch(each -> !last && each.restsAt(now))) {
        return true;
      }
      Waiting.pass(Duration.ofMillis(150));
    }
    return false;
  }

  private List<Promised> open() {
    return promises.values().stream().filter(Promised::open).toList();
  }

  private void look() {
    List.copyOf(unanswered).forEach(this::ask);
    for (Promised before : open()) {
      try {
        Promised now = Promised.of(line.get("/api/callbacks/" + before.id()));
        promises.put(now.id(), now);
      } catch (RuntimeException unanswered) {
        // Asked again.
      }
    }
    // Also of those whom no look found open: the answer to the request told of their end.
    promises.values().stream()
        .filter(each -> !each.open())
        .forEach(each -> customers.hangUp(each.number()));
  }

  /** Each agent must be free once all is over. */
  private void stuck(List<String> faults) {
    try {
      Waiting.until("all agents to be free", SETTLED_MAX, () -> away().isEmpty());
    } catch (IllegalStateException late) {
      faults.add("not available: " + away());
      stuck.add(faults.getLast());
    }
  }

  private List<String> away() {
    try {
      return line.away(AGENTS);
    } catch (IllegalStateException down) {
      return AGENTS;
    }
  }

  /** Every end must be one that the promise may come to, and nobody may be dialled too often. */
  private void judge() {
    for (Promised each : promises.values()) {
      boolean tried = each.attempts() == ATTEMPTS && each.why().startsWith("dialled ");
      boolean ended =
          switch (each.state()) {
            case "connected", "unknown" -> true;
            case "given-up" -> tried;
            default -> false;
          };
      if (!ended) {
        lost.add(each.toString());
      }
      if (customers.invites(each.number()) > each.attempts()) {
        twice.add(each + ": " + customers.invites(each.number()) + " INVITEs");
      }
    }
    for (int number = FIRST_NUMBER; number < numbers; number++) {
      twice.addAll(customers.twice("+1202555%04d".formatted(number)));
    }
  }

  /** What the drill is, for its table. */
  static Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("callbacks_a_round", TOGETHER);
    settings.put("agents", AGENTS.size());
    settings.put("kill_after_ms_max", KILL_MAX.toMillis());
    return settings;
  }

  private static long millis(long from, long to) {
    return (to - from) / 1_000_000;
  }

  @Override
  public void close() {
    clerks.close();
    customers.close();
  }
}
