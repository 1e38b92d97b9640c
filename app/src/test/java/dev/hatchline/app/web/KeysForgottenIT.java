package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.CallbackState;
import dev.hatchline.routing.callback.CallbackStore;
import dev.hatchline.routing.callback.Promise;
import dev.hatchline.routing.callback.Request;
import dev.hatchline.routing.callback.Source;
import dev.hatchline.routing.store.AnswerStore;
import dev.hatchline.routing.store.AnswerStore.Asked;
import dev.hatchline.routing.store.AnswerStore.Claim;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.StoredAnswer;
import dev.hatchline.routing.store.bulk.TableSum;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept for a time of its own, in an installation whose operator keeps all for ever. */
class KeysForgottenIT {
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path folder;

  private static Callback callback(String number, Instant at) {
    return Callback.fresh(
        new CallbackId(UUID.randomUUID()),
        new Request(
            new PhoneNumber(number),
            "people",
            "1000",
            new FirstRing(at, 7),
            Source.API,
            null,
            null),
        new Promise(at, at.plusSeconds(600), "We will call you.", null),
        new CallbackState.Waiting(new CallId(UUID.randomUUID()), at));
  }

  private static void answered(JdbcStore store, String key, Instant at) throws Exception {
    Claim claim = store.answers().claim(new Asked(key, "{}"), at);
    store
        .answers()
        .keep((Claim.Ours) claim, new StoredAnswer(200, "application/json", null, null, "{}"));
  }

  /** An old row and a young one of each. */
  private void before() throws Exception {
    Instant now = Instant.now();
    AtomicReference<Instant> clock = new AtomicReference<>(now);
    try (JdbcStore store = JdbcStore.embedded(EngineServer.installation(folder, 0).database())) {
      store.check();
      answered(store, "old", now.minus(AnswerStore.KEPT).minus(HOUR));
      answered(store, "young", now.minus(HOUR));
      CallbackStore callbacks = store.callbacks(clock::get);
      clock.set(now.minus(AnswerStore.CALLBACK_KEYS_KEPT).minus(HOUR));
      callbacks.save(callback("+12025550171", clock.get()), "old");
      clock.set(now.minus(HOUR));
      callbacks.save(callback("+12025550172", clock.get()), "young");
    }
  }

  private static long rows(ApiRig api, String table) {
    try {
      return api.engine().everything().holdings().sums().stream()
          .filter(sum -> sum.table().equals(table))
          .mapToLong(TableSum::rows)
          .sum();
    } catch (Exception fault) {
      throw new AssertionError(fault);
    }
  }

  @Test
  void answersAndKeysOfCallbacksGoByTheirAgeAndCallbacksStay() throws Exception {
    before();
    try (ApiRig api = ApiRig.start("company: Example", folder)) {
      CaseScene.await(() -> rows(api, "api_answer") == 1 && rows(api, "callback_key") == 1);
      assertThat(rows(api, "callback")).isEqualTo(2);
    }
  }
}
