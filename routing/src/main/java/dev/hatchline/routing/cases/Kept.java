package dev.hatchline.routing.cases;

/** What became of a change that was accepted in memory. */
public sealed interface Kept {
  /** In the store, and so for every engine. */
  record InStore(Case as) implements Kept {}

  /** On this machine's disk; in the store when that is back. */
  record InJournal() implements Kept {}

  /** The case had become another meanwhile, and it was not done. */
  record Refused(String reason) implements Kept {}
}
