package dev.hatchline.app.story;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallEvent.Arrived;
import dev.hatchline.call.CallEvent.Ended;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.store.StoredCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The course of one call, event by event: what one row says of it. */
final class Course {
  private @Nullable Arrived arrived;
  private @Nullable Ended ended;
  private @Nullable Instant answered;
  private @Nullable Instant joined;
  private @Nullable AgentId agent;
  private @Nullable String queue;
  private Duration waited = Duration.ZERO;

  void add(CallEvent event) {
    switch (event) {
      case Arrived e -> arrived = e;
      case CallEvent.JoinedLine e -> {
        queue = e.queue();
        joined = joined == null ? e.at() : joined;
      }
      case CallEvent.Bridged e -> {
        agent = e.agent();
        answered = answered == null ? e.at() : answered;
        waits(e.at());
      }
      case CallEvent.Promised e -> waits(e.at());
      case CallEvent.MessageStarted e -> waits(e.at());
      case Ended e -> {
        ended = e;
        waits(e.at());
      }
      default -> {}
    }
  }

  /** Until then, if the caller was in line. */
  private void waits(Instant until) {
    if (joined != null) {
      waited = waited.plus(Duration.between(joined, until));
      joined = null;
    }
  }

  /** Empty without beginning or end. */
  Optional<StoredCall> row(CallId call) {
    if (arrived == null || ended == null) {
      return Optional.empty();
    }
    return Optional.of(
        new StoredCall(
            call,
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
}
