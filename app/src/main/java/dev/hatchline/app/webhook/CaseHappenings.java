package dev.hatchline.app.webhook;

import dev.hatchline.app.webhook.EventData.CaseChanged;
import dev.hatchline.app.webhook.EventData.CaseClosed;
import dev.hatchline.app.webhook.EventData.CaseCredited;
import dev.hatchline.app.webhook.EventData.CaseMerged;
import dev.hatchline.app.webhook.EventData.CaseOpened;
import dev.hatchline.app.webhook.EventData.CasePromiseBroken;
import dev.hatchline.app.webhook.EventData.CaseReopened;
import dev.hatchline.app.webhook.EventData.CaseSolved;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.Outcome;
import dev.hatchline.routing.cases.Account;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseEvent;
import dev.hatchline.routing.cases.CaseNews;
import dev.hatchline.routing.cases.CaseState;
import dev.hatchline.routing.cases.Credit;
import dev.hatchline.routing.cases.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of all that happens to cases is told to others. Pure. */
final class CaseHappenings {
  private CaseHappenings() {}

  static Optional<Happening> of(CaseNews news) {
    return news instanceof CaseNews.Happened(var change, Case before, Case after)
        ? data(before, after, change.event()).map(data -> new Happening(change.at(), data))
        : Optional.empty();
  }

  /** Of one that is sent again. */
  static Happening of(Case in, Credit credit) {
    return new Happening(credit.at(), credited(in, credit));
  }

  private static Optional<EventData> data(@Nullable Case before, Case after, CaseEvent event) {
    return switch (event) {
      case CaseEvent.Opened _ ->
          Optional.of(new CaseOpened(id(after), number(after), after.topic().subject()));
      case CaseEvent.Contacted(var contact) ->
          Optional.of(
              back(before, after)
                  ? reopened(before, after, contact.call().toString())
                  : changed(after, "contact"));
      case CaseEvent.Left _ -> Optional.of(changed(after, "contact"));
      case CaseEvent.Reached _ ->
          before != null && before.care().equals(after.care())
              ? Optional.empty()
              : Optional.of(changed(after, "owner"));
      // Told of the call.
      case CaseEvent.Queued _, CaseEvent.Ended _, CaseEvent.BrokeOff _, CaseEvent.LookedUp _ ->
          Optional.empty();
      case CaseEvent.Told _ -> Optional.of(changed(after, "answer"));
      case CaseEvent.Noted _ -> Optional.of(changed(after, "note"));
      case CaseEvent.Announced _ -> Optional.of(changed(after, "told"));
      case CaseEvent.Promised _ -> Optional.of(changed(after, "promise"));
      case CaseEvent.PromiseEnded(CallbackId callback, Outcome outcome) ->
          Optional.of(
              outcome == Outcome.BROKEN ? broken(after, callback) : changed(after, "promise"));
      case CaseEvent.Credited(Credit credit, var _, var _) -> Optional.of(credited(after, credit));
      case CaseEvent.CreditSettled _, CaseEvent.CreditSentAgain _ ->
          Optional.of(changed(after, "credit"));
      case CaseEvent.Owned _ -> Optional.of(changed(after, "owner"));
      case CaseEvent.Weighed _ -> Optional.of(changed(after, "weight"));
      case CaseEvent.About _ -> Optional.of(changed(after, "subject"));
      case CaseEvent.AccountGiven _, CaseEvent.Speaks _ -> Optional.of(changed(after, "customer"));
      case CaseEvent.Solve(var disposition, AgentId by) ->
          Optional.of(new CaseSolved(id(after), number(after), disposition.name(), by.extension()));
      case CaseEvent.Reopen _ -> Optional.of(reopened(before, after, null));
      case CaseEvent.Lapse _ ->
          Optional.of(new CaseClosed(id(after), number(after), String.valueOf(disposition(after))));
      case CaseEvent.MergedInto(var into) ->
          Optional.of(new CaseMerged(id(after), number(after), into.toString()));
      case CaseEvent.TookIn _ ->
          Optional.of(
              back(before, after) ? reopened(before, after, null) : changed(after, "merged"));
    };
  }

  private static boolean back(@Nullable Case before, Case after) {
    return before != null && !before.open() && after.open();
  }

  private static EventData reopened(@Nullable Case before, Case after, @Nullable String call) {
    return new CaseReopened(
        id(after), number(after), before == null ? null : disposition(before), call);
  }

  private static EventData changed(Case c, String what) {
    AgentId owner = c.care().owner();
    return new CaseChanged(
        id(c),
        number(c),
        what,
        c.state().getClass().getSimpleName().toLowerCase(Locale.ROOT),
        c.topic().subject(),
        owner == null ? null : owner.extension(),
        c.care().weight());
  }

  private static EventData broken(Case c, CallbackId callback) {
    return c.dossier()
        .promise(callback)
        .<EventData>map(owed ->
            new CasePromiseBroken(
                id(c), number(c), callback.toString(), owed.at(), owed.deadline()))
        .orElseGet(() -> changed(c, "promise"));
  }

  private static EventData credited(Case c, Credit credit) {
    Account account = c.customer().account();
    return new CaseCredited(
        id(c),
        credit.id(),
        number(c),
        account == null ? null : account.number(),
        plain(credit.amount()),
        credit.amount().currency(),
        credit.by().extension(),
        credit.reason());
  }

  private static String plain(Money money) {
    int digits = Math.max(0, Currency.getInstance(money.currency()).getDefaultFractionDigits());
    return BigDecimal.valueOf(money.minor(), digits).toPlainString();
  }

  private static @Nullable String disposition(Case c) {
    return switch (c.state()) {
      case CaseState.Solved solved -> solved.disposition().name();
      case CaseState.Closed closed -> closed.disposition().name();
      case CaseState.Open _, CaseState.Merged _ -> null;
    };
  }

  private static String id(Case c) {
    return c.id().toString();
  }

  private static @Nullable CustomerNumber number(Case c) {
    PhoneNumber number = c.customer().number();
    return number == null ? null : new CustomerNumber(number.e164());
  }
}
