package dev.hatchline.bench.speech;

import dev.hatchline.call.CallId;
import dev.hatchline.telephony.speech.CallHearing;
import dev.hatchline.telephony.speech.EarListener;
import dev.hatchline.telephony.speech.Hearing;
import dev.hatchline.telephony.speech.HearingReadings;
import dev.hatchline.telephony.speech.Recognizer;
import dev.hatchline.telephony.speech.Tongue;
import dev.hatchline.telephony.speech.model.ModelException;
import dev.hatchline.telephony.speech.model.ShippedModel;
import dev.hatchline.telephony.speech.model.SpeechModel;
import dev.hatchline.telephony.speech.worker.DecodeLimits;
import dev.hatchline.telephony.speech.worker.VoskRecognizer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Calls as fast as they can be heard, whatever else the machine does, and the same every time: the
 * ears are those of the engine, the recogniser is Vosk in this process, and no call goes on before
 * all that it has said so far is decoded.
 *
 * <pre>
 *   20 ms of each call ─→ ears ─→ fence ─→ decoder ─→ fence ─→ ears ─→ fence ─→ the next 20 ms
 * </pre>
 */
final class SimulatedTime implements AutoCloseable {
  private static final int TOGETHER = 12;
  private static final long FENCE_MAX_S = 60;

  /** The decoder takes so much of one stream at a turn, and then the next stream's. */
  private static final int TURN_SAMPLES = 1_600;

  /** One thread, so that streams have their turns in order; nothing is ever left out. */
  private static final DecodeLimits LIMITS =
      new DecodeLimits(1, Duration.ofMinutes(1), Duration.ofMinutes(20), Duration.ofMillis(80));

  private final VoskRecognizer recognizer;

  /** A place for one call after another. */
  private static final class Seat {
    private final Tap tap;
    private final Hearing hearing;

    Seat(Recognizer recognizer, UnaryOperator<List<String>> grammar) {
      tap = new Tap(recognizer, grammar);
      hearing = new CallHearing(tap, SimulatedTime::nothing);
    }

    /** Opens a fence behind all that the ear was given. */
    CountDownLatch fence() {
      CountDownLatch latch = new CountDownLatch(1);
      tap.fence(latch);
      hearing.open(CallId.of(UUID.randomUUID().toString()), FENCE, NOBODY);
      return latch;
    }
  }

  /** A call at its place; {@code order} is that of its trial. */
  private record Seated(Seat seat, SimulatedCall call, int order) {}

  private static final Tongue FENCE = new Tongue(Tap.FENCE, List.of("x"));
  private static final EarListener NOBODY = new Nobody();

  SimulatedTime(Path model) throws ModelException {
    recognizer =
        VoskRecognizer.load(Map.of(ShippedModel.LANGUAGE, SpeechModel.read(model)), LIMITS);
  }

  /** Has all trials. */
  List<Outcome> run(List<Trial> trials, Tongue tongue, UnaryOperator<List<String>> grammar) {
    Deque<Seat> free = new ArrayDeque<>();
    for (int i = 0; i < Math.min(TOGETHER, trials.size()); i++) {
      free.add(new Seat(recognizer, grammar));
    }
    List<Seat> seats = List.copyOf(free);
    List<Seated> open = new ArrayList<>();
    Outcome[] outcomes = new Outcome[trials.size()];
    int next = 0;
    while (next < trials.size() || !open.isEmpty()) {
      while (next < trials.size() && !free.isEmpty()) {
        Seat seat = free.remove();
        SimulatedCall call = new SimulatedCall(trials.get(next), seat.hearing, tongue);
        open.add(new Seated(seat, call, next++));
      }
      List<Seated> over = open.stream().filter(seated -> !seated.call.tick()).toList();
      over.forEach(seated -> seated.call.close());
      settle(open);
      for (Seated seated : over) {
        outcomes[seated.order] = seated.call.outcome(seated.seat.tap.takeResults());
        free.add(seated.seat);
      }
      open.removeAll(over);
    }
    seats.forEach(seat -> seat.hearing.close());
    return List.of(outcomes);
  }

  /** Until everybody has done all that follows of what was said. */
  private void settle(List<Seated> open) {
    fence(open.stream().map(Seated::seat).toList());
    List<Seat> told = new ArrayList<>();
    int turns = 0;
    for (Seated seated : open) {
      int waiting = seated.seat.tap.takeWaiting();
      if (waiting > 0) {
        told.add(seated.seat);
        turns = Math.max(turns, 1 + waiting / TURN_SAMPLES);
      }
    }
    for (int turn = 0; turn < turns; turn++) {
      awaitTurn();
    }
    fence(told);
  }

  /**
   * Until every stream has had a turn: a stream that is new has its first after all that wait, and
   * one that has had its own may be given the next at once.
   */
  private void awaitTurn() {
    CountDownLatch latch = new CountDownLatch(1);
    try (Recognizer.Stream last =
        recognizer.open(ShippedModel.LANGUAGE, List.of("yes"), new Turn(latch))) {
      last.finish();
      await(latch);
    }
  }

  private static void fence(List<Seat> seats) {
    seats.stream().map(Seat::fence).toList().forEach(SimulatedTime::await);
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(FENCE_MAX_S, TimeUnit.SECONDS)) {
        throw new IllegalStateException("an ear or the recogniser hangs");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static HearingReadings nothing() {
    return new HearingReadings(HearingReadings.State.HEARS, Map.of(), 0, 0, 0);
  }

  @Override
  public void close() {
    recognizer.close();
  }

  /** Waits for a result. */
  private record Turn(CountDownLatch latch) implements Recognizer.Listener {
    @Override
    public void partial(String text, long at) {}

    @Override
    public void result(Recognizer.Result result) {
      latch.countDown();
    }

    @Override
    public void lost(String why) {}
  }

  /** Hears of nothing. */
  private static final class Nobody implements EarListener {
    @Override
    public void escaped(String phrase) {}

    @Override
    public void deaf(String why) {}

    @Override
    public void hears() {}
  }
}
