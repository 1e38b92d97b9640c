package dev.hatchline.app.engines;

import dev.hatchline.app.story.CallStory;
import dev.hatchline.routing.shared.EngineId;
import dev.hatchline.telephony.Channel;
import java.util.List;
import java.util.Set;

/** What is done with what a dead engine leaves; called by {@link StandIn}, one at a time. */
public interface Legacies {
  /**
   * What these engines owe is ours, and nobody is in line at them any more; waits for the store.
   * False if it does not answer.
   */
  boolean inherit(Set<EngineId> dead);

  /** The calls that had not ended when an engine of this name died; from its own files. */
  List<CallStory> open(String engine);

  /** Asterisk's truth is to be told anew; returns at once. */
  void askAsterisk();

  /** This caller is this engine's from now on; returns at once. */
  void mark(Channel channel, String owner);

  /** What others closed of ours is let go of; returns at once. */
  void look();

  /** What we had is another engine's: nothing may be done any more. */
  void fenced();
}
