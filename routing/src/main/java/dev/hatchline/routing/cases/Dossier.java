package dev.hatchline.routing.cases;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.CallbackId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * Everything that is kept of a case, each list in the order in which it came. A list that is full
 * takes nothing more, but for the contacts: of those the newest are here, and all in the store.
 *
 * @param earlier contacts that are no longer among {@code contacts}
 * @param trail what was done by hand, and told
 */
public record Dossier(
    List<Contact> contacts,
    int earlier,
    List<Answer> answers,
    List<Note> notes,
    List<Owed> promises,
    List<Credit> credits,
    List<Lookup> lookups,
    Trail trail) {
  public static final int CONTACTS_MAX = 100;
  public static final int ANSWERS_MAX = 100;
  public static final int NOTES_MAX = 100;
  public static final int PROMISES_MAX = 50;
  public static final int CREDITS_MAX = 50;
  public static final int LOOKUPS_MAX = 30;

  static final Dossier EMPTY =
      new Dossier(List.of(), 0, List.of(), List.of(), List.of(), List.of(), List.of(), Trail.EMPTY);

  public Dossier {
    contacts = List.copyOf(contacts);
    answers = List.copyOf(answers);
    notes = List.copyOf(notes);
    promises = List.copyOf(promises);
    credits = List.copyOf(credits);
    lookups = List.copyOf(lookups);
    // Cases that were kept before there were any have none.
    trail = trail == null ? Trail.EMPTY : trail;
  }

  public Optional<Contact> contact(CallId call) {
    return first(contacts, contact -> contact.call().equals(call));
  }

  /** The contact that began last. */
  public Optional<Contact> latest() {
    return contacts.isEmpty() ? Optional.empty() : Optional.of(contacts.getLast());
  }

  /** Whether the customer is there now: what is told then is told by who talks to them. */
  public boolean onTheLine() {
    return latest().filter(contact -> contact.course().endedAt() == null).isPresent();
  }

  public Optional<Credit> credit(String key) {
    return first(credits, credit -> credit.key().equals(key));
  }

  public Optional<Owed> promise(CallbackId id) {
    return first(promises, owed -> owed.callback().equals(id));
  }

  /** What was told to this question last. */
  public Optional<Answer> answer(String question) {
    return first(answers, answer -> answer.question().equals(question));
  }

  /** What the customer need not be asked for now. */
  public List<Answer> known(Instant now) {
    return answers.stream().filter(answer -> answer.known(now)).toList();
  }

  /** What the customer told for longer than one call, and still holds. */
  public Optional<String> remembered(String question, Instant now) {
    return answers.stream()
        .filter(answer -> answer.question().equals(question) && answer.remember() != null)
        .filter(answer -> answer.from() == Answer.Teller.CUSTOMER && answer.known(now))
        .map(Answer::value)
        .findFirst();
  }

  private static <T> Optional<T> first(List<T> list, Function<T, Boolean> is) {
    return list.stream().filter(is::apply).findFirst();
  }

  // ---- One more; empty if there is no room

  Dossier put(Contact contact) {
    return withContacts(
        join(contacts, List.of(contact), Dossier::sameCall, (_, newer) -> newer), earlier);
  }

  /** The customer has come again: with what was left before nobody goes on any more. */
  Dossier withoutLeft() {
    return new Dossier(
        contacts.stream().map(contact -> contact.left(null)).toList(),
        earlier,
        answers,
        notes,
        promises,
        credits,
        lookups,
        trail);
  }

  Dossier without(CallId call) {
    return new Dossier(
        contacts.stream().filter(contact -> !contact.call().equals(call)).toList(),
        earlier,
        answers,
        notes,
        promises,
        credits,
        lookups,
        trail);
  }

  Optional<Dossier> put(Answer answer) {
    return checked(
        new Dossier(
            contacts,
            earlier,
            join(answers, List.of(answer), Dossier::sameQuestion, Dossier::newer),
            notes,
            promises,
            credits,
            lookups,
            trail));
  }

  Optional<Dossier> put(Note note) {
    return checked(
        new Dossier(
            contacts,
            earlier,
            answers,
            join(notes, List.of(note), Dossier::sameNote, (old, _) -> old),
            promises,
            credits,
            lookups,
            trail));
  }

  Optional<Dossier> put(Owed owed) {
    return checked(
        new Dossier(
            contacts,
            earlier,
            answers,
            notes,
            join(promises, List.of(owed), Dossier::samePromise, Dossier::ended),
            credits,
            lookups,
            trail));
  }

  Optional<Dossier> put(Credit credit) {
    return checked(
        new Dossier(
            contacts,
            earlier,
            answers,
            notes,
            promises,
            join(credits, List.of(credit), Dossier::sameCredit, Credit::or),
            lookups,
            trail));
  }

  Optional<Dossier> put(Lookup lookup) {
    return checked(
        new Dossier(
            contacts,
            earlier,
            answers,
            notes,
            promises,
            credits,
            join(lookups, List.of(lookup), Lookup::asksSameAs, Dossier::newer),
            trail));
  }

  /** There is always room for it. */
  Dossier put(CareStep step) {
    return with(trail.put(step));
  }

  Dossier put(Telling telling) {
    return with(trail.put(telling));
  }

  private Dossier with(Trail next) {
    return new Dossier(contacts, earlier, answers, notes, promises, credits, lookups, next);
  }

  /** Everything of both; empty if there is no room for it. */
  Optional<Dossier> with(Dossier other) {
    Dossier rest =
        new Dossier(
            contacts,
            earlier,
            join(answers, other.answers, Dossier::sameQuestion, Dossier::newer),
            join(notes, other.notes, Dossier::sameNote, (old, _) -> old),
            join(promises, other.promises, Dossier::samePromise, Dossier::ended),
            join(credits, other.credits, Dossier::sameCredit, Credit::or),
            join(lookups, other.lookups, Lookup::asksSameAs, Dossier::newer),
            trail.with(other.trail));
    List<Contact> all = join(contacts, other.contacts, Dossier::sameCall, Dossier::later);
    return checked(rest).map(room -> room.withContacts(all, earlier + other.earlier));
  }

  private Dossier withContacts(List<Contact> all, int earlierOnes) {
    List<Contact> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparing(Contact::at));
    int over = Math.max(0, sorted.size() - CONTACTS_MAX);
    return new Dossier(
        sorted.subList(over, sorted.size()),
        earlierOnes + over,
        answers,
        notes,
        promises,
        credits,
        lookups,
        trail);
  }

  private static Optional<Dossier> checked(Dossier d) {
    boolean room =
        d.answers.size() <= ANSWERS_MAX
            && d.notes.size() <= NOTES_MAX
            && d.promises.size() <= PROMISES_MAX
            && d.credits.size() <= CREDITS_MAX
            && d.lookups.size() <= LOOKUPS_MAX;
    return room ? Optional.of(d) : Optional.empty();
  }

  // ---- Two lists of one kind

  private static <T> List<T> join(
      List<T> old, List<T> added, BiPredicate<T, T> same, BinaryOperator<T> choose) {
    List<T> joined = new ArrayList<>(old);
    for (T item : added) {
      int at = 0;
      while (at < joined.size() && !same.test(joined.get(at), item)) {
        at++;
      }
      if (at == joined.size()) {
        joined.add(item);
      } else {
        joined.set(at, choose.apply(joined.get(at), item));
      }
    }
    return joined;
  }

  private static boolean sameCall(Contact one, Contact two) {
    return one.call().equals(two.call());
  }

  private static boolean sameQuestion(Answer one, Answer two) {
    return one.question().equals(two.question());
  }

  private static boolean sameNote(Note one, Note two) {
    return one.id().equals(two.id());
  }

  private static boolean samePromise(Owed one, Owed two) {
    return one.callback().equals(two.callback());
  }

  private static boolean sameCredit(Credit one, Credit two) {
    return one.key().equals(two.key());
  }

  private static Contact later(Contact old, Contact other) {
    return other.lastAt().isAfter(old.lastAt()) ? other : old;
  }

  private static Answer newer(Answer old, Answer other) {
    return other.at().isBefore(old.at()) ? old : other;
  }

  private static Lookup newer(Lookup old, Lookup other) {
    return other.at().isBefore(old.at()) ? old : other;
  }

  private static Owed ended(Owed old, Owed other) {
    return old.open() ? other : old;
  }
}
