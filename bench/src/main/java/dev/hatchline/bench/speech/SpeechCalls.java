package dev.hatchline.bench.speech;

import dev.hatchline.bench.Installation;
import dev.hatchline.bench.Waiting;
import dev.hatchline.phones.meter.Meter;
import dev.hatchline.phones.meter.MeterAgent;
import dev.hatchline.phones.meter.MeterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The part of {@code ./hatchline bench speech} that rings up: whole calls, by phones. */
public final class SpeechCalls {
  private static final Duration PATIENCE = SpokenCall.PATIENCE;
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final String AGENT = "101";

  /** A menu with a long prompt, and one with a short one. */
  private static final String TALK = "1000";

  private static final String SHORT = "1002";

  /** Callers who say numbers at a time; fewer than an engine listens to at once. */
  private static final int TOGETHER = 15;

  /** How long after a prompt people begin to answer. */
  private static final double THINKS_S = 0.4;

  /** And where they know it already. */
  private static final double INTERRUPTS_S = 1.5;

  /** Where there is nothing, no prompt plays. */
  private static final Duration GAP = Duration.ofMillis(150);

  private static final Duration INTERRUPTED = Duration.ofMillis(1_200);

  /** The agent rings within so long, or the word was not heard. */
  private static final Duration RINGS = Duration.ofSeconds(4);

  /** What was taken is told within so long. */
  private static final Duration TAKEN = Duration.ofSeconds(2);

  private static final int QUICK = 5;

  private final Meter meter;
  private final Installation line;
  private final AtomicInteger callers = new AtomicInteger();

  /** Numbers that were said, by their callers. */
  private final Map<String, Clip> said = new ConcurrentSkipListMap<>();

  private final Queue<String> failed = new ConcurrentLinkedQueue<>();

  private SpeechCalls(Meter meter, Installation line) {
    this.meter = meter;
    this.line = line;
  }

  /**
   * {@code SpeechCalls FILE DIGITS TOOLS WORK EVENTS [--quick]}, with HATCHLINE_INFO set: writes
   * what came of it to FILE.
   */
  public static void main(String[] arguments) throws IOException {
    Installation line = Installation.of(System.getenv("HATCHLINE_INFO"));
    int share = List.of(arguments).contains("--quick") ? QUICK : 1;
    SyntheticVoices voices =
        new SyntheticVoices(Path.of(arguments[2]), Path.of(arguments[3]).resolve("spoken"));
    RealDigits people = RealDigits.in(Path.of(arguments[1]));
    CallFigures figures;
    try (Meter meter = Meter.at(line.sip())) {
      figures = new SpeechCalls(meter, line).all(voices, people, Path.of(arguments[4]), share);
    }
    Files.writeString(Path.of(arguments[0]), new JsonMapper().writeValueAsString(figures));
  }

  private CallFigures all(SyntheticVoices voices, RealDigits people, Path events, int share)
      throws IOException {
    Waiting.until("a line that hears", PATIENCE, this::hears);
    numbers(Corpus.every(people.alone(), share).stream().map(SpeechCalls::trimmed).toList());
    for (int length : RealDigits.LENGTHS) {
      numbers(Corpus.every(people.strings(length, RealDigits.STRINGS, length), share));
    }
    List<CallFigures.Escape> escapes = escapes(voices, share);
    List<CallFigures.Interruption> interruptions = interruptions(voices, share);
    Stories stories = new Stories(events);
    Waiting.until("all calls to be over", PATIENCE, () -> line.calls() == 0);
    Waiting.until("all that happened to be written down", PATIENCE, stories::whole);
    Map<String, String> taken = stories.taken();
    List<CallFigures.Saying> numbers = new ArrayList<>();
    said.forEach((caller, clip) ->
        numbers.add(
            new CallFigures.Saying(
                clip.voice(), RealDigits.figures(clip), taken.getOrDefault(caller, ""))));
    return new CallFigures(numbers, escapes, interruptions, List.copyOf(failed));
  }

  private boolean hears() {
    JsonNode health = new JsonMapper().readTree(line.get("/actuator/health"));
    return health.at("/components/speech/details/state").asString("").equals("hears");
  }

  private static Clip trimmed(Clip clip) {
    return new Clip("digit", clip.text(), clip.voice(), TelephoneLine.trimmed(clip.sound()));
  }

  private String nextCaller() {
    return "+1202555%04d".formatted(callers.incrementAndGet());
  }

  /** Has these numbers said, each in a call of its own. */
  private void numbers(List<Clip> clips) {
    say(
        "%d numbers of %d digits"
            .formatted(clips.size(), RealDigits.figures(clips.getFirst()).length()));
    List<Future<?>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(TOGETHER)) {
      clips.forEach(clip -> all.add(threads.submit(() -> number(nextCaller(), clip))));
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a call failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** The number is read back as a question, and yes is the key 1; what failed leads to a person. */
  private void number(String caller, Clip clip) {
    String to = "10%02d".formatted(RealDigits.figures(clip).length());
    try (SpokenCall call = new SpokenCall(meter.call(to, caller))) {
      SpokenCall.Spoken spoken = call.speak(clip, SpeechFiles.BEEP_S + THINKS_S);
      call.awaitSoundAfter(spoken.last());
      if (!call.over()) {
        call.press('1');
        call.awaitEnd(TAKEN);
      }
      said.put(caller, clip);
    } catch (MeterException | IllegalStateException fault) {
      failed.add("number of %s: %s".formatted(caller, fault.getMessage()));
    }
  }

  private List<CallFigures.Escape> escapes(SyntheticVoices voices, int share) throws IOException {
    List<Clip> agents =
        new Corpus(voices, Path.of(""), Math.max(1, share / 2), Half.REPORT).agents();
    say("%d callers who say agent".formatted(agents.size()));
    MeterAgent agent = meter.agent(AGENT, line.password(AGENT));
    List<CallFigures.Escape> escapes = new ArrayList<>();
    for (int i = 0; i < agents.size(); i++) {
      boolean over = i % 2 == 0;
      Waiting.until(
          "agent " + AGENT + " to be free", PATIENCE, () -> line.away(List.of(AGENT)).isEmpty());
      forgetRings(agent);
      try (SpokenCall call = new SpokenCall(meter.call(over ? TALK : SHORT, nextCaller()))) {
        SpokenCall.Spoken spoken =
            call.speak(agents.get(i), over ? INTERRUPTS_S : SpeechFiles.BEEP_S + THINKS_S);
        escapes.add(new CallFigures.Escape(agents.get(i).voice(), over, invited(agent, spoken)));
      } catch (MeterException | IllegalStateException fault) {
        failed.add("agent: " + fault.getMessage());
      }
      Waiting.pass(PAUSE);
    }
    return escapes;
  }

  /** A ring that came after its caller was given up is none of the next one's. */
  private static void forgetRings(MeterAgent agent) {
    try {
      while (true) {
        long _ = agent.awaitRing(Duration.ZERO);
      }
    } catch (MeterException _) {
      // There is none any more.
    }
  }

  /** Milliseconds from the word's end; negative for never. */
  private static double invited(MeterAgent agent, SpokenCall.Spoken spoken) {
    Duration left = Duration.ofNanos(Math.max(0, spoken.last() - System.nanoTime()));
    try {
      return (agent.awaitRing(left.plus(RINGS)) - spoken.last()) / 1e6;
    } catch (MeterException _) {
      return -1;
    }
  }

  private List<CallFigures.Interruption> interruptions(SyntheticVoices voices, int share)
      throws IOException {
    List<Clip> answers = new ArrayList<>();
    for (double rate : List.of(0.9, 1.0, 1.1)) {
      for (String voice : Half.REPORT.voices()) {
        answers.add(voices.speak("over a prompt", "account balance", voice, rate));
      }
    }
    List<CallFigures.Interruption> found = new ArrayList<>();
    List<Clip> some = Corpus.every(answers, Math.max(1, share / 2));
    say("%d callers who interrupt".formatted(some.size()));
    for (Clip clip : some) {
      try (SpokenCall call = new SpokenCall(meter.call(TALK, nextCaller()))) {
        SpokenCall.Spoken spoken = call.speak(clip, INTERRUPTS_S);
        Waiting.pass(Duration.ofNanos(spoken.first() - System.nanoTime()).plus(INTERRUPTED));
        double stop =
            call.stoppedAfter(spoken.first(), spoken.first() + INTERRUPTED.toNanos(), GAP);
        found.add(new CallFigures.Interruption(clip.voice(), stop, 1_000 * clip.sound().seconds()));
      } catch (MeterException | IllegalStateException fault) {
        failed.add("interruption: " + fault.getMessage());
      }
    }
    return found;
  }

  private static void say(String what) {
    System.out.println("· " + what);
  }
}
