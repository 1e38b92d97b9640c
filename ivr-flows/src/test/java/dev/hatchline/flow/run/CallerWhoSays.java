package dev.hatchline.flow.run;

import dev.hatchline.flow.Prompt;
import java.util.concurrent.CompletionStage;

/** Says the same to whatever is asked. */
record CallerWhoSays(String words) implements Caller {
  @Override
  public Heard say(Prompt prompt) {
    return new Heard.Finished();
  }

  @Override
  public Heard ask(Prompt prompt, Listening listening) {
    return new Heard.Said(words, 1);
  }

  @Override
  public Heard listen(Listening listening) {
    return new Heard.Said(words, 1);
  }

  @Override
  public void collecting(boolean digits) {}

  @Override
  public void during(CompletionStage<?> work) {}
}
