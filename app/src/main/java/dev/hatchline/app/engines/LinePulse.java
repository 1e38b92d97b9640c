package dev.hatchline.app.engines;

import dev.hatchline.routing.Decision;
import dev.hatchline.routing.shared.CommonLine;
import dev.hatchline.routing.shared.EngineId;
import dev.hatchline.routing.shared.Pulse;
import java.util.List;

/**
 * The engine's one lease, for its line as well: as long as it is renewed the line is common, and
 * alone when it may have ended, for then another engine may have what was ours.
 */
public record LinePulse(EngineId me, StandIn standIn, CommonLine line) implements Pulse {
  @Override
  public List<Decision> beat() {
    if (standIn.beat()) {
      standIn.workSoon();
      return line.shared() ? List.of() : line.joined(me);
    }
    return line.shared() && !standIn.leased() ? line.left() : List.of();
  }

  @Override
  public void leave() {
    standIn.close();
  }
}
