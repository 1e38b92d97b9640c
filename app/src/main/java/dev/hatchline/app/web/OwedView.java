package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.callback.RingingCustomers;
import dev.hatchline.routing.callback.AnswerDay;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackReadings;
import dev.hatchline.routing.callback.CallbackState;
import dev.hatchline.routing.callback.Ledger;
import dev.hatchline.routing.callback.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page's part about callbacks, read from memory. */
@Component
class OwedView {
  /** Rows shown; the others are counted. */
  private static final int ROWS_MAX = 100;

  private final Engine engine;
  private final CallbackViews views;
  private final RingingCustomers ringing;
  private final InstantSource clock;

  OwedView(Engine engine, CallbackViews views, RingingCustomers ringing, InstantSource clock) {
    this.engine = engine;
    this.views = views;
    this.ringing = ringing;
    this.clock = clock;
  }

  /**
   * What is owed, and how promises were kept.
   *
   * @param offered whether a call could be promised now
   * @param owed how many calls are owed, all together
   * @param ahead how many of them are for a time that has not come
   * @param open those with the nearest deadlines
   * @param answered customers who answered within the last 30 days
   * @param unmet of those, who met no person within 2 s
   */
  record Owed(
      boolean offered,
      int owed,
      int ahead,
      List<Row> open,
      long kept,
      long late,
      long broken,
      long cancelled,
      long answered,
      long unmet) {}

  /**
   * One call that is owed.
   *
   * @param state waiting, again (tried in vain), dialling, ringing or answered
   * @param since when it came into this state
   * @param due while it waits: not dialled before
   * @param place while it stands in line, from 1
   * @param urgent the deadline is near or over
   * @param at the time that the customer named, if one was
   * @param wanted the agent whom the customer would rather have
   */
  record Row(
      String id,
      String number,
      @Nullable String name,
      @Nullable String reason,
      String state,
      Instant since,
      @Nullable Instant due,
      @Nullable Integer place,
      int attempts,
      Instant promised,
      Instant deadline,
      boolean urgent,
      @Nullable OffsetDateTime at,
      @Nullable String wanted) {}

  Owed now() {
    Ledger ledger = engine.callbacks().ledger();
    CallbackReadings readings = engine.callbacks().readings();
    AnswerDay answers = readings.answers();
    return new Owed(
        readings.ready() && readings.storeUp(),
        ledger.open().size(),
        ledger.ahead(clock.instant()),
        rows(ledger),
        ledger.count(Outcome.KEPT),
        ledger.count(Outcome.LATE),
        ledger.count(Outcome.BROKEN),
        ledger.count(Outcome.CANCELLED),
        answers.answered(),
        answers.unmet());
  }

  private List<Row> rows(Ledger ledger) {
    Set<Callback> urgent = new HashSet<>(ledger.aboutToBreak(clock.instant()));
    List<Callback> first =
        ledger.open().stream()
            .sorted(Comparator.comparing(callback -> callback.promise().deadline()))
            .limit(ROWS_MAX)
            .toList();
    List<CallbackViews.Full> full = views.full(first);
    return IntStream.range(0, first.size())
        .mapToObj(i -> row(first.get(i), full.get(i), urgent.contains(first.get(i))))
        .toList();
  }

  private Row row(Callback callback, CallbackViews.Full full, boolean urgent) {
    return new Row(
        full.id(),
        full.number(),
        full.name(),
        full.reason(),
        state(callback),
        full.since() == null ? full.promised() : full.since(),
        full.due(),
        full.place(),
        full.attempts(),
        full.promised(),
        full.deadline(),
        urgent,
        full.at(),
        full.wanted());
  }

  private String state(Callback callback) {
    return switch (callback.state()) {
      case CallbackState.Waiting _ when callback.attempts() > 0 -> "again";
      case CallbackState.Dialling _ when ringing.contains(callback.id()) -> "ringing";
      default -> CallbackViews.word(callback.state());
    };
  }
}
