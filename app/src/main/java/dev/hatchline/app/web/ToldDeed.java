package dev.hatchline.app.web;

import dev.hatchline.call.AgentId;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseState.Back;
import dev.hatchline.routing.cases.CaseState.Open;
import dev.hatchline.routing.cases.CaseState.Solved;

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
}
