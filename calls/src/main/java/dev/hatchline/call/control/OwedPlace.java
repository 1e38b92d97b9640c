package dev.hatchline.call.control;

import dev.hatchline.call.FirstRing;
import java.util.Map;

/**
 * A place in line that was promised.
 *
 * @param callback the promise
 * @param place from where the place counts
 * @param queue whose people were promised
 * @param skills what these have to be able to do, with the least level of each
 */
public record OwedPlace(
    String callback, FirstRing place, String queue, Map<String, Integer> skills) {
  public OwedPlace {
    skills = Map.copyOf(skills);
  }
}
