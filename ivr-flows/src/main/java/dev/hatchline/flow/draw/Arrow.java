package dev.hatchline.flow.draw;

import java.util.List;

/**
 * From one box to another.
 *
 * @param marks what makes a call go it; none if there is no other way
 * @param fault whether it is only for what went wrong
 */
public record Arrow(String from, String to, List<Mark> marks, boolean fault) {
  public Arrow {
    marks = List.copyOf(marks);
  }
}
