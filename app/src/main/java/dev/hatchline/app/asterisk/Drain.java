package dev.hatchline.app.asterisk;

import dev.hatchline.telephony.AsteriskEvent;
import dev.hatchline.telephony.AsteriskLink;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * No new calls, by the operator's order, and nobody is called back. Asterisk refuses them, also
 * while no engine is there, and forgets it when it is started anew; the engine forgets it when it
 * is. So each is told by the other, and only an order given anew helps when both begin anew at
 * once.
 */
public final class Drain {
  private static final Logger log = LoggerFactory.getLogger(Drain.class);

  private final AsteriskLink link;
  private final Consumer<Boolean> callbacks;
  private final boolean alone;
  private boolean known;
  private volatile boolean on;

  /**
   * No order yet.
   *
   * @param callbacks hears whether nobody is to be called back either; returns at once
   * @param alone whether nobody beside us gives Asterisk this order
   */
  public Drain(AsteriskLink link, Consumer<Boolean> callbacks, boolean alone) {
    this.link = link;
    this.callbacks = callbacks;
    this.alone = alone;
  }

  /** Begins or ends it; false, and nothing has changed, if Asterisk cannot be told. */
  public synchronized boolean order(boolean wanted) {
    if (!link.drain(wanted).join()) {
      return false;
    }
    if (on != wanted) {
      log.info(wanted ? "no new calls, by order" : "new calls again, by order");
    }
    known = true;
    set(wanted);
    return true;
  }

  private void set(boolean wanted) {
    on = wanted;
    callbacks.accept(wanted);
  }

  /** Whether new calls are refused. */
  public boolean on() {
    return on;
  }

  synchronized void linked(AsteriskEvent.Linked linked) {
    boolean draining = linked.truth().draining();
    // Of two engines either may have begun or ended it; only an Asterisk started anew forgets it.
    if (!known || (!alone && (draining || linked.sameAsterisk()))) {
      known = true;
      set(draining);
    } else if (on != draining) {
      var _ = link.drain(on);
    }
  }
}
