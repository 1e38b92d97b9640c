package dev.hatchline.metrics.span;

import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads the spans of one call from what happens in it; each is told when it is over, the whole call
 * last. What is still open at the call's end ends with it.
 */
public final class SpanReader {
  private static final String ANSWERED = "answered";

  /** So begins where a call is found up that has a person. */
  private static final String WITH_AGENT = "agent ";

  private final CallId call;
  private final UnaryOperator<String> flows;
  private final Consumer<Span> hearer;
  private final SpanIds ids;
  private Instant began;
  private @Nullable Instant dialled;
  private String line = "";
  private Visit here;
  private @Nullable Open inLine;
  private @Nullable Open ring;
  private @Nullable Open agent;
  private @Nullable Open outside;

  /** In line, and in the automation meanwhile. */
  private boolean meanwhile;

  /**
   * Reads a call of which this is the first that is known.
   *
   * @param flows the flow of each line
   * @param hearer hears of each span
   */
  public SpanReader(Happening first, UnaryOperator<String> flows, Consumer<Span> hearer) {
    this.call = first.call();
    this.flows = flows;
    this.hearer = hearer;
    this.began = since(first);
    this.here = new Visit("", began, "");
    this.ids = new SpanIds(call, began);
  }

  /** Where the caller is in the flow, since when, and where before. */
  private record Visit(String node, Instant since, String before) {
    String at(Instant time) {
      return time.isBefore(since) ? before : node;
    }
  }

  /** What has begun and is not over. */
  private record Open(long id, long parent, Part part, Instant began, Map<Mark, String> marks) {}

  private static Instant since(Happening happening) {
    return switch (happening) {
      case Happening.Told(CallEvent event) -> event.at();
      case Happening.Played played -> played.began();
      case Happening.Heard heard -> heard.began();
      case Happening.Asked asked -> asked.began();
      case Happening.Dialled dialled -> dialled.began();
    };
  }

  /** The next one; false when nothing more comes of this call. */
  public boolean add(Happening happening) {
    switch (happening) {
      case Happening.Told(CallEvent event) -> take(event);
      case Happening.Played played ->
          over(
              inDialogue(Part.PROMPT, played.began()),
              played.at(),
              played.whole() ? "whole" : "cut-short",
              false);
      case Happening.Heard heard ->
          over(inDialogue(Part.RECOGNITION, heard.began()), heard.at(), heard.outcome(), false);
      case Happening.Asked asked -> asked(asked);
      case Happening.Dialled attempt -> dialled(attempt);
    }
    return switch (happening) {
      case Happening.Told(CallEvent event) -> !(event instanceof CallEvent.Ended);
      case Happening.Dialled attempt -> attempt.answered();
      case Happening.Played _, Happening.Heard _, Happening.Asked _ -> true;
    };
  }

  private void take(CallEvent event) {
    switch (event) {
      case CallEvent.Arrived e -> {
        line = e.line();
        began = dialled == null ? earlier(began, e.firstRing().at()) : dialled;
      }
      // The place in line is from long before: what is traced begins with the dialling.
      case CallEvent.CalledBack e -> began = dialled == null ? e.at() : dialled;
      case CallEvent.PromptStarted e -> here = new Visit(e.node(), e.at(), here.node());
      case CallEvent.JoinedLine e -> joined(e);
      case CallEvent.AutomationMeanwhile _ -> meanwhile = true;
      case CallEvent.BackInLine _ -> meanwhile = false;
      case CallEvent.AgentRung e -> rung(e);
      case CallEvent.AgentMissed e -> {
        ring = over(ring, e.at(), e.why(), true);
        agent = over(agent, e.at(), e.why(), true);
      }
      case CallEvent.Bridged e -> bridged(e);
      case CallEvent.Readopted e -> found(e);
      case CallEvent.AgentLeft e -> agent = over(agent, e.at(), "left", false);
      case CallEvent.OutsideRung e -> {
        outside = over(outside, e.at(), "again", true);
        outside = open(Part.OUTSIDE, e.at(), Map.of(Mark.NODE, e.node()));
      }
      case CallEvent.OutsideMissed e -> outside = over(outside, e.at(), e.why(), true);
      case CallEvent.Promised e -> inLine = over(inLine, e.at(), "promised", false);
      case CallEvent.MessageStarted e -> inLine = over(inLine, e.at(), "message", false);
      case CallEvent.Ended e -> ended(e);
      case CallEvent.KeyPressed _,
          CallEvent.Said _,
          CallEvent.NoInput _,
          CallEvent.NoMatch _,
          CallEvent.Chose _,
          CallEvent.Gave _,
          CallEvent.LookedUp _,
          CallEvent.Wanted _,
          CallEvent.Noted _,
          CallEvent.Scored _,
          CallEvent.ZeroOut _,
          CallEvent.PlaceTold _,
          CallEvent.ChoicesTold _,
          CallEvent.MusicSwitched _,
          CallEvent.CallerMoved _,
          CallEvent.PromiseWithdrawn _,
          CallEvent.GoOnOffered _,
          CallEvent.WentOn _ -> {}
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return other.isBefore(one) ? other : one;
  }

  private Open open(Part part, Instant at, Map<Mark, String> marks) {
    return new Open(ids.next(), SpanIds.whole(call), part, at, marks);
  }

  /** A part of the wait where the caller waits, else of the flow. */
  private Open inDialogue(Part part, Instant at) {
    Open wait = inLine;
    return wait == null || meanwhile || at.isBefore(wait.began())
        ? open(part, at, node(at))
        : new Open(ids.next(), wait.id(), part, at, wait.marks());
  }

  private Map<Mark, String> node(Instant at) {
    return Map.of(Mark.FLOW, flows.apply(line), Mark.NODE, here.at(at));
  }

  private void asked(Happening.Asked asked) {
    Map<Mark, String> marks = new EnumMap<>(node(asked.began()));
    marks.put(Mark.SYSTEM, asked.system());
    over(
        new Open(asked.span(), SpanIds.whole(call), Part.LOOKUP, asked.began(), marks),
        asked.at(),
        asked.outcome(),
        asked.failed());
  }

  /** Nobody who does not answer has a call of which it could be a part. */
  private void dialled(Happening.Dialled attempt) {
    long id = attempt.answered() ? ids.next() : SpanIds.whole(call);
    long parent = attempt.answered() ? SpanIds.whole(call) : Span.NONE;
    over(
        new Open(id, parent, attempt.part(), attempt.began(), Map.of()),
        attempt.at(),
        attempt.outcome(),
        !attempt.answered());
    dialled = attempt.began();
    began = attempt.began();
  }

  private void joined(CallEvent.JoinedLine event) {
    if (inLine == null) {
      inLine = open(Part.LINE, event.at(), Map.of(Mark.QUEUE, event.queue()));
      meanwhile = false;
    }
  }

  private void rung(CallEvent.AgentRung event) {
    ring = over(ring, event.at(), "again", true);
    agent = over(agent, event.at(), "again", true);
    Map<Mark, String> marks = Map.of(Mark.AGENT, event.agent().toString());
    long parent = inLine == null ? SpanIds.whole(call) : inLine.id();
    ring = new Open(ids.next(), parent, Part.RING, event.at(), marks);
    agent = open(Part.AGENT, event.at(), marks);
  }

  /** Nobody was rung whom the caller was transferred to, or who was found with the caller. */
  private void bridged(CallEvent.Bridged event) {
    ring = over(ring, event.at(), ANSWERED, false);
    inLine = over(inLine, event.at(), ANSWERED, false);
    String extension = event.agent().toString();
    if (agent != null && !extension.equals(agent.marks().get(Mark.AGENT))) {
      agent = over(agent, event.at(), "left", false);
    }
    if (agent == null) {
      agent = open(Part.AGENT, event.at(), Map.of(Mark.AGENT, extension));
    }
  }

  /** Up, after a restart; the engine before told nothing of a leg that was not over. */
  private void found(CallEvent.Readopted event) {
    if (agent == null && event.where().startsWith(WITH_AGENT)) {
      String extension = event.where().substring(WITH_AGENT.length());
      agent = open(Part.AGENT, event.at(), Map.of(Mark.AGENT, extension));
    }
  }

  private void ended(CallEvent.Ended event) {
    CallEnd.Reason reason = event.end().reason();
    String why = word(reason);
    boolean lost =
        reason == CallEnd.Reason.WITHOUT_ENGINE || reason == CallEnd.Reason.ASTERISK_LOST;
    ring = over(ring, event.at(), why, lost);
    inLine = over(inLine, event.at(), why, lost);
    agent = over(agent, event.at(), why, lost);
    outside = over(outside, event.at(), why, lost);
    Map<Mark, String> marks =
        Map.of(
            Mark.LINE, line,
            Mark.FLOW, flows.apply(line),
            Mark.PARTY, word(event.end().party()));
    over(new Open(SpanIds.whole(call), Span.NONE, Part.CALL, began, marks), event.at(), why, lost);
  }

  /** What was open is over; nothing is open in its place. */
  private @Nullable Open over(@Nullable Open open, Instant at, String outcome, boolean failed) {
    if (open != null) {
      Map<Mark, String> marks = new EnumMap<>(Mark.class);
      marks.putAll(open.marks());
      marks.put(Mark.OUTCOME, outcome);
      hearer.accept(
          new Span(call, open.id(), open.parent(), open.part(), open.began(), at, marks, failed));
    }
    return null;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
