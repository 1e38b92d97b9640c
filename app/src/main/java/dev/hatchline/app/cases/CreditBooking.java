package dev.hatchline.app.cases;

import dev.hatchline.app.webhook.Settlement;
import dev.hatchline.app.webhook.Webhooks;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseDesk;
import dev.hatchline.routing.cases.CaseEvent;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.CaseStore;
import dev.hatchline.routing.cases.Changed;
import dev.hatchline.routing.cases.Credit;
import dev.hatchline.routing.cases.Credit.CreditState;
import dev.hatchline.routing.store.DeadLetter;
import dev.hatchline.routing.store.StoreFault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings credits to the back office, and its answers to their cases.
 *
 * <pre>
 *   case in the store ── CaseNews ──▶ outbox ── webhook ──▶ back office
 *          ▲      └──── look, each minute ──▲                   │
 *          └───────────────── Settlement ◀──────────────────────┘
 * </pre>
 *
 * <p>News are lost by an engine that dies, money is not: what the store has as unsent is looked at
 * again and again, and sent under the same id, by which the back office books it once.
 */
public final class CreditBooking implements AutoCloseable {
  /** How often the store is looked at, and for how long a credit is on its way undisturbed. */
  static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  /** The news of a credit is waited for so long before its case says that it is booked. */
  private static final Duration TELL_MAX = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(CreditBooking.class);

  private final CaseDesk desk;
  private final CaseStore store;
  private final Webhooks webhooks;
  private final InstantSource clock;
  private final Booked booked;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("credit-booking").daemon().factory());

  /** Who has customers told. */
  @FunctionalInterface
  public interface Booked {
    /**
     * The back office has this credit. May be asked again for the same one, which is told once.
     *
     * @return done when it is lasting that the customer will be told, or that they are not
     */
    CompletableFuture<?> tell(Case in, Credit credit);
  }

  private CreditBooking(Cases cases, Webhooks webhooks, InstantSource clock, Booked booked) {
    this.desk = cases.desk();
    this.store = cases.store();
    this.webhooks = webhooks;
    this.clock = clock;
    this.booked = booked;
  }

  /** Nothing is sent unless the operator's file says whereto. */
  public static CreditBooking start(
      Cases cases, Webhooks webhooks, InstantSource clock, Booked booked) {
    CreditBooking booking = new CreditBooking(cases, webhooks, clock, booked);
    webhooks.whenSettled(booking::settled);
    if (webhooks.books()) {
      long every = LOOK_EVERY.toMillis();
      var _ = booking.timer.scheduleWithFixedDelay(booking::look, 0, every, TimeUnit.MILLISECONDS);
    }
    return booking;
  }

  /** Without an answer of the store the case is not found; the next look has it sent again. */
  void settled(Settlement told) {
    var _ =
        desk.find(told.in())
            .thenAccept(found ->
                found.ifPresentOrElse(
                    c -> settle(c, told), () -> lost(told.credit(), "its case is not found")))
            .exceptionally(fault -> lost(told.credit(), fault.toString()));
  }

  private static @Nullable Void lost(UUID credit, String why) {
    log.warn("what became of credit {} is not written down: {}", credit, why);
    return null;
  }

  private void settle(Case c, Settlement told) {
    Optional<Credit> credit = find(c, told);
    if (credit.isEmpty()) {
      log.warn("expected the credit {} in case {}, found none", told.credit(), c.id());
      return;
    }
    // The news first: what dies between is sent again, and told once. Money does not wait for it.
    var _ =
        tell(c, credit.get(), told.state())
            .whenComplete((_, fault) -> {
              if (fault != null) {
                log.warn("nobody is told of credit {}: {}", told.credit(), fault.toString());
              }
              settle(c.id(), credit.get(), told.state());
            });
  }

  private CompletableFuture<?> tell(Case c, Credit credit, CreditState state) {
    return state instanceof CreditState.Sent && !(credit.state() instanceof CreditState.Sent)
        ? booked.tell(c, credit).copy().orTimeout(TELL_MAX.toSeconds(), TimeUnit.SECONDS)
        : CompletableFuture.completedFuture(null);
  }

  private static Optional<Credit> find(Case c, Settlement told) {
    return c.dossier().credits().stream()
        .filter(credit -> credit.id().equals(told.credit()))
        .findFirst();
  }

  private void settle(CaseId id, Credit credit, CreditState state) {
    log.info("credit {} of case {}: {}", credit.id(), id, state);
    var _ =
        desk.change(id, new CaseEvent.CreditSettled(credit.key(), state))
            .thenAccept(changed -> {
              if (changed instanceof Changed.Refused(String why)) {
                log.warn("credit {} is not written down: {}", credit.id(), why);
              }
            })
            .exceptionally(fault -> lost(credit.id(), fault.toString()));
  }

  /** What the store still has as unsent, though it was given some time ago. */
  void look() {
    Instant before = clock.instant().minus(LOOK_EVERY);
    try {
      for (Case c : store.unsentCredits(CaseStore.CASES_MAX)) {
        for (Credit credit : c.dossier().credits()) {
          if (credit.unsent() && !credit.at().isAfter(before)) {
            look(c, credit);
          }
        }
      }
    } catch (StoreException | StoreFault away) {
      log.debug("the credits are not looked at", away);
    } catch (RuntimeException fault) {
      log.error("the credits could not be looked at", fault);
    }
  }

  private void look(Case c, Credit credit) throws StoreFault {
    Optional<DeadLetter> dead = webhooks.dead(credit.id());
    if (dead.isPresent()) {
      settle(c.id(), credit, new CreditState.Dead(dead.get().why(), dead.get().died()));
    } else {
      webhooks.book(c, credit);
    }
  }

  /** Whether it did not arrive, or was refused, and there is somebody to send it to. */
  public boolean stuck(Credit credit) {
    return switch (credit.state()) {
      case CreditState.Dead _, CreditState.Failed _ -> webhooks.books();
      case CreditState.Granted _, CreditState.Sent _ -> false;
    };
  }

  /**
   * Has one sent again that is {@link #stuck}; waits for the outbox.
   *
   * @return false if there is nothing to be sent again
   */
  public boolean again(Case c, Credit credit) throws StoreFault {
    boolean stuck = stuck(credit);
    if (stuck && !webhooks.retry(credit.id())) {
      webhooks.book(c, credit);
    }
    return stuck;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
