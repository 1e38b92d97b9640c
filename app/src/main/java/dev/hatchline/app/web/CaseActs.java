package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.callback.Said;
import dev.hatchline.app.cases.Cases;
import dev.hatchline.app.cases.CreditBooking;
import dev.hatchline.app.cases.FoundJson;
import dev.hatchline.app.notice.ProgressTelling;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.Source;
import dev.hatchline.routing.callback.Text;
import dev.hatchline.routing.cases.Actor;
import dev.hatchline.routing.cases.Answer;
import dev.hatchline.routing.cases.Care;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseEvent;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.Changed;
import dev.hatchline.routing.cases.Contact;
import dev.hatchline.routing.cases.Credit;
import dev.hatchline.routing.cases.Disposition;
import dev.hatchline.routing.cases.Kept;
import dev.hatchline.routing.cases.Lookup;
import dev.hatchline.routing.cases.Money;
import dev.hatchline.routing.cases.Note;
import dev.hatchline.routing.cases.Role;
import dev.hatchline.routing.cases.TellBy;
import dev.hatchline.routing.notice.News;
import dev.hatchline.routing.notice.Notice;
import dev.hatchline.routing.store.StoreFault;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * What agents do with cases, for programs and for the desk. Each returns the case as it is then, or
 * throws why not: 400 for what nobody could use, 404, and 409 with the reason of the guard.
 */
@Component
class CaseActs {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final Cases cases;
  private final CreditBooking booking;
  private final CallbackTaking callbacks;
  private final ProgressTelling telling;
  private final InstantSource clock;

  CaseActs(Engine engine, CallbackTaking callbacks, InstantSource clock) {
    this.cases = engine.cases();
    this.booking = engine.work().booking();
    this.callbacks = callbacks;
    this.telling = new ProgressTelling(engine.notices(), engine.setting().config(), clock);
    this.clock = clock;
  }

  /**
   * Who does it, and by what key.
   *
   * @param key the same key does it once; absent if it is done each time
   * @param program the API key, or the user, that names the agent; absent at the desk
   */
  record By(AgentId agent, @Nullable String key, @Nullable Who program) {
    Actor actor() {
      return new Actor(agent, program == null ? null : program.written());
    }

    /**
     * By whose limit it is given: whoever may only integrate could name any agent, so that such a
     * key gives no more than every agent may.
     */
    Role role(Role agents) {
      boolean integration =
          program != null && program.role() == dev.hatchline.conf.Role.INTEGRATION;
      return integration ? agents.atMost(Role.AGENT) : agents;
    }
  }

  Case find(CaseId id) {
    return soon(cases.desk().find(id))
        .orElseThrow(() ->
            Problem.of(HttpStatus.NOT_FOUND, "There is no such case", "No case has this id."));
  }

  Case note(CaseId id, String text, By by) {
    UUID note =
        by.key() == null
            ? UUID.randomUUID()
            : UUID.nameUUIDFromBytes((id + " " + by.key()).getBytes(StandardCharsets.UTF_8));
    return change(
        id, () -> new CaseEvent.Noted(new Note(note, text.strip(), by.agent(), clock.instant())));
  }

  /** How the customer wants to be told. */
  Case tellBy(CaseId id, String way) {
    TellBy chosen =
        TellBy.of(way.strip())
            .orElseThrow(() -> unusable("Expected \"call\" or \"nobody\" as \"way\"."));
    return change(
        id,
        () ->
            new CaseEvent.Told(
                new Answer(
                    TellBy.QUESTION, chosen.word(), Answer.Teller.AGENT, clock.instant(), null)));
  }

  /** The sentence, if a customer can be told it: asked before anything is done beside. */
  static String sayable(String sentence) {
    return usable(() -> {
      Text.within(sentence.strip(), News.SENTENCE_CHARS_MAX, "a sentence");
      return sentence;
    });
  }

  /** Has the customer told, whom it is an error not to be able to tell. */
  Notice tell(CaseId id, String sentence, @Nullable String key, Actor by) {
    Case c = find(id);
    if (TellBy.of(c) == TellBy.NOBODY) {
      throw refused("The customer has not chosen to be told.");
    }
    return soon(usable(() -> telling.tell(c, sentence.strip(), key, by)))
        .orElseThrow(() -> refused("Nobody knows a number of this customer's that may be called."));
  }

  /** Has the customer told, if they have chosen to be, and can be. */
  Optional<Notice> tellIfWanted(Case c, String sentence, @Nullable String key, Actor by) {
    return TellBy.of(c) == TellBy.NOBODY
        ? Optional.empty()
        : soon(usable(() -> telling.tell(c, sentence.strip(), key, by)));
  }

  Case solve(CaseId id, String disposition, AgentId by) {
    return change(id, () -> new CaseEvent.Solve(new Disposition(disposition.strip()), by));
  }

  Case reopen(CaseId id, AgentId by) {
    return change(id, () -> new CaseEvent.Reopen(by));
  }

  /** Nothing to do, unless somebody had solved it. */
  Case keepOpen(CaseId id, AgentId by) {
    Case c = find(id);
    return c.open() ? c : reopen(id, by);
  }

  /** Without an agent it belongs again to who talks to the customer. */
  Case own(CaseId id, @Nullable AgentId owner, Actor by) {
    return change(id, () -> new CaseEvent.Owned(owner, by));
  }

  Case weigh(CaseId id, int weight, Actor by) {
    if (weight < Care.WEIGHT_MIN || weight > Care.WEIGHT_MAX) {
      throw unusable(
          "Expected a weight of %d to %d, found %d."
              .formatted(Care.WEIGHT_MIN, Care.WEIGHT_MAX, weight));
    }
    return change(id, () -> new CaseEvent.Weighed(weight, by));
  }

  /**
   * Goodwill; done when it is on a disk.
   *
   * @param amount such as {@code 7.50}, in the operator's currency
   */
  Case credit(CaseId id, String amount, String reason, By by) {
    String key = by.key() == null ? UUID.randomUUID().toString() : kept(by.key());
    Money money = usable(() -> money(amount.strip()));
    Changed changed =
        changed(
            id,
            () ->
                new CaseEvent.Credited(
                    Credit.granted(key, money, by.agent(), reason.strip(), clock.instant()),
                    by.role(cases.role(by.agent())),
                    by.actor()));
    return switch (changed) {
      case Changed.Refused(String why) -> throw refused(why);
      case Changed.Done(Case now, CompletableFuture<Kept> kept) -> safe(now, soon(kept));
    };
  }

  /** As a credit keeps it: of a long one what stands for it alone. */
  private static String kept(String key) {
    return key.length() <= Credit.KEY_CHARS_MAX
        ? key
        : UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Has a credit sent again that the back office refused, or did not get. */
  Case sendAgain(CaseId id, String credit, Actor by) {
    Case c = find(id);
    Credit stuck =
        c.dossier().credits().stream()
            .filter(given -> given.id().toString().equals(credit))
            .findFirst()
            .orElseThrow(() ->
                Problem.of(
                    HttpStatus.NOT_FOUND,
                    "There is no such credit",
                    "The case has no such credit."));
    if (!booking.stuck(stuck)) {
      throw refused(
          "Expected a credit that did not arrive, and a back office to send it to, found one that"
              + " is "
              + CaseWords.text(stuck.state())
              + ".");
    }
    Case noted = change(id, () -> new CaseEvent.CreditSentAgain(stuck.key(), by));
    try {
      var _ = booking.again(c, stuck);
    } catch (StoreFault _) {
      throw storeAway();
    }
    return noted;
  }

  private static Case safe(Case now, Kept kept) {
    return switch (kept) {
      case Kept.InStore(Case as) -> as;
      case Kept.InJournal() -> now;
      case Kept.Refused(String why) -> throw refused(why);
    };
  }

  private Money money(String amount) {
    String currency = cases.credits().currency();
    if (!amount.matches("[0-9]{1,9}([.,][0-9]{1,3})?")) {
      throw new IllegalArgumentException(
          "expected an amount of %s such as 7.50, found '%s'".formatted(currency, amount));
    }
    int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    try {
      return new Money(
          new BigDecimal(amount.replace(',', '.')).movePointRight(digits).longValueExact(),
          currency);
    } catch (ArithmeticException _) {
      throw new IllegalArgumentException(
          "expected an amount of at most %d decimals, found '%s'".formatted(digits, amount));
    }
  }

  /**
   * Promises that the customer is called.
   *
   * @param when the time that is named; absent for as soon as somebody is free
   * @param asker whose wishes are counted together
   */
  Case callBack(CaseId id, @Nullable TimeAsked when, String asker, @Nullable String key) {
    Case c = find(id);
    PhoneNumber number =
        Optional.ofNullable(c.customer().number())
            .or(() -> c.dossier().latest().map(Contact::from))
            .orElseThrow(() ->
                Problem.of(
                    HttpStatus.CONFLICT,
                    CallbackTaking.REFUSED,
                    "Nobody knows a number of this customer's."));
    CallbackAsked asked =
        new CallbackAsked(number.e164(), null, c.topic().subject(), line(c).orElse(null), when);
    Said.Promised promised = callbacks.take(asked, Source.API, asker, key);
    if (when != null && !callbacks.isAt(promised.callback(), when)) {
      throw refused("They are owed another call already. Cancel that one first.");
    }
    return done(soon(cases.promised(promised.callback().id(), id)));
  }

  /** The line that they rang last, if it calls back. */
  private Optional<String> line(Case c) {
    return c.dossier().latest().map(Contact::line).filter(callbacks::callsBack);
  }

  /** What a system found out or did, by its own accord; the last of a name is kept. */
  Case result(CaseId id, String name, Map<String, String> values, String system) {
    return change(
        id,
        () ->
            new CaseEvent.LookedUp(
                new Lookup(system, name.strip(), FoundJson.given(values), clock.instant())));
  }

  // ---- Within

  private Case change(CaseId id, Supplier<CaseEvent> event) {
    return done(changed(id, event));
  }

  private Changed changed(CaseId id, Supplier<CaseEvent> event) {
    var _ = find(id);
    return soon(cases.desk().change(id, usable(event)));
  }

  private static Case done(Changed changed) {
    return switch (changed) {
      case Changed.Done(Case now, var _) -> now;
      case Changed.Refused(String why) -> throw refused(why);
    };
  }

  private static RuntimeException refused(String why) {
    return Problem.of(HttpStatus.CONFLICT, "The case does not allow that", why);
  }

  /** What cannot be made of what was said is the asker's mistake. */
  private static <T> T usable(Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException fault) {
      throw unusable(String.valueOf(fault.getMessage()));
    }
  }

  private static RuntimeException unusable(String why) {
    return Problem.of(HttpStatus.BAD_REQUEST, "That cannot be used", why);
  }

  /** Waits for the store. */
  private static <T> T soon(CompletableFuture<T> answer) {
    try {
      return answer.get(ANSWER_MAX.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException _) {
      throw storeAway();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw storeAway();
    }
  }

  static RuntimeException storeAway() {
    return Problem.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "The case cannot be reached",
        "The database does not answer; please ask again.",
        AGAIN);
  }
}
