package dev.hatchline.routing.cases;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an agent sees before the customer is on the line. Facts, never a script.
 *
 * @param now the contact that comes; absent if there was none yet
 * @param said what the customer need not be asked, in the order in which they told it
 * @param history earlier contacts, of this and of the customer's other cases, newest first; at most
 *     {@link #HISTORY_MAX}
 * @param promises still owed, or broken
 * @param notes newest first
 * @param told what they were told by calls that need nobody, newest first
 */
public record ScreenPop(
    CaseId id,
    Customer who,
    Topic why,
    Care care,
    @Nullable Contact now,
    List<Answer> said,
    List<Lookup> lookups,
    List<Contact> history,
    List<Owed> promises,
    List<Credit> credits,
    List<Note> notes,
    List<Telling> told,
    FirstStep first) {
  public static final int HISTORY_MAX = 20;

  /**
   * Of this case.
   *
   * @param others the customer's other cases
   */
  public static ScreenPop of(Case c, List<Case> others, Instant at) {
    Dossier kept = c.dossier();
    @Nullable Contact now = kept.latest().orElse(null);
    return new ScreenPop(
        c.id(),
        c.customer(),
        c.topic(),
        c.care(),
        now,
        kept.known(at),
        kept.lookups(),
        history(c, others, now),
        kept.promises().stream().filter(owed -> owed.open() || owed.broken(at)).toList(),
        kept.credits(),
        kept.notes().reversed(),
        kept.trail().told().reversed(),
        FirstStep.of(c, at));
  }

  private static List<Contact> history(Case c, List<Case> others, @Nullable Contact now) {
    return Stream.concat(Stream.of(c), others.stream())
        .flatMap(each -> each.dossier().contacts().stream())
        .filter(contact -> now == null || !now.call().equals(contact.call()))
        .sorted(Comparator.comparing(Contact::at).reversed())
        .limit(HISTORY_MAX)
        .toList();
  }
}
