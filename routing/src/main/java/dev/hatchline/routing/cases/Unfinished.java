package dev.hatchline.routing.cases;

import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEnd.Party;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that ended before it came to its end, so that the customer may go on with it: once, and
 * not for long. Pure.
 *
 * @param line that was called
 * @param from the caller's number as the network showed it
 * @param rang when it rang
 * @param ended from when on the time for going on counts
 */
public record Unfinished(
    CallId call, String line, String from, Instant rang, Instant ended, LeftAt at) {

  /**
   * By all that is told of a call; empty if it lasts, if nobody knows whose it is, or if it came to
   * its end: solved in the automation, promised a call back, with word left, or ended by the agent.
   * The place is the call's own, so that no place is handed on for ever.
   */
  public static Optional<Unfinished> of(List<CallEvent> story) {
    Optional<CallEvent.Arrived> arrived = last(story, CallEvent.Arrived.class);
    Optional<CallEvent.Ended> ended = last(story, CallEvent.Ended.class);
    if (arrived.isEmpty() || ended.isEmpty()) {
      return Optional.empty();
    }
    CallEvent.Arrived rang = arrived.get();
    @Nullable String from = rang.caller();
    return from == null
        ? Optional.empty()
        : left(story, rang.firstRing(), ended.get().end())
            .map(at ->
                new Unfinished(rang.call(), rang.line(), from, rang.at(), ended.get().at(), at));
  }

  /** Whether there still is time to go on. */
  public boolean fresh(Instant now, Duration goOn) {
    return ended.plus(goOn).isAfter(now);
  }

  private static Optional<LeftAt> left(List<CallEvent> story, FirstRing place, CallEnd end) {
    return switch (end.reason()) {
      case LEFT_FLOW -> flow(story);
      case LEFT_LINE, LEFT_RINGING -> line(story, place);
      // Who is left by the agent has been told goodbye.
      case SERVED -> end.party() == Party.AGENT ? Optional.empty() : agent(story, place);
      case ASTERISK_LOST -> agent(story, place).or(() -> line(story, place)).or(() -> flow(story));
      // Whom they met without us, nobody knows.
      case WITHOUT_ENGINE, MESSAGE, PROMISED, TRANSFERRED, FLOW_ENDED -> Optional.empty();
    };
  }

  private static Optional<LeftAt> agent(List<CallEvent> story, FirstRing place) {
    return last(story, CallEvent.Bridged.class)
        .flatMap(met -> queue(story).map(queue -> new LeftAt.Agent(met.agent(), place, queue)));
  }

  private static Optional<LeftAt> line(List<CallEvent> story, FirstRing place) {
    return queue(story).map(queue -> new LeftAt.Line(place, queue));
  }

  /** Who has done nothing yet has nothing to go on with. */
  private static Optional<LeftAt> flow(List<CallEvent> story) {
    boolean begun =
        last(story, CallEvent.Chose.class).isPresent()
            || last(story, CallEvent.Gave.class).isPresent();
    return last(story, CallEvent.PromptStarted.class)
        .filter(_ -> begun)
        .map(at -> new LeftAt.Flow(at.node()));
  }

  private static Optional<String> queue(List<CallEvent> story) {
    return last(story, CallEvent.JoinedLine.class).map(CallEvent.JoinedLine::queue);
  }

  private static <T extends CallEvent> Optional<T> last(List<CallEvent> story, Class<T> type) {
    return story.reversed().stream().filter(type::isInstance).map(type::cast).findFirst();
  }
}
