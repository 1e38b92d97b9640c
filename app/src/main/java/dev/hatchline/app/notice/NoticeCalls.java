package dev.hatchline.app.notice;

import dev.hatchline.app.callback.CustomerDials;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.callback.Fate;
import dev.hatchline.routing.notice.Channel;
import dev.hatchline.routing.notice.Notice;
import dev.hatchline.routing.notice.NoticeKey;
import dev.hatchline.telephony.CustomerDial;
import dev.hatchline.telephony.DialFate;
import dev.hatchline.telephony.Dialler;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A call, dialled by Asterisk under a key that it dials once, ever. */
final class NoticeCalls implements Channel {
  private final OperatorConfig config;
  private final Dialler dialler;
  private final InstantSource clock;

  NoticeCalls(OperatorConfig config, Dialler dialler, InstantSource clock) {
    this.config = config;
    this.dialler = dialler;
    this.clock = clock;
  }

  /** Who wants a person then has a place from this moment on. */
  @Override
  public CompletableFuture<Boolean> tell(CallId key, Notice notice) {
    dev.hatchline.conf.Callbacks rules = config.callback();
    Instant now = clock.instant();
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    return dialler.dialCustomer(
        new CustomerDial(
            key,
            notice.news().number(),
            notice.news().line(),
            new FirstRing(second, ChronoUnit.MICROS.between(second, now)),
            rules.ring(),
            CustomerDials.machines(rules),
            rules.shownNumber().orElse(null)));
  }

  @Override
  public CompletableFuture<Optional<Map<CallId, Fate>>> fates() {
    return dialler.fates().thenApply(told -> told.map(NoticeCalls::ours));
  }

  private static Map<CallId, Fate> ours(Map<CallId, DialFate> told) {
    Map<CallId, Fate> fates = new HashMap<>();
    told.forEach((call, fate) -> {
      if (NoticeKey.is(call)) {
        fates.put(call, CustomerDials.fate(fate));
      }
    });
    return fates;
  }

  @Override
  public void bar(CallId key) {
    var _ = dialler.bar(key);
  }

  @Override
  public void forget(CallId key) {
    var _ = dialler.forget(key);
  }
}
