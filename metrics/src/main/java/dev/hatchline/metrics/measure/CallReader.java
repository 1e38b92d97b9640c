package dev.hatchline.metrics.measure;

import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.WaitRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what there is to measure of one call from its events, which come in their order. */
public final class CallReader {
  private final CallId call;
  private final Consumer<Measure> hearer;
  private final List<Offer> offers = new ArrayList<>();
  private final List<Talk> talks = new ArrayList<>();
  private final List<Duration> toHuman = new ArrayList<>();
  private final List<ToldWait> told = new ArrayList<>();
  private final List<CallEvent.PlaceTold> open = new ArrayList<>();
  private final List<String> zeroOuts = new ArrayList<>();
  private final List<String> noInputs = new ArrayList<>();
  private final List<String> noMatches = new ArrayList<>();
  private final List<String> givenAgain = new ArrayList<>();
  private final Map<String, String> given = new HashMap<>();
  private CallEvent.@Nullable Arrived arrived;
  private CallEvent.@Nullable JoinedLine inLine;
  private CallEvent.@Nullable Bridged talking;
  private @Nullable Instant wantedAt;
  private @Nullable CallEnd end;
  private @Nullable Instant last;
  private boolean calledBack;

  public CallReader(CallId call) {
    this(call, _ -> {});
  }

  /**
   * The same.
   *
   * @param hearer hears of each measure while the call goes on
   */
  public CallReader(CallId call, Consumer<Measure> hearer) {
    this.call = call;
    this.hearer = hearer;
  }

  /** All events of one call at once; empty if its beginning is not among them. */
  public static Optional<MeasuredCall> read(CallId call, Iterable<CallEvent> events) {
    CallReader reader = new CallReader(call);
    events.forEach(reader::add);
    return reader.read();
  }

  /** The next one. */
  public void add(CallEvent event) {
    last = event.at();
    take(event);
  }

  private void take(CallEvent event) {
    switch (event) {
      case CallEvent.Arrived e -> arrived = arrived == null ? e : arrived;
      case CallEvent.CalledBack _ -> calledBack = true;
      case CallEvent.NoInput e -> noInputs.add(e.node());
      case CallEvent.NoMatch e -> noMatches.add(e.node());
      case CallEvent.Gave e -> gave(e);
      case CallEvent.ZeroOut e -> {
        zeroOuts.add(e.node());
        wants(e.at());
      }
      case CallEvent.JoinedLine e -> {
        joined(e);
        wants(e.at());
      }
      case CallEvent.PlaceTold e -> open.add(e);
      case CallEvent.Bridged e -> bridged(e);
      case CallEvent.AgentLeft e -> talkOver(e.at());
      case CallEvent.Promised e -> leaves(e.at(), Offer.Outcome.PROMISED);
      case CallEvent.MessageStarted e -> leaves(e.at(), Offer.Outcome.MESSAGE);
      case CallEvent.OutsideRung e -> leaves(e.at(), Offer.Outcome.ELSEWHERE);
      case CallEvent.Readopted e -> {
        if (e.withAgent()) {
          leaves(e.at(), Offer.Outcome.ELSEWHERE);
        }
      }
      case CallEvent.Ended e -> ended(e);
      case CallEvent.PromptStarted _,
          CallEvent.KeyPressed _,
          CallEvent.Said _,
          CallEvent.Chose _,
          CallEvent.LookedUp _,
          CallEvent.Wanted _,
          CallEvent.Noted _,
          CallEvent.Scored _,
          CallEvent.OutsideMissed _,
          CallEvent.ChoicesTold _,
          CallEvent.MusicSwitched _,
          CallEvent.AutomationMeanwhile _,
          CallEvent.BackInLine _,
          CallEvent.AgentRung _,
          CallEvent.AgentMissed _,
          CallEvent.CallerMoved _,
          CallEvent.PromiseWithdrawn _,
          CallEvent.GoOnOffered _,
          CallEvent.WentOn _ -> {}
    }
  }

  /** So far; empty if the beginning is not known. */
  public Optional<MeasuredCall> read() {
    if (arrived == null || last == null) {
      return Optional.empty();
    }
    List<Offer> all = new ArrayList<>(offers);
    if (inLine != null) {
      all.add(new Offer(inLine.queue(), inLine.at(), Offer.Outcome.OPEN, last));
    }
    return Optional.of(
        new MeasuredCall(
            call,
            arrived.line(),
            arrived.firstRing().at(),
            end,
            all,
            talks,
            toHuman,
            told,
            zeroOuts,
            noInputs,
            noMatches,
            givenAgain,
            calledBack));
  }

  /** The same node may ask once more for what was not right; another one asks for what we know. */
  private void gave(CallEvent.Gave event) {
    String before = given.putIfAbsent(event.name(), event.node());
    if (before != null && !before.equals(event.node())) {
      givenAgain.add(event.name());
      hearer.accept(new Measure.GivenAgain(event.name()));
    }
  }

  /** Counts from the first time the caller asked: asking again does not make the wait shorter. */
  private void wants(Instant at) {
    wantedAt = wantedAt == null ? at : wantedAt;
  }

  private void joined(CallEvent.JoinedLine event) {
    if (inLine == null) {
      inLine = event;
      hearer.accept(new Measure.Joined(event.queue()));
    }
  }

  private void bridged(CallEvent.Bridged event) {
    if (wantedAt != null) {
      Duration after = Duration.between(wantedAt, event.at());
      toHuman.add(after);
      wantedAt = null;
      hearer.accept(new Measure.ReachedHuman(after));
    }
    talkOver(event.at());
    leaves(event.at(), Offer.Outcome.ANSWERED);
    talking = event;
  }

  private void talkOver(Instant at) {
    if (talking != null) {
      Talk talk = new Talk(talking.agent(), talking.at(), at);
      talks.add(talk);
      talking = null;
      hearer.accept(new Measure.Talked(talk));
    }
  }

  private void leaves(Instant at, Offer.Outcome outcome) {
    if (inLine != null) {
      Offer offer = new Offer(inLine.queue(), inLine.at(), outcome, at);
      offers.add(offer);
      inLine = null;
      hearer.accept(new Measure.Waited(offer));
    }
    boolean person = outcome == Offer.Outcome.ANSWERED;
    for (CallEvent.PlaceTold place : open) {
      Optional<WaitRange> range = place.range();
      range.ifPresent(each -> told(new ToldWait(each, Duration.between(place.at(), at), person)));
    }
    open.clear();
  }

  private void told(ToldWait wait) {
    told.add(wait);
    hearer.accept(new Measure.Told(wait));
  }

  private void ended(CallEvent.Ended event) {
    talkOver(event.at());
    leaves(
        event.at(),
        switch (event.end().reason()) {
          case LEFT_LINE, LEFT_RINGING, LEFT_FLOW -> Offer.Outcome.ABANDONED;
          case PROMISED -> Offer.Outcome.PROMISED;
          case MESSAGE -> Offer.Outcome.MESSAGE;
          case SERVED, TRANSFERRED, FLOW_ENDED, WITHOUT_ENGINE, ASTERISK_LOST ->
              Offer.Outcome.ELSEWHERE;
        });
    end = event.end();
  }
}
