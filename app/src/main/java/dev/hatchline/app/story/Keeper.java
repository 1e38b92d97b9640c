package dev.hatchline.app.story;

import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.store.StoredEvent;
import dev.hatchline.routing.store.StoredMessage;
import dev.hatchline.routing.store.Write;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Hands what happens to calls to the database's writer, which takes it at once and writes behind:
 * each event, and of each call that has ended its summary, its message and its estimates.
 */
public final class Keeper implements Consumer<CallEvent> {
  private final Stories stories;
  private final Messages messages;
  private final Consumer<Write> writer;
  private final EventJson json = new EventJson();
  private final Map<CallId, AtomicInteger> numbers = new ConcurrentHashMap<>();

  /**
   * Waits for events.
   *
   * @param stories have each event before it comes here
   * @param writer takes a row at once, from any thread
   */
  public Keeper(Stories stories, Messages messages, Consumer<Write> writer) {
    this.stories = stories;
    this.messages = messages;
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
    return numbers
        .computeIfAbsent(
            call,
            _ -> new AtomicInteger(stories.find(call).map(s -> s.events().size() - 1).orElse(0)))
        .getAndIncrement();
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
