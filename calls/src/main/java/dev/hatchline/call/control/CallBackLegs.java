package dev.hatchline.call.control;

import dev.hatchline.call.AgentId;
import org.jspecify.annotations.Nullable;

/**
 * How a customer who answers our call is received.
 *
 * @param callback the promise that the call is to keep
 * @param agent whose phone rings for it on a leg of its own; absent when none does
 * @param answered whether that agent is there already
 */
public record CallBackLegs(String callback, @Nullable AgentId agent, boolean answered) {}
