package dev.hatchline.app.story;

import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.store.StoredEvent;
import dev.hatchline.routing.store.StoredMessage;
import dev.hatchline.routing.store.Write;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Hands what happens to calls to the database's writer, which takes it at once and writes behind:
 * each event, and of each call that has ended its summary, its message and its estimates.
 */
public final class Keeper implements Consumer<CallEvent> {
  private static final Duration LATE = Duration.ofSeconds(3);

  private static final int EVENTS_A_SECOND = 100;

  /**
   * Numbers of a call's events that each engine has for itself: a call that the other one is tried
   * for has had events there of which nobody here knows.
   */
  static final int NUMBERS_MAX = 1 << 30;

  private final Stories stories;
  private final Messages messages;
  private final Consumer<Write> writer;
  private final int engine;
  private final EventJson json = new EventJson();
  private final Map<CallId, AtomicInteger> numbers = new ConcurrentHashMap<>();

  /**
   * Waits for events.
   *
   * @param stories have each event before it comes here
   * @param engine 0, or 1 for the second one
   * @param writer takes a row at once, from any thread
   */
  public Keeper(Stories stories, Messages messages, int engine, Consumer<Write> writer) {
    this.stories = stories;
    this.messages = messages;
    this.engine = engine;
    this.writer = writer;
  }

  @Override
  public void accept(CallEvent event) {
    writer.accept(
        new StoredEvent(
            event.call(),
            number(event.call()),
            event.at(),
            event.getClass().getSimpleName(),
            json.write(event)));
    if (event instanceof CallEvent.Ended) {
      numbers.remove(event.call());
      stories.find(event.call()).ifPresent(this::ended);
    }
  }

  /** Goes on counting where an engine before this one stopped. */
  private int number(CallId call) {
    int within =
        numbers
            .computeIfAbsent(
                call, _ -> new AtomicInteger(stories.find(call).map(Keeper::first).orElse(0)))
            .getAndIncrement();
    return engine * NUMBERS_MAX + within;
  }

  /**
   * Of a call that comes late, the story of another engine is not known: it has had no more events
   * than {@link #EVENTS_A_SECOND} since the first ring.
   */
  private static int first(CallStory story) {
    int told = story.events().size() - 1;
    if (told == 0 && story.events().getFirst() instanceof CallEvent.Arrived arrived) {
      Duration late = Duration.between(arrived.firstRing().at(), arrived.at());
      return late.compareTo(LATE) < 0
          ? 0
          : Math.clamp(late.toSeconds() * EVENTS_A_SECOND, 0, Integer.MAX_VALUE / 2);
    }
    return told;
  }

  private void ended(CallStory story) {
    Summaries.call(story).ifPresent(writer);
    Summaries.estimates(story).forEach(writer);
    for (CallEvent event : story.events()) {
      if (event instanceof CallEvent.MessageStarted started) {
        messages.named(started.file()).map(Keeper::row).ifPresent(writer);
      }
    }
  }

  private static Write row(Message message) {
    return new StoredMessage(
        CallId.of(message.call()),
        message.line(),
        message.caller(),
        message.callback(),
        message.at(),
        message.length(),
        message.file().getFileName().toString(),
        false);
  }
}
