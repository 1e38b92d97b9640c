package dev.hatchline.app.web;

import dev.hatchline.app.notice.Deeds;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.TellBy;
import org.jspecify.annotations.Nullable;

/**
 * Solving cases and opening them again, with what the customer is told of it who chose to be told:
 * the sentence that is given, {@link #SOLVED} or {@link #REOPENED} without one, and nothing if it
 * is empty. Throws as {@link CaseActs} does; a sentence that cannot be said is refused before all
 * else.
 */
record CaseDeeds(CaseActs acts) {
  static final String SOLVED = "What you called us about has been solved.";
  static final String REOPENED = "We are looking again at what you called us about.";

  Case solve(CaseId id, String disposition, @Nullable String tell, CaseActs.By by) {
    String said = sayable(tell);
    Case before = acts.find(id);
    String sentence = sentence(before, said, SOLVED);
    boolean done = sentence != null && ToldDeed.solved(before, disposition, by.agent());
    return told(sentence, by, done ? before : acts.solve(id, disposition, by.agent()));
  }

  Case reopen(CaseId id, @Nullable String tell, CaseActs.By by) {
    String said = sayable(tell);
    Case before = acts.find(id);
    String sentence = sentence(before, said, REOPENED);
    boolean done = sentence != null && ToldDeed.reopened(before);
    return told(sentence, by, done ? before : acts.reopen(id, by.agent()));
  }

  private static @Nullable String sayable(@Nullable String tell) {
    return tell == null || tell.isBlank() ? tell : CaseActs.sayable(tell);
  }

  /** Absent if nothing is to be told. */
  private static @Nullable String sentence(Case c, @Nullable String tell, String otherwise) {
    if (tell == null || tell.equals(otherwise)) {
      return TellBy.of(c) == TellBy.CALL && !c.dossier().onTheLine() ? otherwise : null;
    }
    return tell.isBlank() ? null : tell;
  }

  /** A deed that is asked for again is told once. */
  private Case told(@Nullable String sentence, CaseActs.By by, Case changed) {
    if (sentence != null) {
      var _ = acts.tellIfWanted(changed, sentence, Deeds.key(changed.state()), by.actor());
    }
    return changed;
  }
}
