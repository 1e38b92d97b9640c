package dev.hatchline.app.web;

import dev.hatchline.app.cases.FoundJson;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.cases.Account;
import dev.hatchline.routing.cases.Answer;
import dev.hatchline.routing.cases.Care;
import dev.hatchline.routing.cases.CareStep;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseState;
import dev.hatchline.routing.cases.Contact;
import dev.hatchline.routing.cases.Credit;
import dev.hatchline.routing.cases.CreditStep;
import dev.hatchline.routing.cases.Customer;
import dev.hatchline.routing.cases.Lookup;
import dev.hatchline.routing.cases.Note;
import dev.hatchline.routing.cases.Owed;
import dev.hatchline.routing.cases.Role;
import dev.hatchline.routing.cases.ScreenPop;
import dev.hatchline.routing.cases.TellBy;
import dev.hatchline.routing.cases.Telling;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cases and screen pops as programs see them. */
final class CaseViews {
  private CaseViews() {}

  /** Whose case it is; all are absent of who withholds the number and said nothing. */
  record Who(@Nullable String number, @Nullable String account, @Nullable String language) {
    static Who of(Customer customer) {
      PhoneNumber number = customer.number();
      Account account = customer.account();
      return new Who(
          number == null ? null : number.e164(),
          account == null ? null : account.number(),
          customer.language());
    }
  }

  /**
   * One time that they met us.
   *
   * @param kind call, callback, message or chat
   * @param outcome such as {@code SERVED}; absent while it lasts
   */
  record Met(
      String call,
      String kind,
      Instant at,
      @Nullable String from,
      String line,
      @Nullable String queue,
      @Nullable String agent,
      @Nullable String outcome,
      @Nullable Instant ended) {
    static Met of(Contact contact) {
      PhoneNumber from = contact.from();
      return new Met(
          contact.call().toString(),
          CaseWords.word(contact.kind()),
          contact.at(),
          from == null ? null : from.e164(),
          contact.line(),
          contact.course().queue(),
          extension(contact.course().agent()),
          contact.course().outcome(),
          contact.course().endedAt());
    }
  }

  /** What was said, so that nobody asks again; {@code from} is customer, agent or back-office. */
  record Said(String question, String value, String from, Instant at) {
    static Said of(Answer answer) {
      return new Said(
          answer.question(), answer.value(), CaseWords.word(answer.from()), answer.at());
    }
  }

  /**
   * What a system was asked.
   *
   * @param answer as JSON; absent if it gave none
   * @param taken the values in it, by name
   */
  record Asked(
      String system, String name, @Nullable String answer, Map<String, String> taken, Instant at) {
    static Asked of(Lookup lookup) {
      return new Asked(
          lookup.system(), lookup.name(), lookup.json(), FoundJson.values(lookup), lookup.at());
    }
  }

  record Written(String id, String text, String by, Instant at) {
    static Written of(Note note) {
      return new Written(note.id().toString(), note.text(), note.by().extension(), note.at());
    }
  }

  /** A call that was promised; {@code outcome} is open, kept, late, broken or cancelled. */
  record Promised(String callback, Instant at, Instant deadline, String outcome) {
    static Promised of(Owed owed) {
      return new Promised(
          owed.callback().toString(), owed.at(), owed.deadline(), CaseWords.word(owed.outcome()));
    }
  }

  /**
   * One thing that happened to a credit.
   *
   * @param what granted, sent, failed, dead or sent-again
   * @param by the agent who did it, or whom the program named; absent if it came of itself
   * @param apiKey name of the key by which a program did it
   * @param role whose limit counted: agent, senior or supervisor
   */
  record Stepped(
      String what,
      Instant at,
      @Nullable String detail,
      @Nullable String by,
      @Nullable String apiKey,
      @Nullable String role) {
    static Stepped of(CreditStep step) {
      Role role = step.role();
      return new Stepped(
          CaseWords.word(step.what()),
          step.at(),
          step.detail().isEmpty() ? null : step.detail(),
          extension(step.by().agent()),
          step.by().apiKey(),
          role == null ? null : CaseWords.word(role));
    }
  }

  /** Who cares for the case since then, and how much it weighs; {@code by} as of a credit. */
  record Cared(
      Instant at,
      @Nullable String by,
      @Nullable String apiKey,
      @Nullable String owner,
      boolean ownerByHand,
      int weight) {
    static Cared of(CareStep step) {
      Care care = step.care();
      return new Cared(
          step.at(),
          extension(step.by().agent()),
          step.by().apiKey(),
          extension(care.owner()),
          care.byHand(),
          care.weight());
    }
  }

  /**
   * Goodwill.
   *
   * @param id by which the back office knows it
   * @param state granted, sent, failed (refused by the back office) or dead (given up on the way)
   * @param detail the back office's reference, or why it does not have it
   * @param steps what happened to it, the first first
   */
  record Given(
      String id,
      String key,
      String amount,
      String currency,
      String by,
      String reason,
      Instant at,
      String state,
      @Nullable String detail,
      List<Stepped> steps) {
    static Given of(Credit credit) {
      return new Given(
          credit.id().toString(),
          credit.key(),
          CaseWords.plain(credit.amount()),
          credit.amount().currency(),
          credit.by().extension(),
          credit.reason(),
          credit.at(),
          CaseWords.word(credit.state()),
          CaseWords.detail(credit.state()).orElse(null),
          credit.steps().stream().map(Stepped::of).toList());
    }
  }

  /**
   * What they were told without an agent.
   *
   * @param id of the notice
   * @param how call, all-clear or desk
   * @param by the agent who had it told; absent, as the key is, if nobody had
   * @param result waiting, confirmed, answered, with-person, not-reached, withdrawn or unknown
   * @param detail why they were not reached
   * @param since when it came to this result
   */
  record Told(
      String id,
      String sentence,
      String how,
      @Nullable String by,
      @Nullable String apiKey,
      Instant at,
      String result,
      @Nullable String detail,
      Instant since) {
    static Told of(Telling telling) {
      return new Told(
          telling.id().toString(),
          telling.sentence(),
          CaseWords.word(telling.how()),
          extension(telling.by().agent()),
          telling.by().apiKey(),
          telling.at(),
          CaseWords.word(telling.result()),
          telling.detail().isEmpty() ? null : telling.detail(),
          telling.since());
    }
  }

  /**
   * All of a case.
   *
   * @param state open, solved, closed or merged
   * @param since when it came into this state
   * @param disposition how a person says that it came out, once one has
   * @param into the case that has everything of it, if it was merged
   * @param ownerByHand whether the owner stays, whoever talks to the customer
   * @param weight 1, the usual, to 3
   * @param tellBy how the customer wants to be told of changes: call or nobody
   * @param earlier contacts that are not listed any more
   * @param care who gave or weighed it, the first first
   * @param told what they were told without an agent, the first first
   */
  record Full(
      String id,
      String state,
      Instant since,
      @Nullable String disposition,
      @Nullable String into,
      Who who,
      @Nullable String subject,
      @Nullable String owner,
      boolean ownerByHand,
      int weight,
      String tellBy,
      Instant opened,
      List<Met> contacts,
      int earlier,
      List<Said> said,
      List<Asked> lookups,
      List<Written> notes,
      List<Promised> promises,
      List<Given> credits,
      List<Cared> care,
      List<Told> told) {}

  static Full full(Case c) {
    return new Full(
        c.id().toString(),
        CaseWords.word(c),
        since(c.state()),
        disposition(c.state()),
        c.into().map(Object::toString).orElse(null),
        Who.of(c.customer()),
        c.topic().subject(),
        extension(c.care().owner()),
        c.care().byHand(),
        c.care().weight(),
        TellBy.of(c).word(),
        c.openedAt(),
        c.dossier().contacts().stream().map(Met::of).toList(),
        c.dossier().earlier(),
        c.dossier().answers().stream().map(Said::of).toList(),
        c.dossier().lookups().stream().map(Asked::of).toList(),
        c.dossier().notes().stream().map(Written::of).toList(),
        c.dossier().promises().stream().map(Promised::of).toList(),
        c.dossier().credits().stream().map(Given::of).toList(),
        c.dossier().trail().care().stream().map(Cared::of).toList(),
        c.dossier().trail().told().stream().map(Told::of).toList());
  }

  private static Instant since(CaseState state) {
    return switch (state) {
      case CaseState.Open open -> open.since();
      case CaseState.Solved solved -> solved.at();
      case CaseState.Closed closed -> closed.at();
      case CaseState.Merged merged -> merged.at();
    };
  }

  private static @Nullable String disposition(CaseState state) {
    return switch (state) {
      case CaseState.Solved solved -> solved.disposition().name();
      case CaseState.Closed closed -> closed.disposition().name();
      case CaseState.Open _, CaseState.Merged _ -> null;
    };
  }

  /** What to do first: a stable word, and a sentence for the agent. */
  record First(String step, String sentence) {}

  /**
   * What an agent sees.
   *
   * @param now the contact that comes, or came last
   * @param history earlier contacts, newest first
   * @param promises still owed, or broken
   * @param notes newest first
   * @param told newest first
   */
  record Pop(
      String id,
      First first,
      Who who,
      @Nullable String subject,
      @Nullable String owner,
      int weight,
      @Nullable Met now,
      List<Said> said,
      List<Asked> lookups,
      List<Met> history,
      List<Promised> promises,
      List<Given> credits,
      List<Written> notes,
      List<Told> told) {}

  static Pop pop(ScreenPop pop) {
    Care care = pop.care();
    Contact now = pop.now();
    return new Pop(
        pop.id().toString(),
        new First(CaseWords.word(pop.first()), CaseWords.sentence(pop.first())),
        Who.of(pop.who()),
        pop.why().subject(),
        extension(care.owner()),
        care.weight(),
        now == null ? null : Met.of(now),
        pop.said().stream().map(Said::of).toList(),
        pop.lookups().stream().map(Asked::of).toList(),
        pop.history().stream().map(Met::of).toList(),
        pop.promises().stream().map(Promised::of).toList(),
        pop.credits().stream().map(Given::of).toList(),
        pop.notes().stream().map(Written::of).toList(),
        pop.told().stream().map(Told::of).toList());
  }

  private static @Nullable String extension(@Nullable AgentId agent) {
    return agent == null ? null : agent.extension();
  }
}
