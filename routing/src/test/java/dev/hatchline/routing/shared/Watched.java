package dev.hatchline.routing.shared;

import dev.hatchline.routing.store.SharedHouse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A shared line of which each claim that is won is held against the order. A decision may be under
 * way when a caller is put back who had been rung for, as in one engine; these are left out.
 *
 * @param rung of whom an agent was ever claimed
 */
record Watched(SharedLine line, SharedHouse house, Set<String> rung) implements SharedLine {
  @Override
  public void write(EngineId me, List<LineWrite> writes) throws DatabaseAway {
    line.write(me, writes);
  }

  @Override
  public Claim claim(Claiming claiming) {
    Claim claim = line.claim(claiming);
    if (claim instanceof Claim.Won) {
      rung.add(claiming.entry().call().toString());
      List<String> before =
          house.waitBefore(claiming.entry()).stream().filter(call -> !rung.contains(call)).toList();
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
