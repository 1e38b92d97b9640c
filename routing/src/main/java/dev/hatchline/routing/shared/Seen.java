package dev.hatchline.routing.shared;

/**
 * How far an engine has read what another one wrote.
 *
 * @param entries of its callers in line
 * @param holds of agents
 */
public record Seen(long entries, long holds) {
  public static final Seen NOTHING = new Seen(0, 0);
}
