package dev.hatchline.app.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.metrics.CallbackMetrics;
import dev.hatchline.metrics.MeterNames;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.CallbackNews;
import dev.hatchline.routing.callback.CallbackState;
import dev.hatchline.routing.callback.CallbackState.Answered;
import dev.hatchline.routing.callback.CallbackState.Cancelled;
import dev.hatchline.routing.callback.CallbackState.Connected;
import dev.hatchline.routing.callback.CallbackState.Dialling;
import dev.hatchline.routing.callback.CallbackState.GivenUp;
import dev.hatchline.routing.callback.CallbackState.Unknown;
import dev.hatchline.routing.callback.CallbackState.Waiting;
import dev.hatchline.routing.callback.Promise;
import dev.hatchline.routing.callback.Refusal;
import dev.hatchline.routing.callback.Request;
import dev.hatchline.routing.callback.Source;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CallbackMetersTest {
  private static final Instant T0 = Instant.parse("2026-11-22T09:00:00Z");
  private static final CallId CALL = new CallId(new UUID(0, 1));
  private static final AgentId ANN = new AgentId("101");
  private static final Request REQUEST =
      new Request(
          new PhoneNumber("+12025550123"),
          "people",
          "1000",
          new FirstRing(T0, 1),
          Source.WEB,
          null,
          null);
  private static final Promise PROMISE = new Promise(T0, T0.plusSeconds(300), "Soon.", null);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final RingingCustomers ringing = new RingingCustomers();
  private final CallbackMeters meters = new CallbackMeters(new CallbackMetrics(registry));

  private static Callback in(CallbackState state, int attempts) {
    return new Callback(
        new CallbackId(new UUID(0, 7)), REQUEST, PROMISE, state, attempts, attempts);
  }

  private static Callback dialling() {
    return in(new Dialling(CALL, ANN, T0), 1);
  }

  private void move(Callback before, Callback after) {
    meters.andThen(ringing).accept(new CallbackNews.Moved(before, after));
  }

  private double count(String name, String label, String value) {
    var counter = registry.find(name).tag(label, value).counter();
    return counter == null ? 0 : counter.count();
  }

  private double attempts(String result) {
    return count(MeterNames.CALLBACKS_ATTEMPTS, MeterNames.RESULT, result);
  }

  private double outcomes(String outcome) {
    return count(MeterNames.CALLBACKS, MeterNames.OUTCOME, outcome);
  }

  @Test
  void anAttemptIsCountedOnceByHowItWent() {
    move(in(new Waiting(CALL, T0), 0), dialling());
    move(dialling(), in(new Dialling(CALL, new AgentId("102"), T0), 1));
    assertThat(registry.find(MeterNames.CALLBACKS_ATTEMPTS).counters()).isEmpty();
    move(dialling(), in(new Answered(CALL, T0), 1));
    move(in(new Answered(CALL, T0), 1), in(new Connected(CALL, ANN, T0.plusSeconds(40)), 1));
    move(dialling(), in(new Waiting(CALL, T0), 1));
    move(dialling(), in(new Waiting(CALL, T0), 0));
    move(dialling(), in(new GivenUp("busy", T0), 1));
    move(dialling(), in(new Cancelled(T0), 1));
    move(dialling(), in(new Unknown(CALL, T0), 1));
    assertThat(attempts("answered")).isEqualTo(1);
    assertThat(attempts("not-reached")).isEqualTo(2);
    assertThat(attempts("not-dialled")).isEqualTo(1);
    assertThat(attempts("cancelled")).isEqualTo(1);
    assertThat(attempts("unknown")).isEqualTo(1);
  }

  @Test
  void aPromiseIsCountedByWhatBecameOfIt() {
    Callback answered = in(new Answered(CALL, T0), 1);
    move(answered, in(new Connected(CALL, ANN, T0.plusSeconds(40)), 1));
    move(answered, in(new Connected(CALL, ANN, T0.plusSeconds(301)), 1));
    move(answered, in(new GivenUp("met nobody", T0), 1));
    move(in(new Waiting(CALL, T0), 0), in(new Cancelled(T0), 0));
    assertThat(outcomes("kept")).isEqualTo(1);
    assertThat(outcomes("late")).isEqualTo(1);
    assertThat(outcomes("broken")).isEqualTo(1);
    assertThat(outcomes("cancelled")).isEqualTo(1);
    var timer =
        registry.get(MeterNames.PROMISE_TO_CONNECT).tags("line", "1000", "queue", "people").timer();
    assertThat(timer.count()).isEqualTo(2);
    assertThat(timer.totalTime(TimeUnit.SECONDS)).isEqualTo(341);
  }

  @Test
  void promisesAndRefusalsAreCounted() {
    meters.accept(new CallbackNews.Promised(in(new Waiting(CALL, T0), 0)));
    meters.accept(
        new CallbackNews.Refused(
            REQUEST, new Refusal(Refusal.Kind.NUMBER_DAY, "No.", Duration.ofHours(1))));
    meters.accept(new CallbackNews.NotKept(REQUEST, "away"));
    assertThat(count(MeterNames.CALLBACKS_PROMISED, MeterNames.SOURCE, "web")).isEqualTo(1);
    assertThat(count(MeterNames.CALLBACKS_REFUSED, MeterNames.KIND, "number-day")).isEqualTo(1);
    assertThat(count(MeterNames.CALLBACKS_REFUSED, MeterNames.KIND, "not-kept")).isEqualTo(1);
  }

  @Test
  void aPhoneRingsFromItsNewsToTheEndOfTheAttempt() {
    CallbackId id = dialling().id();
    assertThat(ringing.contains(id)).isFalse();
    ringing.accept(new CallbackNews.CustomerRings(dialling()));
    move(dialling(), in(new Dialling(CALL, new AgentId("102"), T0), 1));
    assertThat(ringing.contains(id)).isTrue();
    move(dialling(), in(new Waiting(CALL, T0), 1));
    assertThat(ringing.contains(id)).isFalse();
  }
}
