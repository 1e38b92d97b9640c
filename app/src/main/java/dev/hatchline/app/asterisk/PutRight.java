package dev.hatchline.app.asterisk;

import dev.hatchline.app.asterisk.LostEvents.Found;
import dev.hatchline.app.call.Desk;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the routing what a look has found, and the others that a conversation is over; these only
 * if the routing took it: it is told by every call's own thread, and the agent may have left that
 * call since the look was compared, and be talking to the next customer.
 *
 * @param over tells the call, and whoever else rings agents
 */
record PutRight(Desk desk, Consumer<Found.NoChannel> over) implements Consumer<Found> {
  private static final Logger log = LoggerFactory.getLogger(PutRight.class);

  @Override
  public void accept(Found found) {
    if (!desk.takes(found.event())) {
      log.debug("{}; meanwhile it is so", found);
      return;
    }
    log.warn("{}; put right", found);
    desk.lostEvent();
    if (found instanceof Found.NoChannel gone) {
      over.accept(gone);
    }
  }
}
