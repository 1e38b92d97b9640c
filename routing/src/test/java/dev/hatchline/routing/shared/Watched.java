package dev.hatchline.routing.shared;

import dev.hatchline.routing.store.SharedHouse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A shared line of which each claim that is won is held against the order: nobody of whom the
 * database knows at that moment that they wait may come before. What is left out is what {@link
 * SharedLine} says a claim does not see: rows not yet written, and claims that have just lapsed.
 */
record Watched(SharedLine line, SharedHouse house) implements SharedLine {
  @Override
  public void write(EngineId me, List<LineWrite> writes) throws DatabaseAway {
    line.write(me, writes);
  }

  @Override
  public Claim claim(Claiming claiming) {
    Claim claim = line.claim(claiming);
    if (claim instanceof Claim.Won) {
      List<String> before = house.waitBefore(claiming.entry());
      if (!before.isEmpty()) {
        throw new AssertionError("overtaken: " + before + " by " + claiming);
      }
    }
    return claim;
  }

  @Override
  public List<News> look(EngineId me, Map<UUID, Seen> seen) throws DatabaseAway {
    return line.look(me, seen);
  }

  @Override
  public void forget(EngineId dead) throws DatabaseAway {
    line.forget(dead);
  }
}
