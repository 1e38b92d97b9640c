package dev.hatchline.bench.flows;

import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.run.Caller;
import dev.hatchline.flow.run.Heard;
import dev.hatchline.flow.run.Listening;
import java.util.concurrent.CompletionStage;

/** A caller who hears everything to its end at once and has each key ready when it is asked for. */
final class ReadyCaller implements Caller {
  private final String keys;
  private int next;

  ReadyCaller(String keys) {
    this.keys = keys;
  }

  @Override
  public Heard say(Prompt prompt) {
    return new Heard.Finished();
  }

  @Override
  public Heard ask(Prompt prompt, Listening listening) {
    return listen(listening);
  }

  @Override
  public Heard listen(Listening listening) {
    return next < keys.length() ? new Heard.Key(keys.charAt(next++)) : new Heard.Silence();
  }

  @Override
  public void collecting(boolean digits) {}

  @Override
  public void during(CompletionStage<?> work) {}
}
