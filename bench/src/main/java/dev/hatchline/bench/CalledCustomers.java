package dev.hatchline.bench;

import dev.hatchline.phones.SipAddress;
import dev.hatchline.phones.meter.IncomingCall;
import dev.hatchline.phones.meter.MeterCarrier;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The customers behind the carrier: each lets the phone ring for a while, answers, and listens for
 * the agent.
 */
final class CalledCustomers implements AutoCloseable {
  private final MeterCarrier carrier;
  private final Map<String, CompletableFuture<IncomingCall>> calls = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("customers").factory());
  private volatile Duration ringing = Duration.ZERO;

  CalledCustomers(SipAddress trunk, SipAddress line) {
    this.carrier = MeterCarrier.at(trunk, line, this::rung);
  }

  /** From now on they answer after this time. */
  void answerAfter(Duration time) {
    ringing = time;
  }

  private void rung(IncomingCall call) {
    call.listenFor(TalkingAgents.HERTZ);
    var _ = clock.schedule(call::answer, ringing.toNanos(), TimeUnit.NANOSECONDS);
    if (!of(call.number()).complete(call)) {
      System.err.println("customers: " + call.number() + " is dialled once more");
    }
  }

  /** Waits until the INVITE for this number has come. */
  IncomingCall await(String number, Duration limit) {
    try {
      return of(number).get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException late) {
      throw new IllegalStateException(
          "expected an INVITE for " + number + " within " + limit, late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  private CompletableFuture<IncomingCall> of(String number) {
    return calls.computeIfAbsent(number, _ -> new CompletableFuture<>());
  }

  @Override
  public void close() {
    clock.shutdownNow();
    carrier.close();
  }
}
