package dev.hatchline.routing.cases;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.cases.CaseState.Back;
import dev.hatchline.routing.cases.CaseState.Closed;
import dev.hatchline.routing.cases.CaseState.Merged;
import dev.hatchline.routing.cases.CaseState.Open;
import dev.hatchline.routing.cases.CaseState.Solved;
import dev.hatchline.routing.cases.CaseStep.Already;
import dev.hatchline.routing.cases.CaseStep.Moved;
import dev.hatchline.routing.cases.CaseStep.Refused;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The one guard of every change of a case, pure; the package draws the states.
 *
 * <p>An event may come twice, and late: written behind by an engine that died, it is told again by
 * the next one, when others have gone on. So each is dated, and one that would take back a newer
 * state is refused.
 */
public final class CaseTransitions {
  private static final String ONGOING = "one that is open or solved";

  private final CasePolicy policy;

  public CaseTransitions(CasePolicy policy) {
    this.policy = policy;
  }

  /** What becomes of the case by this event, which happened then. */
  public CaseStep next(Case c, CaseEvent event, Instant at) {
    return switch (event) {
      case CaseEvent.Opened _ -> new Already(c);
      case CaseEvent.Contacted(Contact contact) -> contacted(c, contact, at);
      case CaseEvent.Queued(CallId call, String queue) ->
          course(c, call, contact -> contact.queued(queue));
      case CaseEvent.Reached(CallId call, AgentId agent) -> reached(c, call, agent);
      case CaseEvent.Ended(CallId call, String outcome) ->
          course(
              c,
              call,
              contact -> contact.course().endedAt() == null ? contact.ended(outcome, at) : contact);
      case CaseEvent.BrokeOff(CallId call, LeftOff left) -> brokeOff(c, call, left);
      case CaseEvent.Left(CallId call, CaseId _) -> left(c, call);
      case CaseEvent.Told(Answer answer) -> kept(c, c.dossier().put(answer));
      case CaseEvent.Noted(Note note) -> kept(c, c.dossier().put(note));
      case CaseEvent.Announced(Telling telling) -> announced(c, telling);
      case CaseEvent.Promised(Owed owed) -> kept(c, c.dossier().put(owed));
      case CaseEvent.PromiseEnded ended -> promiseEnded(c, ended);
      case CaseEvent.Credited credited -> credited(c, credited);
      case CaseEvent.CreditSettled(String key, Credit.CreditState state) -> settled(c, key, state);
      case CaseEvent.CreditSentAgain(String key, Actor by) -> sentAgain(c, key, by, at);
      case CaseEvent.LookedUp(Lookup lookup) -> kept(c, c.dossier().put(lookup));
      case CaseEvent.Owned owned -> cared(c, new CareStep(owned(c, owned), at, owned.by()));
      case CaseEvent.Weighed(int weight, Actor by) ->
          cared(c, new CareStep(c.care().weighing(weight), at, by));
      case CaseEvent.About(Topic topic) -> about(c, topic.or(c.topic()));
      case CaseEvent.AccountGiven(Account account) -> account(c, account);
      case CaseEvent.Speaks(String language) -> known(c, c.customer().speaking(language));
      case CaseEvent.Solve(Disposition disposition, @Nullable AgentId by) ->
          solve(c, disposition, by, at);
      case CaseEvent.Reopen _ -> reopen(c, at);
      case CaseEvent.Lapse() -> lapse(c, at);
      case CaseEvent.MergedInto(CaseId into) -> merged(c, into, at);
      case CaseEvent.TookIn(Case other) -> tookIn(c, other, at);
    };
  }

  // ---- Contacts

  private CaseStep contacted(Case c, Contact contact, Instant at) {
    if (c.dossier().contact(contact.call()).isPresent()) {
      return new Already(c);
    }
    Dossier dossier = c.dossier().withoutLeft().put(contact);
    return switch (c.state()) {
      case Open _ -> new Moved(c.with(dossier));
      case Solved s when !c.lapsed(at) ->
          new Moved(c.with(dossier).in(new Open(at, new Back(contact.call(), s))));
      case Solved _, Closed _, Merged _ -> refused(c, "one that is open, or solved lately");
    };
  }

  private static CaseStep course(Case c, CallId call, UnaryOperator<Contact> change) {
    return c.dossier()
        .contact(call)
        .map(contact -> kept(c, Optional.of(c.dossier().put(change.apply(contact)))))
        .orElseGet(() -> refused(c, "one with the contact " + call));
  }

  /** Whoever has come again since does not go on with what was before that. */
  private static CaseStep brokeOff(Case c, CallId call, LeftOff left) {
    boolean last = c.dossier().latest().filter(each -> each.call().equals(call)).isPresent();
    return last ? course(c, call, contact -> contact.left(left)) : new Already(c);
  }

  private static CaseStep reached(Case c, CallId call, AgentId agent) {
    Optional<Contact> contact = c.dossier().contact(call);
    if (contact.isEmpty()) {
      return refused(c, "one with the contact " + call);
    }
    Dossier dossier = c.dossier().put(contact.get().reached(agent));
    Care care = c.care().talked(agent);
    return dossier.equals(c.dossier()) && care.equals(c.care())
        ? new Already(c)
        : ongoing(c, c.with(dossier).with(care));
  }

  /** A contact that only seemed to bring a solved case back has not. */
  private static CaseStep left(Case c, CallId call) {
    if (c.dossier().contact(call).isEmpty()) {
      return new Already(c);
    }
    Case without = c.with(c.dossier().without(call));
    return c.state() instanceof Open(_, Back(CallId by, Solved from)) && call.equals(by)
        ? new Moved(without.in(from))
        : ongoing(c, without);
  }

  // ---- What is kept

  private static CaseStep kept(Case c, Optional<Dossier> next) {
    return next.map(
            dossier -> dossier.equals(c.dossier()) ? new Already(c) : ongoing(c, c.with(dossier)))
        .orElseGet(() -> refused(c, "one with room for more of this kind"));
  }

  private static CaseStep announced(Case c, Telling telling) {
    Dossier next = c.dossier().put(telling);
    return next.equals(c.dossier()) ? new Already(c) : owes(c, c.with(next));
  }

  private static CaseStep promiseEnded(Case c, CaseEvent.PromiseEnded event) {
    Optional<Owed> owed = c.dossier().promise(event.callback());
    if (owed.isEmpty()) {
      return refused(c, "one with the promise " + event.callback());
    }
    Optional<Dossier> next = c.dossier().put(owed.get().ended(event.outcome()));
    return !owed.get().open() || next.isEmpty() ? new Already(c) : owes(c, c.with(next.get()));
  }

  private CaseStep credited(Case c, CaseEvent.Credited event) {
    Credit credit = event.credit();
    Optional<Credit> same = c.dossier().credit(credit.key());
    if (same.isPresent()) {
      return same.get().sameAs(credit)
          ? new Already(c)
          : refused(c, "a new key for another credit than " + same.get() + ",");
    }
    Optional<String> why = policy.credit().refusal(c, credit.amount(), event.role());
    CreditStep given =
        new CreditStep(CreditStep.What.GRANTED, "", credit.at(), event.by(), event.role());
    return why.isPresent() ? new Refused(why.get()) : kept(c, c.dossier().put(credit.and(given)));
  }

  private static CaseStep settled(Case c, String key, Credit.CreditState state) {
    Optional<Credit> credit = c.dossier().credit(key);
    if (credit.isEmpty()) {
      return refused(c, "one with the credit '" + key + "'");
    }
    Optional<Dossier> next = c.dossier().put(credit.get().settled(state));
    return next.isEmpty() || next.get().equals(c.dossier())
        ? new Already(c)
        : owes(c, c.with(next.get()));
  }

  private static CaseStep sentAgain(Case c, String key, Actor by, Instant at) {
    Optional<Credit> credit = c.dossier().credit(key);
    if (credit.isEmpty() || credit.get().steps().size() >= Credit.STEPS_MAX) {
      return refused(c, "one with the credit '" + key + "', and room for more of its steps");
    }
    CreditStep again = new CreditStep(CreditStep.What.SENT_AGAIN, "", at, by, null);
    return c.dossier()
        .put(credit.get().and(again))
        .filter(next -> !next.equals(c.dossier()))
        .map(next -> owes(c, c.with(next)))
        .orElseGet(() -> new Already(c));
  }

  // ---- Whose it is, and what about

  private static Care owned(Case c, CaseEvent.Owned event) {
    AgentId last = c.dossier().latest().map(contact -> contact.course().agent()).orElse(null);
    AgentId owner = event.owner();
    return new Care(owner == null ? last : owner, owner != null, c.care().weight());
  }

  private static CaseStep cared(Case c, CareStep step) {
    return step.care().equals(c.care())
        ? new Already(c)
        : ongoing(c, c.with(c.dossier().put(step)).with(step.care()));
  }

  private static CaseStep about(Case c, Topic topic) {
    return topic.equals(c.topic()) ? new Already(c) : ongoing(c, c.about(topic));
  }

  private static CaseStep account(Case c, Account account) {
    Customer with = c.customer().with(account);
    return c.customer().otherAccountThan(with)
        ? refused(c, "one of the account " + account)
        : known(c, with);
  }

  private static CaseStep known(Case c, Customer customer) {
    return customer.equals(c.customer()) ? new Already(c) : ongoing(c, c.of(customer));
  }

  // ---- States

  private CaseStep solve(Case c, Disposition disposition, @Nullable AgentId by, Instant at) {
    Solved solved = new Solved(disposition, by, at, at.plus(policy.comeBack()));
    return switch (c.state()) {
      case Open(Instant since, _) when !at.isBefore(since) -> new Moved(c.in(solved));
      case Solved s when s.equals(solved) -> new Already(c);
      case Open _, Solved _, Closed _, Merged _ -> refused(c, "one that is open since " + at);
    };
  }

  private static CaseStep reopen(Case c, Instant at) {
    return switch (c.state()) {
      case Solved s when !at.isBefore(s.at()) && !c.lapsed(at) ->
          new Moved(c.in(new Open(at, new Back(null, s))));
      case Open(Instant since, _) when since.equals(at) -> new Already(c);
      case Open _, Solved _, Closed _, Merged _ -> refused(c, "one that was solved lately");
    };
  }

  private static CaseStep lapse(Case c, Instant at) {
    return switch (c.state()) {
      case Solved s when c.lapsed(at) -> new Moved(c.in(new Closed(s.disposition(), at)));
      case Closed _ -> new Already(c);
      case Open _, Solved _, Merged _ -> refused(c, "one that was solved long ago");
    };
  }

  private static CaseStep merged(Case c, CaseId into, Instant at) {
    return switch (c.state()) {
      case Merged(CaseId other, _) when other.equals(into) -> new Already(c);
      case Open _, Solved _ when !into.equals(c.id()) -> new Moved(c.in(new Merged(into, at)));
      case Open _, Solved _, Closed _, Merged _ -> refused(c, ONGOING + " and another");
    };
  }

  private static CaseStep tookIn(Case c, Case other, Instant at) {
    Optional<Dossier> all = c.dossier().with(other.dossier());
    if (all.isEmpty()) {
      return refused(c, "one with room for all of " + other.id());
    }
    if (!c.receives(at) || c.id().equals(other.id())) {
      return refused(c, "another that is open, or solved lately");
    }
    if (c.customer().otherAccountThan(other.customer())) {
      return refused(c, "one of the account " + other.customer().account());
    }
    Case joined =
        c.with(all.get())
            .of(c.customer().or(other.customer()))
            .about(c.topic().or(other.topic()))
            .with(c.care().with(other.care()));
    return new Moved(joined.in(both(c, other, at)));
  }

  /** Solved if it was when the customer last came to either. */
  private static CaseState both(Case c, Case other, Instant at) {
    return switch (c.state()) {
      case Solved s when other.open() ->
          new Open(at, new Back(other.dossier().latest().map(Contact::call).orElse(null), s));
      case Open _ when other.state() instanceof Solved s && s.at().isAfter(c.contactedAt()) -> s;
      case Open _, Solved _, Closed _, Merged _ -> c.state();
    };
  }

  private static CaseStep ongoing(Case c, Case after) {
    return switch (c.state()) {
      case Open _, Solved _ -> new Moved(after);
      case Closed _, Merged _ -> refused(c, ONGOING);
    };
  }

  /** What is owed comes to its end whatever became of the case. */
  private static CaseStep owes(Case c, Case after) {
    return switch (c.state()) {
      case Open _, Solved _, Closed _ -> new Moved(after);
      case Merged _ -> refused(c, ONGOING + " or closed");
    };
  }

  private static CaseStep refused(Case c, String expected) {
    return new Refused("expected %s, found case %s %s".formatted(expected, c.id(), c.state()));
  }
}
