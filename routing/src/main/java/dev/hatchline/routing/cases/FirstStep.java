package dev.hatchline.routing.cases;

import dev.hatchline.routing.cases.CaseState.Back;
import dev.hatchline.routing.cases.CaseState.Open;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an agent does first; the desk says it in words. In this order, the first that applies. */
public sealed interface FirstStep {
  /** We did not call when we said that we would, and nobody has talked to them since. */
  record OwnUp(Owed broken) implements FirstStep {}

  /** It was not solved after all. */
  record AskWhatIsLeft(CaseState.Solved solved) implements FirstStep {}

  /** Money that was promised has not come. */
  record MendCredit(Credit failed) implements FirstStep {}

  /** The automation could not look this up in the present contact. */
  record LookUp(Lookup failed) implements FirstStep {}

  /** They want this. */
  record Help(String wanted) implements FirstStep {}

  /** Nobody knows yet what it is about. */
  record Listen() implements FirstStep {}

  /** By what is kept of the case. */
  static FirstStep of(Case c, Instant now) {
    Dossier kept = c.dossier();
    return broken(kept, now)
        .<FirstStep>map(OwnUp::new)
        .or(() -> back(c.state()))
        .or(() -> stuck(c).map(MendCredit::new))
        .or(() -> notFound(kept).map(LookUp::new))
        .orElseGet(() -> wanted(c.topic().subject()));
  }

  /** The first credit that has not come. */
  static Optional<Credit> stuck(Case c) {
    return c.dossier().credits().stream().filter(FirstStep::failed).findFirst();
  }

  private static Optional<Owed> broken(Dossier kept, Instant now) {
    return kept.promises().stream()
        .filter(owed -> owed.broken(now))
        .filter(owed -> kept.contacts().stream().noneMatch(c -> talkedAfter(c, owed.deadline())))
        .findFirst();
  }

  private static boolean talkedAfter(Contact contact, Instant deadline) {
    return contact.course().agent() != null && contact.at().isAfter(deadline);
  }

  private static Optional<FirstStep> back(CaseState state) {
    return state instanceof Open(_, Back(_, CaseState.Solved from))
        ? Optional.of(new AskWhatIsLeft(from))
        : Optional.empty();
  }

  private static boolean failed(Credit credit) {
    return switch (credit.state()) {
      case Credit.CreditState.Failed _, Credit.CreditState.Dead _ -> true;
      case Credit.CreditState.Granted _, Credit.CreditState.Sent _ -> false;
    };
  }

  private static Optional<Lookup> notFound(Dossier kept) {
    Instant since = kept.latest().map(Contact::at).orElse(Instant.MIN);
    return kept.lookups().stream()
        .filter(lookup -> lookup.failed() && !lookup.at().isBefore(since))
        .findFirst();
  }

  private static FirstStep wanted(@Nullable String subject) {
    return subject == null ? new Listen() : new Help(subject);
  }
}
