package dev.hatchline.routing.store;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.call.WaitRange;
import dev.hatchline.call.WaitVerdict;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.CallbackState;
import dev.hatchline.routing.callback.Promise;
import dev.hatchline.routing.callback.Request;
import dev.hatchline.routing.callback.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows of tests. */
final class Sample {
  static final Instant T0 = Instant.parse("2026-11-22T09:00:00.123456Z");

  private Sample() {}

  static CallId call() {
    return new CallId(UUID.randomUUID());
  }

  static StoredEvent event(CallId call, int seq) {
    return new StoredEvent(
        call,
        seq,
        T0.plusMillis(seq),
        "KeyPressed",
        "{\"key\":\"" + seq % 10 + "\",\"say\":\"ü€𝄞\"}");
  }

  static List<Write> events(CallId call, int from, int to) {
    return IntStream.range(from, to).<Write>mapToObj(seq -> event(call, seq)).toList();
  }

  static StoredMessage message(CallId call, Instant at, boolean heard) {
    return new StoredMessage(
        call, "1000", null, "+4930123456", at, Duration.ofMillis(12_345), call + ".wav", heard);
  }

  /** Told 60 to 120 s. */
  static StoredEstimate estimate(CallId call, Instant at, @Nullable Duration actual) {
    Duration least = Duration.ofMinutes(1);
    Duration likely = Duration.ofSeconds(90);
    Duration most = Duration.ofMinutes(2);
    WaitVerdict verdict = actual == null ? null : new WaitRange(least, likely, most).judge(actual);
    return new StoredEstimate(call, at, 3, likely, least, most, actual, verdict);
  }

  /** Promised to a number of its own. */
  static Callback callback(int number) {
    Request request =
        new Request(
            new PhoneNumber("+1202555%04d".formatted(number)),
            "people",
            "1000",
            new FirstRing(T0, number),
            Source.API,
            null,
            null);
    Promise promise = new Promise(T0, T0.plusSeconds(600), "We will call you.", null);
    return Callback.fresh(
        new CallbackId(UUID.randomUUID()), request, promise, new CallbackState.Waiting(call(), T0));
  }

  static StoredCall ended(CallId call, Instant firstRing) {
    return new StoredCall(
        call,
        "1000",
        "+4930123456",
        firstRing,
        firstRing.plusSeconds(70),
        firstRing.plusSeconds(200),
        new CallEnd(CallEnd.Party.CALLER, CallEnd.Reason.SERVED),
        new AgentId("101"),
        "people",
        Duration.ofMillis(60_500));
  }
}
