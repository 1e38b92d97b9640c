package dev.hatchline.routing.cases;

/** What others may want to know: pages, meters, people. */
public sealed interface CaseNews {
  /** Something has happened in it, here or at another engine; it may not be durable yet. */
  record Changed(Case now) implements CaseNews {}

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
