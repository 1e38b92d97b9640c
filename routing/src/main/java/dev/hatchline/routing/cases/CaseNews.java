package dev.hatchline.routing.cases;

import org.jspecify.annotations.Nullable;

/** What others may want to know: pages, meters, people. */
public sealed interface CaseNews {
  /** Something has happened in it, here or at another engine; it may not be durable yet. */
  record Changed(Case now) implements CaseNews {}

  /**
   * This is durable, and told once by the engine that wrote it: of each case in its order.
   *
   * @param before absent of a case that begins
   */
  record Happened(CaseChange change, @Nullable Case before, Case after) implements CaseNews {}

  /** Who asks for the first finds the second. */
  record GoesOn(CaseId from, Case in) implements CaseNews {}

  /** The case had become another meanwhile, and this could not be done; a person should know. */
  record Refused(CaseChange change, String reason) implements CaseNews {}

  /** Since now changes wait in the journal. */
  record StoreAway(String why) implements CaseNews {}

  record StoreBack() implements CaseNews {}

  /** Changes wait in memory alone: a crash would lose them. */
  record JournalAway(String why) implements CaseNews {}
}
