package dev.hatchline.app.notice;

import dev.hatchline.app.call.Opening;
import dev.hatchline.call.control.CallInput;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.run.Caller;
import dev.hatchline.flow.run.Heard;
import dev.hatchline.flow.run.Listening;
import dev.hatchline.routing.notice.News;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The whole of a call with news. Whom we have called need not say anything: after silence, which
 * may be a machine's, it is said once more, and then the call ends.
 *
 * @param queue where people are
 */
record NewsOpening(News news, String company, String queue) implements Opening {
  static final char CONFIRM = '1';
  private static final char BROKEN = '2';
  private static final String BY = "flow";
  private static final int TIMES = 2;
  private static final Listening LISTENING = new Listening(Duration.ofSeconds(5));

  /** In the call's story, as of a node of a flow. */
  static String node(News.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public CallInput run(Caller caller, Consumer<CallInput> tell) {
    String node = node(news.kind());
    tell.accept(new CallInput.NodeEntered(node));
    for (int i = 0; i < TIMES; i++) {
      switch (caller.ask(Prompt.text(NewsWords.news(news, company)), LISTENING)) {
        case Heard.Key(char key) when key == CONFIRM -> {
          tell.accept(new CallInput.FlowChose(node, key));
          return ended(caller, NewsWords.THANKS);
        }
        case Heard.Key(char key) when key == BROKEN && news.kind() == News.Kind.ALL_CLEAR -> {
          tell.accept(new CallInput.FlowChose(node, key));
          return new CallInput.FlowWantsPerson(queue, BY);
        }
        case Heard.Key(char key) ->
            tell.accept(new CallInput.HeardUnknown(node, String.valueOf(key)));
        case Heard.Said(String words, _) -> tell.accept(new CallInput.HeardUnknown(node, words));
        case Heard.NotUnderstood _ -> tell.accept(new CallInput.HeardUnknown(node, ""));
        case Heard.Silence _, Heard.Finished _ -> tell.accept(new CallInput.HeardNothing(node));
      }
    }
    return ended(caller, NewsWords.GOODBYE);
  }

  private static CallInput ended(Caller caller, String words) {
    var _ = caller.say(Prompt.text(words));
    return new CallInput.FlowFinished();
  }
}
