package dev.hatchline.routing.store.bulk;

/** What the operator says how long to keep. */
public enum Keep {
  CALLS,
  EVENTS,
  MESSAGES,
  WAITS,
  CALLBACKS,
  CASES,
  INCIDENTS
}
