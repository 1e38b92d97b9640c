package dev.hatchline.app.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.metrics.span.Happening;
import dev.hatchline.metrics.span.Part;
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
import dev.hatchline.routing.callback.Request;
import dev.hatchline.routing.callback.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallbackDialsTest {
  private static final Instant T0 = Instant.parse("2026-11-22T09:00:00Z");
  private static final CallId CALL = new CallId(new UUID(0, 1));
  private static final CallId NEXT = new CallId(new UUID(0, 2));
  private static final AgentId ANN = new AgentId("101");
  private static final Instant NOW = T0.plusSeconds(20);
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

  private final List<Happening> told = new ArrayList<>();
  private final CallbackDials dials = new CallbackDials(new CallNotes(told::add, () -> NOW));

  private static Callback in(CallbackState state, int attempts) {
    return new Callback(
        new CallbackId(new UUID(0, 7)), REQUEST, PROMISE, state, attempts, attempts);
  }

  private void dialledThen(CallbackState after, int attempts) {
    dials.accept(new CallbackNews.Moved(in(new Dialling(CALL, ANN, T0), 1), in(after, attempts)));
  }

  private static Happening dialled(String outcome, boolean answered) {
    return new Happening.Dialled(CALL, Part.CALLBACK, T0, NOW, outcome, answered);
  }

  @Test
  void anAttemptIsToldOfByHowItWent() {
    dials.accept(
        new CallbackNews.Moved(in(new Waiting(CALL, T0), 0), in(new Dialling(CALL, ANN, T0), 1)));
    dialledThen(new Dialling(CALL, new AgentId("102"), T0), 1);
    assertThat(told).isEmpty();
    dialledThen(new Answered(CALL, NOW), 1);
    dialledThen(new Connected(CALL, ANN, NOW), 1);
    dialledThen(new Waiting(NEXT, NOW), 1);
    dialledThen(new Waiting(NEXT, NOW), 0);
    dialledThen(new GivenUp("nobody there", NOW), 1);
    dialledThen(new Cancelled(NOW), 1);
    dialledThen(new Unknown(CALL, NOW), 1);
    assertThat(told)
        .containsExactly(
            dialled("answered", true),
            dialled("answered", true),
            dialled("not-reached", false),
            dialled("not-dialled", false),
            dialled("not-reached", false),
            dialled("cancelled", false),
            dialled("unknown", false));
  }

  @Test
  void whatFollowsTheAnswerIsNoDialling() {
    dials.accept(
        new CallbackNews.Moved(
            in(new Answered(CALL, T0), 1), in(new Connected(CALL, ANN, NOW), 1)));
    assertThat(told).isEmpty();
  }
}
