package dev.hatchline.routing.sim;

import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.callback.CallbackPolicy;
import java.util.List;

/**
 * Who answers in a simulation.
 *
 * @param shifts of all agents who are ever at work; those of one agent do not overlap
 * @param seed of the keys of calls
 */
public record House(RoutingPolicy policy, List<Shift> shifts, CallbackPolicy callbacks, long seed) {
  public House {
    shifts = List.copyOf(shifts);
  }
}
