package dev.hatchline.app.report;

import dev.hatchline.app.data.DataFault;
import dev.hatchline.app.history.Past;
import dev.hatchline.app.story.EventJson;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.Masked;
import dev.hatchline.metrics.measure.CallReader;
import dev.hatchline.metrics.measure.MeasuredCall;
import dev.hatchline.metrics.measure.Talk;
import dev.hatchline.routing.store.PastCall;
import dev.hatchline.routing.store.PastCallback;
import dev.hatchline.routing.store.PastContact;
import dev.hatchline.routing.store.StoredCall;
import dev.hatchline.routing.store.StoredEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What is kept, one by one, as CSV: a line each, written as it is read. Without numbers there are
 * neither names nor what customers said.
 *
 * @param zone by whose clock times are written, with their distance from UTC
 * @param numbers in full; otherwise the last three digits
 */
public record Export(ZoneId zone, boolean numbers) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");

  private static final List<String> CALLS =
      List.of(
          "call",
          "line",
          "caller",
          "first-ring",
          "answered",
          "ended",
          "ended-by",
          "end",
          "queue",
          "agent",
          "waited-seconds",
          "to-human-seconds",
          "talk-seconds",
          "zero-outs",
          "no-inputs",
          "no-matches",
          "asked-again",
          "called-back");

  private static final List<String> CONTACTS =
      List.of(
          "call",
          "case",
          "kind",
          "at",
          "ended",
          "number",
          "line",
          "queue",
          "agent",
          "outcome",
          "subject",
          "area",
          "case-state",
          "disposition");

  private static final List<String> CALLBACKS =
      List.of(
          "callback",
          "line",
          "queue",
          "source",
          "number",
          "name",
          "reason",
          "promised",
          "deadline",
          "named-time",
          "state",
          "outcome",
          "agent",
          "connected",
          "promise-to-connect-seconds",
          "attempts");

  private static final EventJson JSON = new EventJson();

  /** What there is one by one. */
  public enum Kind {
    CALLS,
    CONTACTS,
    CALLBACKS
  }

  /** Writes what there is of a kind from a moment on and before another. */
  public void write(Kind kind, Instant from, Instant to, Past past, Appendable out)
      throws IOException, DataFault {
    Csv csv = new Csv(out);
    switch (kind) {
      case CALLS -> {
        csv.line(CALLS);
        past.calls(from, to, call -> csv.line(line(call)));
      }
      case CONTACTS -> {
        csv.line(CONTACTS);
        past.contacts(from, to, contact -> csv.line(line(contact)));
      }
      case CALLBACKS -> {
        csv.line(CALLBACKS);
        past.callbacks(from, to, callback -> csv.line(line(callback)));
      }
    }
  }

  private List<String> line(PastCall past) {
    StoredCall call = past.call();
    List<String> line = new ArrayList<>();
    line.add(call.call().toString());
    line.add(call.line());
    line.add(call.caller() == null ? "" : number(call.caller()));
    line.add(time(call.firstRing()));
    line.add(time(call.answeredAt()));
    line.add(time(call.endedAt()));
    line.add(word(call.end().party().name()));
    line.add(word(call.end().reason().name()));
    line.add(text(call.queue()));
    line.add(agent(call.agent()));
    line.add(seconds(call.waited()));
    line.addAll(measured(past));
    return line;
  }

  /** Empty fields where the events of the call are gone. */
  private static List<String> measured(PastCall past) {
    List<CallEvent> events = new ArrayList<>();
    for (StoredEvent event : past.events()) {
      try {
        events.add(JSON.read(event.body()));
      } catch (JacksonException _) {
        // Of another version.
      }
    }
    Optional<MeasuredCall> read = CallReader.read(past.call().call(), events);
    if (read.isEmpty()) {
      return List.of("", "", "", "", "", "", "");
    }
    MeasuredCall call = read.get();
    return List.of(
        call.toHuman().isEmpty() ? "" : seconds(call.toHuman().getFirst()),
        seconds(call.talks().stream().map(Talk::length).reduce(Duration.ZERO, Duration::plus)),
        Integer.toString(call.zeroOuts().size()),
        Integer.toString(call.noInputs().size()),
        Integer.toString(call.noMatches().size()),
        Integer.toString(call.givenAgain().size()),
        call.calledBack() ? "yes" : "no");
  }

  private List<String> line(PastContact contact) {
    return List.of(
        contact.call().toString(),
        contact.caseId(),
        word(contact.kind()),
        time(contact.at()),
        time(contact.endedAt()),
        contact.number() == null ? "" : number(contact.number()),
        contact.line(),
        text(contact.queue()),
        agent(contact.agent()),
        contact.outcome() == null ? "" : word(contact.outcome()),
        told(contact.subject()),
        told(contact.area()),
        word(contact.state()),
        text(contact.disposition()));
  }

  private List<String> line(PastCallback callback) {
    return List.of(
        callback.id().toString(),
        callback.line(),
        callback.queue(),
        word(callback.source().name()),
        number(callback.number().e164()),
        told(callback.name()),
        told(callback.reason()),
        time(callback.promisedAt()),
        time(callback.deadline()),
        time(callback.namedAt()),
        word(callback.state()),
        word(callback.outcome().name()),
        agent(callback.agent()),
        time(callback.connectedAt()),
        callback.after() == null ? "" : seconds(callback.after()),
        Integer.toString(callback.attempts()));
  }

  private String number(String number) {
    return numbers ? number : Masked.number(number);
  }

  /** What customers said of themselves or want. */
  private String told(@Nullable String text) {
    return numbers ? text(text) : "";
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String agent(@Nullable AgentId agent) {
    return agent == null ? "" : agent.extension();
  }

  /** A name of ours as the meters' labels have it. */
  private static String word(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").replace('_', '-').toLowerCase(Locale.ROOT);
  }

  private String time(@Nullable Instant at) {
    return at == null ? "" : TIME.format(at.atZone(zone));
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
  }
}
