package dev.hatchline.bench;

import dev.hatchline.phones.meter.IncomingCall;
import dev.hatchline.phones.meter.Meter;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The agents: each answers soon, and stays until the other side hangs up. */
final class Clerks implements AutoCloseable {
  private static final Duration ANSWER_MAX = Duration.ofMillis(400);

  private final Meter meter;
  private final Random chance;
  private final Queue<IncomingCall> calls = new ConcurrentLinkedQueue<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("clerks").factory());

  Clerks(Installation line, List<String> extensions, long seed) {
    this.chance = new Random(seed);
    this.meter = Meter.at(line.sip());
    extensions.forEach(who -> meter.agent(who, line.password(who), this::rung));
  }

  private void rung(IncomingCall call) {
    calls.add(call);
    long millis = chance.nextLong(ANSWER_MAX.toMillis());
    var _ = clock.schedule(call::answer, millis, TimeUnit.MILLISECONDS);
  }

  /** The line has died, and all its calls with it. */
  void lineLost() {
    calls.forEach(IncomingCall::lost);
    calls.clear();
  }

  @Override
  public void close() {
    clock.shutdownNow();
    meter.close();
  }
}
