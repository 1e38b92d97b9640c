package dev.hatchline.bench;

import dev.hatchline.phones.meter.Meter;
import dev.hatchline.phones.meter.MeterCall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** {@code ./hatchline bench line}: our line against bare Asterisk, in one run, by turns. */
public final class LineBench {
  private static final int STARTS = 20;
  private static final int CROWD = 50;

  /** A line that has been up for a while is meant, and the JVM has compiled what it needs. */
  private static final int WARM_ROUNDS = 15;

  private final Rounds rounds;
  private final Installation line;
  private final long loop;
  private final Latency latency;
  private final Map<String, Object> details = new LinkedHashMap<>();

  /**
   * How often each is measured on each side.
   *
   * @param crowds how often a crowd comes
   * @param zeroBusy how often 0 is pressed in each crowd
   */
  private record Rounds(int alone, int together, int zero, int crowds, int zeroBusy, int climbs) {
    static final Rounds WHOLE = new Rounds(40, 20, 40, 5, 20, 3);
    static final Rounds QUICK = new Rounds(10, 5, 10, 2, 10, 1);
  }

  private LineBench(Rounds rounds, Installation line, long loop, Meter meter) {
    this.rounds = rounds;
    this.line = line;
    this.loop = loop;
    this.latency = new Latency(meter, line);
  }

  /**
   * {@code LineBench FOLDER LOOP-PID [--quick]}, with HATCHLINE_INFO set; exit code 1 when a target
   * is missed.
   */
  public static void main(String[] arguments) throws IOException {
    Installation line = Installation.of(System.getenv("HATCHLINE_INFO"));
    boolean quick = arguments.length > 2 && arguments[2].equals("--quick");
    BenchReport report;
    try (Meter meter = Meter.at(line.sip())) {
      Rounds rounds = quick ? Rounds.QUICK : Rounds.WHOLE;
      report = new LineBench(rounds, line, Long.parseLong(arguments[1]), meter).run();
    }
    report.write(Path.of(arguments[0]));
    report.print();
    System.exit(report.met() ? 0 : 1);
  }

  private BenchReport run() throws IOException {
    List<Target> targets = new ArrayList<>(latencies());
    targets.addAll(capacities());
    return new BenchReport(
        LineText.TEXT, Machine.name(), LocalDate.now(ZoneOffset.UTC).toString(), targets, details);
  }

  private List<Target> latencies() {
    say("warming up");
    for (int round = 0; round < WARM_ROUNDS; round++) {
      latency.firstSound(Side.OURS, STARTS);
      latency.firstSound(Side.BARE, STARTS);
    }
    Map<Side, List<Latency.Wait>> alone =
        Compared.byTurns(rounds.alone, side -> latency.firstSound(side, 1));
    Map<Side, List<Latency.Wait>> together =
        Compared.byTurns(rounds.together, side -> latency.firstSound(side, STARTS));
    Compared aloneAnswered = tell("first sound, one call", alone, Latency.Wait::answered);
    Compared answered = tell("first sound, 20 at once", together, Latency.Wait::answered);
    Compared zero =
        tell(
            "0 to ringing, idle",
            Compared.byTurns(rounds.zero, side -> List.of(latency.zeroToAgent(side))),
            value -> value);
    Compared busy =
        tell(
            "0 to ringing, 50 calls up",
            Compared.byTurns(rounds.crowds, this::zeroBusy),
            value -> value);
    details.put("answered_to_sound_ms", Map.of("one", aloneAnswered, "together", answered));
    details.put(
        "dialled_to_sound_ms",
        Map.of(
            "one", tell("… from the INVITE, one call", alone, Latency.Wait::dialled),
            "together", tell("… 20 at once", together, Latency.Wait::dialled)));
    details.put("zero_to_ringing_ms", Map.of("idle", zero, "busy", busy));
    return List.of(
        aloneAnswered.near("first sound, one call, p50", 0.5, 60),
        answered.near("first sound, 20 starts at once, p50", 0.5, 60),
        answered.near("first sound, 20 starts at once, p99", 0.99, 200),
        zero.near("`0` to ringing, idle, p50", 0.5, 50),
        busy.near("`0` to ringing, 50 calls up, p99", 0.99, 200));
  }

  private static <T> Compared tell(
      String what, Map<Side, List<T>> found, ToDoubleFunction<T> value) {
    Compared compared = Compared.of(found, value);
    say(what + ": " + compared);
    return compared;
  }

  private List<Double> zeroBusy(Side side) {
    List<MeterCall> crowd = latency.crowd(side.crowd(), CROWD);
    List<Double> values =
        Stream.generate(() -> latency.zeroToAgent(side)).limit(rounds.zeroBusy).toList();
    latency.end(crowd);
    return values;
  }

  private List<Target> capacities() {
    Capacity capacity = new Capacity(latency);
    List<Capacity.Found> ours = new ArrayList<>();
    List<Capacity.Found> bare = new ArrayList<>();
    long asterisk = line.pid("asterisk");
    for (int round = 0; round < rounds.climbs; round++) {
      ours.add(capacity.climb(Side.OURS, line.pid("engine"), asterisk));
      say("callers who hear well, hatchline: " + ours.getLast().most());
      bare.add(capacity.climb(Side.BARE, loop, asterisk));
      say("callers who hear well, bare: " + bare.getLast().most());
    }
    details.put("hatchline_callers", ours);
    details.put("bare_callers", bare);
    double our = median(ours, Capacity.Found::most);
    double other = median(bare, Capacity.Found::most);
    double cores = median(ours, found -> found.cores().server());
    double loopCores = median(bare, found -> found.cores().server());
    double least = Math.max(100, 0.9 * other);
    return List.of(
        new Target("callers who hear well", "", our, other, least, false, Capacity.MOST),
        new Target("processor time, 100 callers", "cores", cores, loopCores, 0.4, true));
  }

  private static double median(List<Capacity.Found> found, Function<Capacity.Found, Number> value) {
    return new Sample(found.stream().map(value).map(Number::doubleValue).toList()).median();
  }

  private static void say(String text) {
    System.out.println("· " + text);
  }
}
