package dev.hatchline.app.story;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The stories of the latest calls, in memory, for the page and the API. */
public final class Stories implements Consumer<CallEvent> {
  /** Calls remembered; with some twenty events each, a few megabytes. */
  static final int CALLS_MAX = 1_000;

  /** Events remembered of one call; a caller may press keys for hours. */
  static final int EVENTS_MAX = 500;

  private final Map<CallId, List<CallEvent>> stories = new LinkedHashMap<>();

  @Override
  public synchronized void accept(CallEvent event) {
    List<CallEvent> story = stories.computeIfAbsent(event.call(), _ -> new ArrayList<>());
    if (story.size() >= EVENTS_MAX) {
      story.remove(EVENTS_MAX / 2); // the beginning and the end tell most
    }
    story.add(event);
    while (stories.size() > CALLS_MAX) {
      stories.remove(stories.keySet().iterator().next());
    }
  }

  public synchronized Optional<CallStory> find(CallId call) {
    return Optional.ofNullable(stories.get(call)).map(events -> new CallStory(call, events));
  }

  /** Puts what is made of each story in its place; as many events, of the same call. */
  public synchronized void rewrite(UnaryOperator<List<CallEvent>> rewriting) {
    stories.replaceAll((_, events) -> new ArrayList<>(rewriting.apply(List.copyOf(events))));
  }

  /** The calls whose end has not been told, oldest first. */
  public synchronized List<CallStory> open() {
    List<CallStory> open = new ArrayList<>();
    stories.forEach((call, events) -> {
      if (!(events.getLast() instanceof CallEvent.Ended)) {
        open.add(new CallStory(call, events));
      }
    });
    return open;
  }

  /** The agent who talked last to a caller whose number is one of these. */
  public synchronized Optional<AgentId> lastAgent(Predicate<String> number) {
    return latest(CALLS_MAX).stream()
        .map(CallStory::events)
        .filter(events -> events.stream().anyMatch(event -> from(event, number)))
        .flatMap(events -> events.reversed().stream())
        .flatMap(event ->
            event instanceof CallEvent.Bridged bridged
                ? Stream.of(bridged.agent())
                : Stream.empty())
        .findFirst();
  }

  private static boolean from(CallEvent event, Predicate<String> number) {
    return event instanceof CallEvent.Arrived arrived
        && arrived.caller() != null
        && number.test(arrived.caller());
  }

  /** The latest calls, newest first. */
  public synchronized List<CallStory> latest(int max) {
    List<CallStory> all = new ArrayList<>();
    stories.forEach((call, events) -> all.add(new CallStory(call, events)));
    return all.reversed().stream().limit(max).toList();
  }
}
