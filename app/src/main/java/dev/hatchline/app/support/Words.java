package dev.hatchline.app.support;

import dev.hatchline.app.data.DataFault;
import dev.hatchline.app.history.Past;
import dev.hatchline.conf.OperatorConfig;
import java.io.IOException;
import java.time.Instant;

/** Names and words of persons that may stand in a log. */
public final class Words {
  private final KnownWords known = new KnownWords();

  /** Of agents by the operator's file, and of customers by what is kept of the last 30 days. */
  public Words(OperatorConfig config, Past past, Instant now) throws IOException, DataFault {
    config.agents().stream()
        // What we call an agent who has no name is no name.
        .filter(agent -> !agent.name().equals("Agent " + agent.extension()))
        .forEach(agent -> known.addName(agent.name()));
    new Persons(known).of(past, now);
  }

  /** Whether there were no more than can be looked for. */
  public boolean complete() {
    return known.complete();
  }

  KnownWords known() {
    return known;
  }
}
