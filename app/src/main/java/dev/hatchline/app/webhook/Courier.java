package dev.hatchline.app.webhook;

import dev.hatchline.conf.Webhook;
import dev.hatchline.routing.store.OutboxClaim;
import dev.hatchline.routing.store.OutboxResult;
import dev.hatchline.routing.store.OutboxStore;
import dev.hatchline.routing.store.StoreFault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one webhook's events, one after the other. Its steps are one thread's. */
final class Courier {
  /** Without being called it looks so often what another engine has left. */
  static final Duration LOOK = Duration.ofSeconds(15);

  /** Another engine sends to it; that one may die. */
  static final Duration HELD_LOOK = Duration.ofSeconds(5);

  /** A database that did not answer is asked again after. */
  static final Duration STORE_AGAIN = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(Courier.class);

  private final Target target;
  private final OutboxStore store;
  private final Post post;
  private final Tally tally;
  private final Consumer<Settlement> settled;
  private final InstantSource clock;
  private boolean storeAway;

  /**
   * Nothing is sent yet.
   *
   * @param settled hears of credits alone; must return at once
   */
  Courier(
      Target target,
      OutboxStore store,
      Post post,
      Tally tally,
      Consumer<Settlement> settled,
      InstantSource clock) {
    this.settled = settled;
    this.target = target;
    this.store = store;
    this.post = post;
    this.tally = tally;
    this.clock = clock;
  }

  /** Sends the eldest event, if it may; returns how long there is nothing to do unless called. */
  Duration step() throws InterruptedException {
    try {
      Duration idle = tried();
      storeAway = false;
      return idle;
    } catch (StoreFault fault) {
      if (!storeAway) {
        storeAway = true;
        log.warn("{} waits: {}", target, fault.getMessage());
      }
      return STORE_AGAIN;
    }
  }

  private Duration tried() throws StoreFault, InterruptedException {
    Instant now = clock.instant();
    return switch (store.claim(target.name(), now)) {
      case OutboxClaim.Nothing _ -> LOOK;
      case OutboxClaim.Held _ -> HELD_LOOK;
      case OutboxClaim.NotDue(Instant again) -> {
        Duration left = Duration.between(now, again);
        yield left.compareTo(LOOK) < 0 ? left : LOOK;
      }
      case OutboxClaim.Taken claim -> {
        send(claim);
        yield Duration.ZERO;
      }
    };
  }

  private void send(OutboxClaim.Taken claim) throws StoreFault, InterruptedException {
    Answer answer;
    try {
      answer = post.send(target, claim.event());
    } catch (InterruptedException stopped) {
      var _ = store.settle(claim, new OutboxResult.Untold());
      throw stopped;
    }
    OutboxResult result = answer.result(claim.failedInRow(), clock.instant());
    told(claim, result, store.settle(claim, result));
    if (target.books() && claim.event().type().equals(Webhook.CREDITED)) {
      Settlement.of(claim.event(), answer, clock.instant()).ifPresent(settled);
    }
  }

  private void told(OutboxClaim.Taken claim, OutboxResult result, OutboxStore.Settled settled) {
    switch (result) {
      case OutboxResult.Delivered _ -> {
        tally.deliver();
        if (claim.failedInRow() > 0) {
          log.info("{} takes events again, after {} failures", target, claim.failedInRow());
        }
      }
      case OutboxResult.Failed(Instant _, String why, Instant again, Instant _) -> {
        tally.fail(settled.dead());
        if (claim.failedInRow() == 0) {
          log.warn("{}: expected a status of 2xx, found {}; again at {}", target, why, again);
        }
      }
      case OutboxResult.Refused _, OutboxResult.Declined _ -> tally.fail(settled.dead());
      case OutboxResult.Untold _ -> {}
    }
    if (settled.dead() > 0) {
      log.error(
          "{}: new dead letters: {}, the first {}", target, settled.dead(), claim.event().id());
    }
    if (settled.dropped() > 0) {
      log.error("{}: dead letters deleted, as there are too many: {}", target, settled.dropped());
    }
  }
}
