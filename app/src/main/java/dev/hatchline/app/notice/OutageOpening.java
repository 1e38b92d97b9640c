package dev.hatchline.app.notice;

import dev.hatchline.app.call.Opening;
import dev.hatchline.call.control.CallInput;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.run.Caller;
import dev.hatchline.flow.run.Heard;
import dev.hatchline.flow.run.Listening;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What does not work, before anything else; one key, and the caller is called when it is over. Who
 * presses nothing, or anything else, goes on to the line's flow.
 *
 * @param words what is said first
 * @param subscribe notes that the caller wants to be called, done with whether that is lasting;
 *     absent where nobody can be called
 */
record OutageOpening(String words, @Nullable Supplier<CompletableFuture<Boolean>> subscribe)
    implements Opening {
  /** In the call's story, as of a node of a flow. */
  static final String NODE = "outage";

  private static final char SUBSCRIBE = '1';
  private static final Listening LISTENING = new Listening(Duration.ofSeconds(2));

  @Override
  public @Nullable CallInput run(Caller caller, Consumer<CallInput> tell) {
    tell.accept(new CallInput.NodeEntered(NODE));
    Heard heard = caller.ask(Prompt.text(words), LISTENING);
    Supplier<CompletableFuture<Boolean>> wanted = subscribe;
    if (wanted != null && heard instanceof Heard.Key(char key) && key == SUBSCRIBE) {
      tell.accept(new CallInput.FlowChose(NODE, key));
      tell.accept(new CallInput.FlowKnowsWish(NODE));
      CompletableFuture<Boolean> kept = wanted.get();
      caller.during(kept);
      String said = kept.getNow(false) ? NewsWords.SUBSCRIBED : NewsWords.NOT_SUBSCRIBED;
      var _ = caller.ask(Prompt.text(said), LISTENING);
    }
    return null;
  }
}
