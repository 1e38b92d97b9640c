package dev.hatchline.routing.shared;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One start of one engine.
 *
 * @param name the operator's word, such as {@code a}; of two that start under one name the later
 *     one replaces the other
 * @param incarnation another one for each start, and after the engine has been given up for dead
 */
public record EngineId(String name, UUID incarnation) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

  public EngineId {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "expected an engine's name of 1 to 40 small letters, digits or '-', found '"
              + name
              + "'");
    }
  }

  /** The same engine as a newcomer: nothing of what was taken from the old one is its own. */
  public static EngineId fresh(String name) {
    return new EngineId(name, UUID.randomUUID());
  }

  @Override
  public String toString() {
    return name + "/" + incarnation.toString().substring(0, 8);
  }
}
