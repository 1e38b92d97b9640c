package dev.hatchline.app.web;

import dev.hatchline.app.cases.FoundJson;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.callback.Outcome;
import dev.hatchline.routing.cases.Account;
import dev.hatchline.routing.cases.Answer;
import dev.hatchline.routing.cases.Contact;
import dev.hatchline.routing.cases.Credit;
import dev.hatchline.routing.cases.Customer;
import dev.hatchline.routing.cases.Lookup;
import dev.hatchline.routing.cases.Note;
import dev.hatchline.routing.cases.Owed;
import dev.hatchline.routing.cases.ScreenPop;
import dev.hatchline.routing.cases.Telling;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What the desk shows, as people read it.
 *
 * @param zone by whose clock times are told
 */
record DeskText(Instant now, ZoneId zone) {
  private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm", Locale.US);
  private static final DateTimeFormatter EARLIER =
      DateTimeFormatter.ofPattern("MMM d, HH:mm", Locale.US);

  // ---- The agent

  /** Of a tab little is read: that the phone rings comes first. */
  String title(DeskPages.Seen seen) {
    AgentState state = seen.agent().state();
    return seen.pop()
        .map(pop -> who(pop.who()))
        .map(who ->
            state instanceof AgentState.Reserved
                ? word(state) + ": " + who
                : who + " · " + word(state))
        .orElseGet(() -> word(state));
  }

  /** With a word, which the colour only helps, and for how long. */
  Html state(AgentState state) {
    String name = state.getClass().getSimpleName();
    return Html.all(
        Html.in("span class=\"pill\" data-state=\"" + name + "\"", word(state)),
        Html.in("span class=\"for\"", "for " + ago(state.since())));
  }

  private static String word(AgentState state) {
    return switch (state) {
      case AgentState.SignedOut _ -> "Phone not registered";
      case AgentState.Available _ -> "Available";
      case AgentState.Reserved _ -> "Your phone rings";
      case AgentState.OnCall _ -> "Talking";
      case AgentState.WrapUp _ -> "Wrap-up";
      case AgentState.Paused _ -> "Paused";
    };
  }

  // ---- The customer

  Html customer(DeskPages.Seen seen) {
    return seen.pop().map(pop -> pop(pop, lead(seen))).orElseGet(() -> nobody(seen));
  }

  private static String lead(DeskPages.Seen seen) {
    return switch (seen.agent().state()) {
      case AgentState.Reserved _ -> "Coming";
      case AgentState.OnCall _ -> "On the line";
      case AgentState.WrapUp _ -> "Was on the line";
      case AgentState.SignedOut _, AgentState.Available _, AgentState.Paused _ -> "Was here last";
    };
  }

  private static Html nobody(DeskPages.Seen seen) {
    Html last =
        seen.hasLast()
            ? Html.in("p", Html.in("a href=\"/desk?last\" accesskey=\"l\"", "Your last customer"))
            : Html.NONE;
    return Html.all(
        Html.in("h2 id=\"who\"", "Nobody now"),
        Html.in("p class=\"empty\"", "The next customer shows here before your phone rings."),
        last);
  }

  private Html pop(ScreenPop pop, String lead) {
    return Html.all(
        Html.in("p class=\"lead\"", lead),
        Html.in("h2 id=\"who\"", who(pop.who())),
        Html.in("p class=\"why\"", why(pop)),
        Html.in(
            "p id=\"first\" class=\"hint\"",
            Html.in("b", "First: "),
            Html.text(CaseWords.sentence(pop.first()))),
        promises(pop.promises()),
        list("They did and said", pop.said(), this::said),
        list("Notes", pop.notes(), this::note),
        list("Told them", pop.told(), this::told),
        list("Credits", pop.credits(), this::credit),
        list("Looked up", pop.lookups(), this::lookup),
        list("Before", pop.history(), this::met));
  }

  static String who(Customer customer) {
    PhoneNumber number = customer.number();
    Account account = customer.account();
    String language = customer.language();
    String who = number == null ? "Number withheld" : number.e164();
    return (number == null && account != null ? "" : who)
        + (number != null && account != null ? " · " : "")
        + (account == null ? "" : "account " + account)
        + (language == null ? "" : " · speaks " + language);
  }

  private String why(ScreenPop pop) {
    String subject = pop.why().subject();
    Contact at = pop.now();
    String rang =
        at == null
            ? ""
            : " · %s on line %s, %s".formatted(kind(at.kind()), at.line(), time(at.at()));
    return (subject == null ? "It is not said yet what it is about" : subject) + rang;
  }

  private Html promises(List<Owed> promises) {
    return list(
        "Promised",
        promises,
        owed ->
            line(
                owed.at(),
                owed.outcome() == Outcome.OPEN && !owed.broken(now)
                    ? "a call back, by " + time(owed.deadline())
                    : "a call back by " + time(owed.deadline()) + ", and we broke it"));
  }

  private Html said(Answer answer) {
    return line(answer.at(), answer.question() + ": " + answer.value());
  }

  private Html note(Note note) {
    return line(note.at(), note.by().extension() + ": " + note.text());
  }

  private Html told(Telling telling) {
    return line(
        telling.at(),
        "“%s” (%s, %s)".formatted(telling.sentence(), source(telling), CaseWords.text(telling)));
  }

  private static String source(Telling telling) {
    AgentId agent = telling.by().agent();
    String key = telling.by().apiKey();
    String who = agent == null ? (key == null ? "of itself" : key) : agent.extension();
    return telling.allClear() ? "all-clear" : who;
  }

  private Html credit(Credit credit) {
    return line(
        credit.at(),
        "%s, %s (%s, %s)"
            .formatted(
                CaseWords.text(credit.amount()),
                credit.reason(),
                credit.by().extension(),
                CaseWords.text(credit.state())));
  }

  private Html lookup(Lookup lookup) {
    return line(
        lookup.at(),
        "%s in %s: %s".formatted(lookup.name(), lookup.system(), FoundJson.sentence(lookup)));
  }

  private Html met(Contact contact) {
    String agent =
        contact.course().agent() == null
            ? "met nobody"
            : "talked to " + contact.course().agent().extension();
    String outcome = contact.course().outcome();
    return line(
        contact.at(),
        "%s on line %s, %s%s"
            .formatted(
                kind(contact.kind()),
                contact.line(),
                agent,
                outcome == null ? "" : " (" + plain(outcome) + ")"));
  }

  private static String plain(String outcome) {
    return outcome.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String kind(Contact.Kind kind) {
    return switch (kind) {
      case CALL -> "rang";
      case CALLBACK -> "was called back";
      case MESSAGE -> "left a message";
      case CHAT -> "wrote";
    };
  }

  // ---- Parts

  private static <T> Html list(String head, List<T> items, Function<T, Html> item) {
    return items.isEmpty()
        ? Html.NONE
        : Html.in(
            "section",
            Html.in("h3", head),
            Html.in("ul", Html.all(items.stream().map(item).toList())));
  }

  private Html line(Instant at, String text) {
    return Html.in("li", Html.in("time", time(at)), Html.in("span", text));
  }

  private String time(Instant at) {
    boolean today = at.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
    return (today ? TODAY : EARLIER).format(at.atZone(zone));
  }

  private String ago(Instant since) {
    Duration ago = Duration.between(since, now);
    if (ago.toMinutes() < 1) {
      return Math.max(0, ago.toSeconds()) + " s";
    }
    return ago.toHours() < 1 ? ago.toMinutes() + " min" : ago.toHours() + " h";
  }
}
