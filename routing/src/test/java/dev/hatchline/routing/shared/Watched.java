package dev.hatchline.routing.shared;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A shared line of which each claim is held against the order. */
record Watched(SharedLine line, Order order) implements SharedLine {
  @Override
  public void write(EngineId me, List<LineWrite> writes) throws DatabaseAway {
    line.write(me, writes);
    order.wrote(writes);
  }

  @Override
  public Claim claim(Claiming claiming) {
    boolean again = order.again(claiming);
    Claim claim = line.claim(claiming);
    if (!again) {
      order.check(claiming, claim);
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
