package dev.hatchline.app.story;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEvent;
import dev.hatchline.routing.store.StoredCall;
import dev.hatchline.routing.store.StoredEstimate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is left of a call when it is over, read from its story. Pure. */
final class Summaries {
  private Summaries() {}

  /** The call in one row; empty for a story without beginning or end. */
  static Optional<StoredCall> call(CallStory story) {
    CallEvent.Arrived arrived = null;
    CallEvent.Ended ended = null;
    Instant answered = null;
    Instant joined = null;
    AgentId agent = null;
    String queue = null;
    Duration waited = Duration.ZERO;
    for (CallEvent event : story.events()) {
      switch (event) {
        case CallEvent.Arrived e -> arrived = e;
        case CallEvent.JoinedLine e -> {
          queue = e.queue();
          joined = joined == null ? e.at() : joined;
        }
        case CallEvent.Bridged e -> {
          agent = e.agent();
          answered = answered == null ? e.at() : answered;
          waited = waited.plus(since(joined, e.at()));
          joined = null;
        }
        case CallEvent.Promised e -> {
          waited = waited.plus(since(joined, e.at()));
          joined = null;
        }
        case CallEvent.MessageStarted e -> {
          waited = waited.plus(since(joined, e.at()));
          joined = null;
        }
        case CallEvent.Ended e -> {
          ended = e;
          waited = waited.plus(since(joined, e.at()));
        }
        default -> {}
      }
    }
    if (arrived == null || ended == null) {
      return Optional.empty();
    }
    return Optional.of(
        new StoredCall(
            story.call(),
            arrived.line(),
            arrived.caller(),
            arrived.firstRing().at(),
            answered,
            ended.at(),
            ended.end(),
            agent,
            queue,
            waited));
  }

  /** Each wait that was told, with what came of it for those who met a person after it. */
  static List<StoredEstimate> estimates(CallStory story) {
    List<CallEvent.PlaceTold> open = new ArrayList<>();
    List<StoredEstimate> told = new ArrayList<>();
    for (CallEvent event : story.events()) {
      if (event instanceof CallEvent.PlaceTold place) {
        open.add(place);
      } else if (event instanceof CallEvent.Bridged bridged) {
        open.forEach(place -> add(told, place, bridged.at()));
        open.clear();
      }
    }
    open.forEach(place -> add(told, place, null));
    return told;
  }

  private static void add(
      List<StoredEstimate> told, CallEvent.PlaceTold place, @Nullable Instant bridged) {
    if (place.waitSeconds() != null) {
      told.add(
          new StoredEstimate(
              place.call(),
              place.at(),
              place.position(),
              Duration.ofSeconds(place.waitSeconds()),
              bridged == null ? null : Duration.between(place.at(), bridged)));
    }
  }

  private static Duration since(@Nullable Instant joined, Instant at) {
    return joined == null ? Duration.ZERO : Duration.between(joined, at);
  }
}
