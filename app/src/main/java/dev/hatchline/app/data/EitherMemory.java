package dev.hatchline.app.data;

import dev.hatchline.app.story.CallStory;
import dev.hatchline.app.story.PastEvents;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.store.bulk.Traces;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One engine's memory, and who is on the line at either, as far as their files of events tell: they
 * are written within moments. Whoever is erased while the other engine has their call would be
 * written down again by it.
 */
public record EitherMemory(Persons.Memory own, List<PastEvents> files) implements Persons.Memory {
  @Override
  public boolean onTheLine(Traces traces) {
    return own.onTheLine(traces) || onTheLine(traces, files);
  }

  /** A call that one of them has left to the other ends in the other's file. */
  private static boolean onTheLine(Traces traces, List<PastEvents> files) {
    List<CallStory> stories = files.stream().flatMap(past -> past.stories().stream()).toList();
    Set<CallId> ended =
        stories.stream().filter(CallStory::ended).map(CallStory::call).collect(Collectors.toSet());
    return stories.stream()
        .anyMatch(story -> !ended.contains(story.call()) && EngineMemory.begun(traces, story));
  }

  @Override
  public void erase(Traces traces) {
    own.erase(traces);
  }
}
