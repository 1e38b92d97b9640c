package dev.hatchline.routing.cases;

import dev.hatchline.routing.callback.Text;
import java.time.Instant;
import java.util.Optional;

/**
 * One matter of one customer, until it is really solved. Changed only by {@link CaseTransitions}.
 *
 * @param split a person keeps it apart from the customer's other cases
 * @param version rises with each change
 */
public record Case(
    CaseId id,
    Instant openedAt,
    Customer customer,
    Topic topic,
    Care care,
    CaseState state,
    Dossier dossier,
    boolean split,
    int version) {
  public Case {
    openedAt = Text.micros(openedAt);
  }

  /** One in which nothing has happened yet. */
  public static Case fresh(CaseId id, CaseEvent.Opened opened, Instant at) {
    return new Case(
        id,
        at,
        opened.customer(),
        opened.topic(),
        Care.USUAL,
        new CaseState.Open(at, null),
        Dossier.EMPTY,
        opened.split(),
        0);
  }

  /** Whether there is something to do. */
  public boolean open() {
    return state instanceof CaseState.Open;
  }

  /** Whether a customer who comes now goes on with it. */
  public boolean receives(Instant now) {
    return switch (state) {
      case CaseState.Open _ -> true;
      case CaseState.Solved _ -> !lapsed(now);
      case CaseState.Closed _, CaseState.Merged _ -> false;
    };
  }

  /** Solved so long ago that it is closed; not while a callback is owed. */
  boolean lapsed(Instant now) {
    return state instanceof CaseState.Solved s
        && !now.isBefore(s.until())
        && dossier.promises().stream().noneMatch(Owed::open);
  }

  /** Where to look instead, if it was merged. */
  public Optional<CaseId> into() {
    return state instanceof CaseState.Merged(CaseId into, _) ? Optional.of(into) : Optional.empty();
  }

  /** When the customer last came. */
  public Instant contactedAt() {
    return dossier.latest().map(Contact::at).orElse(openedAt);
  }

  /**
   * Customer and subject: at most one open case has it. None if the case is not open, a person
   * split it off, or nobody knows whose it is.
   */
  public Optional<String> openKey() {
    if (!open() || split) {
      return Optional.empty();
    }
    String subject = topic.subject();
    return customer.key().map(key -> key + "\n" + (subject == null ? "" : subject));
  }

  Case in(CaseState next) {
    return new Case(id, openedAt, customer, topic, care, next, dossier, split, version + 1);
  }

  Case with(Dossier next) {
    return new Case(id, openedAt, customer, topic, care, state, next, split, version + 1);
  }

  Case with(Care next) {
    return new Case(id, openedAt, customer, topic, next, state, dossier, split, version + 1);
  }

  Case of(Customer next) {
    return new Case(id, openedAt, next, topic, care, state, dossier, split, version + 1);
  }

  Case about(Topic next) {
    return new Case(id, openedAt, customer, next, care, state, dossier, split, version + 1);
  }

  Case apart() {
    return new Case(id, openedAt, customer, topic, care, state, dossier, true, version + 1);
  }
}
