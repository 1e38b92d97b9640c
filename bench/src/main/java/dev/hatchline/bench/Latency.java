package dev.hatchline.bench;

import dev.hatchline.phones.meter.Meter;
import dev.hatchline.phones.meter.MeterAgent;
import dev.hatchline.phones.meter.MeterCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How long a caller waits for the first sound, and for an agent's phone to ring. */
final class Latency {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofMillis(150);
  private static final String AGENT = "101";

  private final Meter meter;
  private final MeterAgent agent;
  private final Installation line;
  private int callers;

  Latency(Meter meter, Installation line) {
    this.meter = meter;
    this.line = line;
    this.agent = meter.agent(AGENT, line.password(AGENT));
  }

  /**
   * How long one caller waited for the first packet with sound (ms).
   *
   * @param dialled from the INVITE
   * @param answered from the 200 OK
   */
  record Wait(double dialled, double answered) {}

  /** A wait for each of so many calls that start at once. */
  List<Wait> firstSound(Side side, int together) {
    List<MeterCall> calls = start(side.greeting(), together);
    List<Wait> waits = new ArrayList<>();
    for (MeterCall call : calls) {
      long answered = call.awaitAnswer(PATIENCE);
      long heard = call.awaitSound(PATIENCE);
      waits.add(new Wait((heard - call.dialled()) / 1e6, (heard - answered) / 1e6));
    }
    end(calls);
    return waits;
  }

  /** From the key 0 (its first packet; it is held for 100 ms) to the INVITE at the agent (ms). */
  double zeroToAgent(Side side) {
    Waiting.until(
        "agent " + AGENT + " to be free", PATIENCE, () -> line.away(List.of(AGENT)).isEmpty());
    try (MeterCall call = start(side.greeting(), 1).getFirst()) {
      call.awaitAnswer(PATIENCE);
      call.awaitSound(PATIENCE);
      Waiting.pass(PAUSE);
      long pressed = call.press('0', PATIENCE);
      return (agent.awaitRing(PATIENCE) - pressed) / 1e6;
    } finally {
      Waiting.pass(PAUSE);
    }
  }

  /** Calls that only listen, and are all heard before this returns. */
  List<MeterCall> crowd(String number, int size) {
    List<MeterCall> calls = new ArrayList<>();
    while (calls.size() < size) {
      List<MeterCall> some = start(number, Math.min(5, size - calls.size()));
      some.forEach(call -> call.awaitSound(PATIENCE));
      calls.addAll(some);
    }
    return calls;
  }

  void end(List<MeterCall> calls) {
    calls.forEach(MeterCall::close);
    Waiting.until("all calls to be over", PATIENCE, () -> line.calls() == 0);
    Waiting.pass(PAUSE);
  }

  private List<MeterCall> start(String number, int together) {
    return IntStream.range(0, together).mapToObj(_ -> meter.call(number, nextCaller())).toList();
  }

  private String nextCaller() {
    callers++;
    return "+1202555%04d".formatted(callers % 10_000);
  }
}
