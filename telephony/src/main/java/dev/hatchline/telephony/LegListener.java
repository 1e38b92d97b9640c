package dev.hatchline.telephony;

/** Hears what happens on one leg. */
@FunctionalInterface
public interface LegListener {
  /**
   * Called for one event at a time, in their order, from a thread that other work waits for (the
   * pacing of all sound is one): it must hand over and return at once, and never block. It may call
   * the methods of {@link Leg}.
   */
  void on(LegEvent event);
}
