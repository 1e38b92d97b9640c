package dev.hatchline.app.web;

import dev.hatchline.app.callback.Said;
import dev.hatchline.routing.callback.CallbackId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What names the page of one request: nobody can guess it, and it tells nothing. A new callback's
 * own id does. Who asks for a number that is owed a call already may be a stranger to it, and gets
 * a name for that request alone, which shows the same and cancels nothing but itself.
 */
@Component
class CallMeTokens {
  /** Pages remembered; older ones are not known any more. */
  static final int TOKENS_MAX = 10_000;

  /** One form, sent for one number: sent again, by a second click, it gets the same page. */
  record Once(String form, String number) {}

  /**
   * The page of one request.
   *
   * @param own whether its callback was promised by this request
   * @param withdrawn whether a request that is not the callback's own was taken back
   */
  record Page(CallbackId callback, boolean own, boolean withdrawn) {}

  private final Map<UUID, Page> strangers = new Latest<>();
  private final Map<Once, CompletableFuture<UUID>> sent = new Latest<>();

  /** The page that this form got, or gets now. */
  UUID of(Once once, Supplier<Said.Promised> asking) {
    CompletableFuture<UUID> mine = new CompletableFuture<>();
    CompletableFuture<UUID> before = before(once, mine);
    if (before != null) {
      return answered(before);
    }
    try {
      mine.complete(token(asking.get()));
    } catch (RuntimeException fault) {
      forget(once);
      mine.completeExceptionally(fault);
      throw fault;
    }
    return mine.join();
  }

  private static UUID answered(CompletableFuture<UUID> before) {
    try {
      return before.join();
    } catch (CompletionException fault) {
      throw fault.getCause() instanceof RuntimeException own ? own : fault;
    }
  }

  /** The one that was sent before; absent for the first, which is remembered. */
  private synchronized @Nullable CompletableFuture<UUID> before(
      Once once, CompletableFuture<UUID> mine) {
    return sent.putIfAbsent(once, mine);
  }

  private synchronized void forget(Once once) {
    sent.remove(once);
  }

  private synchronized UUID token(Said.Promised said) {
    CallbackId callback = said.callback().id();
    if (said.fresh()) {
      return callback.value();
    }
    UUID token = UUID.randomUUID();
    strangers.put(token, new Page(callback, false, false));
    return token;
  }

  /** What this token names, if it names anything. */
  synchronized Page page(UUID token) {
    return strangers.getOrDefault(token, new Page(new CallbackId(token), true, false));
  }

  /** Takes back a request that is not the callback's own. */
  synchronized void withdraw(UUID token) {
    strangers.computeIfPresent(token, (_, page) -> new Page(page.callback(), false, true));
  }

  private static final class Latest<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > TOKENS_MAX;
    }
  }
}
