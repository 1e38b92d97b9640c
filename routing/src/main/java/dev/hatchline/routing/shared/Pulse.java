package dev.hatchline.routing.shared;

import dev.hatchline.routing.Decision;
import java.util.List;

/** What keeps an engine alive to the others. */
public interface Pulse {
  /** To be called each {@link Membership#BEAT}. What is returned is to be carried out. */
  List<Decision> beat();

  /** The others need not wait for the end of the lease. */
  void leave();
}
