package dev.hatchline.bench.meters;

import dev.hatchline.bench.Machine;
import dev.hatchline.bench.Sample;
import dev.hatchline.metrics.AgentMetrics;
import dev.hatchline.metrics.CallMetrics;
import dev.hatchline.metrics.Lines;
import dev.hatchline.metrics.SpeechMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./hatchline bench meters}: what counting a call costs, of what the call costs. */
public final class MetersBench {
  private static final double SHARE_MAX = 0.02;

  /** Of a call's dialogue; a longer one costs more, and its counting does not. */
  private static final int DIALOGUE_SECONDS = 30;

  /** By whose processor time, as {@code bench line} has found it, a call is priced. */
  private static final String PRICED = "processor time, 100 callers";

  private static final int CALLERS = 100;
  private static final int SCRAPE_EVERY_SECONDS = 15;
  private static final int ROUNDS = 9;
  private static final int CALLS = 20_000;
  private static final int SCRAPES = 200;
  private static final int QUICK = 5;
  private static final double MICROS = 1e3;
  private static final double MICROS_OF_SECOND = 1e6;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final CallMetrics calls =
      new CallMetrics(
          registry,
          new Lines(
              List.of(new Lines.Line(TypicalCall.LINE, TypicalCall.FLOW, TypicalCall.QUEUE)),
              Map.of()));
  private final AgentMetrics agents =
      new AgentMetrics(registry, List.of("break", "lunch", "no-answer"), InstantSource.system());
  private final SpeechMetrics speech = new SpeechMetrics(registry);
  private long next;

  private MetersBench() {}

  /**
   * What was measured, in µs of the processor.
   *
   * @param counting of one call
   * @param scraping all meters once
   * @param call what a call costs the engine
   */
  private record Found(Sample counting, Sample scraping, double call) {
    double share() {
      return counting.median() / call;
    }

    /** With the scrapes, shared by the calls that begin between two of them. */
    double shareWithScrapes() {
      double begun = (double) CALLERS * SCRAPE_EVERY_SECONDS / DIALOGUE_SECONDS;
      return (counting.median() + scraping.median() / begun) / call;
    }

    boolean met() {
      return shareWithScrapes() <= SHARE_MAX;
    }
  }

  /**
   * {@code MetersBench OUT [--quick]}, where OUT has {@code line.json}; exit code 1 when counting
   * takes more than it may.
   */
  public static void main(String[] arguments) throws IOException {
    int share = List.of(arguments).contains("--quick") ? QUICK : 1;
    Path folder = Path.of(arguments[0]);
    MetersBench bench = new MetersBench();
    Sample counting = bench.counting(CALLS / share);
    Sample scraping = bench.scraping(SCRAPES / share);
    Found found = new Found(counting, scraping, price(folder.resolve("line.json")));
    System.out.println("· " + text(found));
    Files.writeString(folder.resolve("meters.md"), page(found));
    System.exit(found.met() ? 0 : 1);
  }

  /** µs of one call, by what 100 of them take of a processor. */
  private static double price(Path line) throws IOException {
    JsonNode all = JsonMapper.shared().readTree(Files.readString(line));
    for (JsonNode target : all.path("targets")) {
      if (target.path("what").asString().equals(PRICED)) {
        double cores = target.path("ours").asDouble();
        return cores / CALLERS * DIALOGUE_SECONDS * MICROS_OF_SECOND;
      }
    }
    throw new IllegalStateException("expected '" + PRICED + "' in " + line + ", found none");
  }

  /** The first rounds warm up. */
  private Sample counting(int size) {
    List<Double> rounds = new ArrayList<>();
    for (int round = 0; round < 2 * ROUNDS; round++) {
      List<TypicalCall> batch =
          LongStream.range(next, next + size).mapToObj(TypicalCall::of).toList();
      next += size;
      long before = threads.getCurrentThreadCpuTime();
      batch.forEach(this::count);
      double took = threads.getCurrentThreadCpuTime() - before;
      if (round >= ROUNDS) {
        rounds.add(took / MICROS / size);
      }
    }
    return new Sample(rounds);
  }

  /** Two of a call's answers are spoken. */
  private void count(TypicalCall call) {
    call.events().forEach(calls);
    call.moves().forEach(move -> agents.moved(move, true));
    speech.understood(0.9);
    speech.notUnderstood();
  }

  private Sample scraping(int times) {
    List<Double> scrapes = new ArrayList<>();
    for (int i = 0; i < 2 * times; i++) {
      long before = threads.getCurrentThreadCpuTime();
      int length = registry.scrape().length();
      double took = threads.getCurrentThreadCpuTime() - before;
      if (i >= times && length > 0) {
        scrapes.add(took / MICROS);
      }
    }
    return new Sample(scrapes);
  }

  private static String text(Found found) {
    return String.format(
        Locale.ROOT,
        "counting a call %.1f µs (least %.1f, most %.1f), a scrape %.0f µs, a call %,.0f µs: %.3f %%,"
            + " with scrapes %.3f %%",
        found.counting().median(),
        found.counting().quantile(0),
        found.counting().quantile(1),
        found.scraping().median(),
        found.call(),
        100 * found.share(),
        100 * found.shareWithScrapes());
  }

  private static String page(Found found) throws IOException {
    return String.format(
        Locale.ROOT,
        """
        # What counting costs

        Written by `./hatchline bench meters`, which exits with 1 when the meters take more than %.0f %%
        of the processor time of a call.

        Measured on %s, %s.

        | | processor time |
        |---|---|
        | all meters of one call, p50 of %d rounds | %.1f µs (least %.1f, most %.1f) |
        | one scrape, p50 | %.0f µs |
        | a call with %d s of dialogue | %,.0f µs |
        | meters ÷ call | %.3f %% |
        | the same with a scrape every %d s | %.3f %% (to reach: ≤ %.0f %%, %s) |

        The call is one with something of everything that is counted: %d events and %d moves of agents, into
        the meters that the engine has, with the registry of Prometheus. What it costs the engine is the
        processor time of [bench line](line.md) with %d callers, by %d s; that call hears a prompt and nothing
        else, so a real one costs more. The scrapes are shared by the calls that begin between two of them.
        Both are times of the thread, so that other work on the machine does not count.
        """,
        100 * SHARE_MAX,
        Machine.name(),
        LocalDate.now(ZoneOffset.UTC),
        ROUNDS,
        found.counting().median(),
        found.counting().quantile(0),
        found.counting().quantile(1),
        found.scraping().median(),
        DIALOGUE_SECONDS,
        found.call(),
        100 * found.share(),
        SCRAPE_EVERY_SECONDS,
        100 * found.shareWithScrapes(),
        100 * SHARE_MAX,
        found.met() ? "met" : "missed",
        TypicalCall.of(0).events().size(),
        TypicalCall.of(0).moves().size(),
        CALLERS,
        DIALOGUE_SECONDS);
  }
}
