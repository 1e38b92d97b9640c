package dev.hatchline.routing.cases;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to a case. Each names what it brings, so that one that comes twice changes
 * nothing the second time.
 */
public sealed interface CaseEvent {
  /** The first of each case. */
  record Opened(Customer customer, Topic topic, boolean split) implements CaseEvent {}

  /** The customer is here, or was; this opens a solved case again. */
  record Contacted(Contact contact) implements CaseEvent {}

  record Queued(CallId call, String queue) implements CaseEvent {}

  /** Customer and agent talk. */
  record Reached(CallId call, AgentId agent) implements CaseEvent {}

  record Ended(CallId call, String outcome) implements CaseEvent {}

  /** It ended before it came to its end, and the customer may go on with it. */
  record BrokeOff(CallId call, LeftOff left) implements CaseEvent {}

  /** This contact was about something else, and is in that other case already. */
  record Left(CallId call, CaseId to) implements CaseEvent {}

  record Told(Answer answer) implements CaseEvent {}

  record Noted(Note note) implements CaseEvent {}

  /** The customer is to be told something without an agent, or what became of it. */
  record Announced(Telling telling) implements CaseEvent {}

  record Promised(Owed owed) implements CaseEvent {}

  record PromiseEnded(CallbackId callback, Outcome outcome) implements CaseEvent {}

  /** Somebody wants to give it, within the limit of this role. */
  record Credited(Credit credit, Role role, Actor by) implements CaseEvent {
    public Credited {
      by = known(by, Actor.agent(credit.by()));
    }

    /** By the agent at the desk. */
    public Credited(Credit credit, Role role) {
      this(credit, role, Actor.agent(credit.by()));
    }
  }

  record CreditSettled(String key, Credit.CreditState state) implements CaseEvent {}

  /** Somebody has it sent again that the back office refused, or did not get. */
  record CreditSentAgain(String key, Actor by) implements CaseEvent {}

  record LookedUp(Lookup lookup) implements CaseEvent {}

  /** Set by hand; without an agent it belongs again to who talks to the customer. */
  record Owned(@Nullable AgentId owner, Actor by) implements CaseEvent {
    public Owned {
      by = known(by, Actor.HOUSE);
    }
  }

  record Weighed(int weight, Actor by) implements CaseEvent {
    public Weighed {
      by = known(by, Actor.HOUSE);
    }
  }

  /** What is not known of it is left as it is. */
  record About(Topic topic) implements CaseEvent {}

  record AccountGiven(Account account) implements CaseEvent {}

  record Speaks(String language) implements CaseEvent {}

  /** Without an agent it was the customer who said so, by a key. */
  record Solve(Disposition disposition, @Nullable AgentId by) implements CaseEvent {}

  record Reopen(AgentId by) implements CaseEvent {}

  /** The customer did not come back in time. */
  record Lapse() implements CaseEvent {}

  /** It is the same matter as that one, which takes in everything of it. */
  record MergedInto(CaseId into) implements CaseEvent {}

  /** Everything of that one, which is the same matter. */
  record TookIn(Case other) implements CaseEvent {}

  /** Journals that were written before anybody was named say nobody. */
  private static Actor known(@Nullable Actor by, Actor otherwise) {
    return by == null ? otherwise : by;
  }
}
