package dev.hatchline.routing.shared;

import java.time.InstantSource;

/**
 * The time by the door: what it is, and how much has passed.
 *
 * @param clock for what is told to others
 * @param ticker for how long ago something was
 */
public record Times(InstantSource clock, Ticker ticker) {}
