package dev.hatchline.flow.trial;

import dev.hatchline.flow.Flow;
import java.util.List;

/**
 * The tests of one file.
 *
 * @param file as it was named to the reader
 * @param flow which they try
 * @param given what is given to all of them
 */
public record Trials(String file, Flow flow, Given given, List<Trial> all) {
  public Trials {
    all = List.copyOf(all);
  }
}
