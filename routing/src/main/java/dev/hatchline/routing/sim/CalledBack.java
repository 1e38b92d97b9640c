package dev.hatchline.routing.sim;

import dev.hatchline.routing.callback.Outcome;
import java.time.Duration;

/**
 * How a callback of a simulation went.
 *
 * @param dialled how often the customer's phone rang
 * @param queued how long the customer, having answered, waited for an agent; zero when one was
 *     there
 * @param outcome of the promise; open when the simulation was over before
 */
public record CalledBack(int dialled, Duration queued, Outcome outcome) {}
