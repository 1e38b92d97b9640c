package dev.hatchline.bench;

import dev.hatchline.phones.meter.IncomingCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Customers who are called all at once, one for each agent, and what they wait for. */
final class CallbackCrowd {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final List<String> AGENTS = CallbackFiles.AGENTS;

  private final Installation line;
  private final BareManager bare;
  private final CalledCustomers customers;
  private int numbers;

  CallbackCrowd(Installation line, BareManager bare, CalledCustomers customers) {
    this.line = line;
    this.bare = bare;
    this.customers = customers;
  }

  /**
   * How long one customer waited (ms).
   *
   * @param taken from the sending of the request, or of the bare order, to the answer to it; of the
   *     order, whose answer nobody waits for, to the end of the sending
   * @param invited from the same moment to the INVITE
   * @param heard from the customer's 200 OK to the first packet with the agent's voice
   */
  record Wait(double taken, double invited, double heard) {}

  /**
   * What was asked for, and when (ns).
   *
   * @param taken when the asking was over
   */
  private record Asked(String number, long at, long taken) {}

  /** A wait for each customer; all agents are free before and after. */
  List<Wait> call(Side side, Duration ringing) {
    Waiting.until("all agents to be free", PATIENCE, this::allFree);
    Waiting.pass(PAUSE);
    customers.answerAfter(ringing);
    List<Asked> asked =
        switch (side) {
          case OURS -> request(numbers());
          case BARE -> order(numbers());
        };
    List<IncomingCall> calls =
        asked.stream().map(each -> customers.await(each.number, PATIENCE)).toList();
    List<Wait> waits = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      IncomingCall call = calls.get(i);
      long heard = call.awaitTone(PATIENCE);
      waits.add(
          new Wait(
              (asked.get(i).taken - asked.get(i).at) / 1e6,
              (call.invited() - asked.get(i).at) / 1e6,
              (heard - call.answered().orElseThrow()) / 1e6));
    }
    calls.forEach(IncomingCall::hangUp);
    return waits;
  }

  private boolean allFree() {
    return line.calls() == 0 && line.away(AGENTS).isEmpty();
  }

  /** Nobody is called twice: the limits count by number. */
  private List<String> numbers() {
    return IntStream.range(0, AGENTS.size())
        .mapToObj(_ -> "+1202555%04d".formatted(numbers++))
        .toList();
  }

  private List<Asked> request(List<String> to) {
    try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Asked>> asking =
          to.stream()
              .map(number -> CompletableFuture.supplyAsync(() -> request(number), askers))
              .toList();
      return asking.stream().map(CompletableFuture::join).toList();
    }
  }

  private Asked request(String number) {
    byte[] request = line.request(number, "bench-" + number);
    long at = System.nanoTime();
    String answer = line.exchange(request);
    long taken = System.nanoTime();
    if (!answer.startsWith("HTTP/1.1 202 ")) {
      throw new IllegalStateException("expected a promise for " + number + ", found " + answer);
    }
    return new Asked(number, at, taken);
  }

  private List<Asked> order(List<String> to) {
    return IntStream.range(0, to.size()).mapToObj(i -> order(to.get(i), AGENTS.get(i))).toList();
  }

  private Asked order(String number, String agent) {
    long at = bare.dial(number, agent);
    return new Asked(number, at, System.nanoTime());
  }
}
