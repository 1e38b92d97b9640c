package dev.hatchline.bench;

import dev.hatchline.phones.SipAddress;
import dev.hatchline.phones.meter.IncomingCall;
import dev.hatchline.phones.meter.MeterCarrier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The customers behind the carrier: each answers after a time of its own or is busy, and stays
 * until told to hang up. Counts each INVITE, by number.
 */
final class Customers implements AutoCloseable {
  private static final Duration ANSWER_MAX = Duration.ofMillis(1_500);
  private static final double BUSY = 0.1;

  private final MeterCarrier carrier;
  private final Random chance;
  private final Map<String, List<IncomingCall>> calls = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("customers").factory());

  Customers(SipAddress trunk, SipAddress line, long seed) {
    this.chance = new Random(seed);
    this.carrier = MeterCarrier.at(trunk, line, this::rung);
  }

  private void rung(IncomingCall call) {
    calls.computeIfAbsent(call.number(), _ -> new CopyOnWriteArrayList<>()).add(call);
    Runnable will = chance.nextDouble() < BUSY ? call::busy : call::answer;
    long millis = chance.nextLong(ANSWER_MAX.toMillis());
    var _ = clock.schedule(will, millis, TimeUnit.MILLISECONDS);
  }

  /** Whoever talks to us hangs up. */
  void hangUp(String number) {
    calls(number).forEach(IncomingCall::hangUp);
  }

  /** The line has died, and all its calls with it: nobody will tell of them any more. */
  void lineLost() {
    calls.values().forEach(of -> of.forEach(IncomingCall::lost));
  }

  int invites(String number) {
    return calls(number).size();
  }

  int invites() {
    return calls.values().stream().mapToInt(List::size).sum();
  }

  private List<IncomingCall> calls(String number) {
    return calls.getOrDefault(number, List.of());
  }

  /** What nobody may see who is called back: two legs at once, or one more after an answer. */
  List<String> twice(String number) {
    List<String> faults = new ArrayList<>();
    List<IncomingCall> inOrder =
        calls(number).stream().sorted(Comparator.comparingLong(IncomingCall::invited)).toList();
    for (int i = 1; i < inOrder.size(); i++) {
      IncomingCall before = inOrder.get(i - 1);
      if (before.ended().isEmpty() || before.ended().getAsLong() > inOrder.get(i).invited()) {
        faults.add(number + ": two legs at once");
      }
      if (before.answered().isPresent()) {
        faults.add(number + ": dialled again after an answer");
      }
    }
    return faults;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    carrier.close();
  }
}
