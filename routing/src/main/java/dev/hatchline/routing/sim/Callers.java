package dev.hatchline.routing.sim;

import dev.hatchline.routing.queue.QueueEntry;
import java.util.Optional;

/** Those who come, as far as what they do depends on what became of them before. */
public interface Callers {
  /** This caller joins now: the place in line, perhaps with the agent of an earlier call. */
  QueueEntry joins(Arrival arrival);

  /** What became of a caller, who may come again later. */
  Optional<Arrival> ended(Contact contact);
}
