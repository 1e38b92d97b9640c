package dev.hatchline.app.call;

import dev.hatchline.app.business.Answer;
import dev.hatchline.app.business.Request;
import dev.hatchline.app.business.Systems;
import dev.hatchline.app.tracing.CallNotes;
import dev.hatchline.call.CallId;
import dev.hatchline.flow.run.LookupAnswer;
import dev.hatchline.flow.run.LookupRequest;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Asks a system of the company for a call, which is told to the call's trace. */
record Lookup(Systems systems, CallNotes notes, CallId call) {
  /** Cancelling it ends the exchange. */
  CompletableFuture<LookupAnswer> ask(LookupRequest request) {
    UUID key = UUID.randomUUID();
    Instant began = notes.now();
    CompletableFuture<Answer> asked =
        systems.ask(
            new Request(
                request.system(),
                Words.method(request.method()),
                request.path(),
                request.body(),
                request.timeout(),
                key,
                notes.traceparent(call, key)));
    CompletableFuture<LookupAnswer> answer =
        asked
            .whenComplete((given, _) ->
                notes.asked(
                    call,
                    began,
                    key,
                    request.system(),
                    word(given),
                    given instanceof Answer.Failed))
            .thenApply(Words::answer);
    var _ = answer.whenComplete((_, _) -> asked.cancel(true));
    return answer;
  }

  /** Nobody waited for the answer any more if there is none. */
  private static String word(@Nullable Answer given) {
    return switch (given) {
      case Answer.Found _ -> "found";
      case Answer.Missing _ -> "missing";
      case Answer.Failed(Answer.Why why) -> why.word();
      case null -> "given-up";
    };
  }
}
