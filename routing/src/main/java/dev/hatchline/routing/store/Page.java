package dev.hatchline.routing.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, in its order.
 *
 * @param next where this page ends; absent if nothing comes after it
 */
public record Page<T>(List<T> rows, @Nullable Mark next) {
  public Page {
    rows = List.copyOf(rows);
  }
}
