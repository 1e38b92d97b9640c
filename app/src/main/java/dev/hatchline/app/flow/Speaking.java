package dev.hatchline.app.flow;

import dev.hatchline.flow.Flow;
import dev.hatchline.telephony.prompt.PromptException;

/** Makes ready what a flow says, before the first caller hears it. */
public interface Speaking {
  /**
   * Returns when every word is spoken that is the same in all calls.
   *
   * @param name by which lines take the flow
   */
  void speak(String name, Flow flow) throws PromptException;
}
