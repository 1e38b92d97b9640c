package dev.hatchline.app.web;

import dev.hatchline.call.AgentId;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseState;
import dev.hatchline.routing.cases.CaseState.Back;
import dev.hatchline.routing.cases.CaseState.Open;
import dev.hatchline.routing.cases.CaseState.Solved;
import java.time.Instant;

/**
 * Solving a case or opening it again, and telling the customer so. The store may go away between
 * the two: whoever asks again then finds the deed done, and must get the customer told all the
 * same.
 */
final class ToldDeed {
  private ToldDeed() {}

  /** Whether this agent has solved it so already. */
  static boolean solved(Case c, String disposition, AgentId by) {
    return c.state() instanceof Solved solved
        && by.equals(solved.by())
        && solved.disposition().name().equals(disposition.strip());
  }

  /** Whether a person, and no call of the customer's, has opened it again already. */
  static boolean reopened(Case c) {
    return c.state() instanceof Open(var _, Back back) && back != null && back.by() == null;
  }

  /** Of this sentence about what was done last: asked for again, it is not told again. */
  static String key(Case c, String sentence) {
    Instant at =
        switch (c.state()) {
          case Open open -> open.since();
          case Solved solved -> solved.at();
          case CaseState.Closed closed -> closed.at();
          case CaseState.Merged merged -> merged.at();
        };
    return "deed " + at + " " + sentence.strip();
  }
}
