package dev.hatchline.metrics.score;

import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.metrics.measure.MeasuredCall;
import dev.hatchline.metrics.measure.Offer;
import dev.hatchline.metrics.measure.ToldWait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the line behaved to one caller.
 *
 * @param call what there is to measure of it
 * @param wish what came of the caller's wishes for a person; the worst of several
 * @param askedOnTheWay whether the caller, after asking for a person and before one was there, gave
 *     a value at a node of an automation that they had not chosen to use meanwhile
 * @param gave whether the caller gave any value
 * @param endedOnError whether the line ended the call when nothing had come, or was not understood,
 *     and the caller had done nothing since; not after a person, a promise or a message
 * @param cutInLine whether our side ended the call while the caller was in line
 * @param waitsTold when a wait was told
 * @param callBackOffered when a call back was offered in line
 * @param keysTaken how long each choice by key waited until the flow took it
 * @param unseen of times in line whose end nobody saw, since the engine was away: by when each was
 *     joined, when the caller was last known to be in line
 */
public record Conduct(
    MeasuredCall call,
    Wish wish,
    boolean askedOnTheWay,
    boolean gave,
    boolean endedOnError,
    boolean cutInLine,
    List<Instant> waitsTold,
    List<Instant> callBackOffered,
    List<Duration> keysTaken,
    Map<Instant, Instant> unseen) {
  /** What came of wishes for a person, the best first. */
  public enum Wish {
    NONE,
    /** The caller hung up before anything could come of it, or anything else was asked. */
    LEFT,
    /** In line, with a person, or outside; or a call was promised, or a message begun. */
    HEARD,
    /** The call went on, or was ended by our side, without anything of that. */
    UNHEARD
  }

  public Conduct {
    waitsTold = List.copyOf(waitsTold);
    callBackOffered = List.copyOf(callBackOffered);
    keysTaken = List.copyOf(keysTaken);
    unseen = Map.copyOf(unseen);
  }

  /** The times in line; those whose end nobody saw as far as they are known. */
  List<Offer> offers() {
    return call.offers().stream().map(this::known).toList();
  }

  private Offer known(Offer offer) {
    Instant known = unseen.get(offer.joined());
    return known == null
        ? offer
        : new Offer(offer.queue(), offer.joined(), Offer.Outcome.ELSEWHERE, known);
  }

  /** Whether our side dropped the call in line or after it; not who has a promise or a message. */
  public boolean dropped() {
    CallEnd end = call.end();
    boolean lost = end != null && end.reason() == CallEnd.Reason.ASTERISK_LOST;
    return cutInLine || (lost && !call.offers().isEmpty() && hasNothing(call.offers().getLast()));
  }

  private static boolean hasNothing(Offer last) {
    return switch (last.outcome()) {
      case ANSWERED, ELSEWHERE, ABANDONED, OPEN -> true;
      case PROMISED, MESSAGE -> false;
    };
  }

  boolean endUnseen(Offer offer) {
    return unseen.containsKey(offer.joined());
  }

  /** The waits told, judged by what is known of their end. */
  List<ToldWait> told() {
    List<ToldWait> told = new ArrayList<>();
    for (ToldWait wait : call.told()) {
      told.add(known(wait, waitsTold.get(told.size())));
    }
    return told;
  }

  private ToldWait known(ToldWait wait, Instant at) {
    return unseen.entrySet().stream()
        .filter(each -> !at.isBefore(each.getKey()) && !at.isAfter(each.getValue()))
        .findFirst()
        .map(each -> new ToldWait(wait.range(), Duration.between(at, each.getValue()), false))
        .orElse(wait);
  }

  /** From all events of one call in their order; empty if its beginning is not among them. */
  public static Optional<Conduct> read(Iterable<CallEvent> events) {
    return ConductReader.read(events);
  }
}
