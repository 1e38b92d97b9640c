package dev.hatchline.routing.cases;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which case a customer goes on with, pure. */
final class Recognising {
  private static final Comparator<Case> LATEST_FIRST =
      Comparator.comparing(Case::contactedAt).reversed().thenComparing(c -> c.id().value());

  private Recognising() {}

  /** Of those that receive a customer now: by account before by number, open before solved. */
  static Optional<Case> choose(Collection<Case> cases, Customer who, Topic about, Instant now) {
    return cases.stream()
        .filter(c -> c.receives(now) && is(c, who) && c.topic().fits(about))
        .min(
            Comparator.<Case, Boolean>comparing(c -> !c.customer().sameAccountAs(who))
                .thenComparing(c -> !c.open())
                .thenComparing(LATEST_FIRST));
  }

  /** The case that has this contact already. */
  static Optional<Case> choose(Collection<Case> cases, Contact contact) {
    return cases.stream()
        .filter(c -> c.into().isEmpty() && c.dossier().contact(contact.call()).isPresent())
        .min(LATEST_FIRST);
  }

  /** Whether it is a case of theirs; two accounts are two customers, though the number is one. */
  static boolean is(Case c, Customer who) {
    if (c.customer().otherAccountThan(who)) {
      return false;
    }
    return c.customer().sameAccountAs(who)
        || (who.number() != null
            && (who.number().equals(c.customer().number())
                || c.dossier().contacts().stream()
                    .anyMatch(contact -> who.number().equals(contact.from()))));
  }

  /** The others of theirs, last contact first. */
  static List<Case> others(Collection<Case> cases, Case own, Customer who) {
    return all(cases, who).stream()
        .filter(c -> !c.id().equals(own.id()))
        .limit(Recognition.OTHERS_MAX)
        .toList();
  }

  /** All of theirs, last contact first. */
  static List<Case> all(Collection<Case> cases, Customer who) {
    return cases.stream()
        .filter(c -> c.into().isEmpty() && is(c, who))
        .sorted(LATEST_FIRST)
        .toList();
  }
}
