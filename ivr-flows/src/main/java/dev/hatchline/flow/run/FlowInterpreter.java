package dev.hatchline.flow.run;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowOutcome;
import dev.hatchline.flow.FlowOutcome.CallerLeft;
import dev.hatchline.flow.FlowOutcome.Finished;
import dev.hatchline.flow.FlowOutcome.LeaveMessage;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Prompt;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks one caller through one flow, once, on the thread that calls {@link #run}: a virtual one. It
 * waits only inside the {@link Caller}, owns no socket and no clock, and knows of no queue.
 */
public final class FlowInterpreter {
  /** After so many nodes the caller has gone in circles for hours, and a person takes over. */
  public static final int NODES_MAX = 10_000;

  private final Flow flow;
  private final Caller caller;
  private final FlowListener listener;
  private String node;

  /** A key that stopped a prompt where nothing was asked: the next menu hears it. */
  private @Nullable Character ahead;

  public FlowInterpreter(Flow flow, Caller caller, FlowListener listener) {
    this.flow = flow;
    this.caller = caller;
    this.listener = listener;
    this.node = flow.start();
  }

  /**
   * Runs the flow to its outcome. Only what the {@link Caller} or the listener throws beyond its
   * contract goes through.
   */
  public FlowOutcome run() {
    try {
      return walk();
    } catch (HatchOpened hatch) {
      return new ToQueue(flow.queue(), node, hatch.by());
    } catch (CallerGone _) {
      return new CallerLeft(node);
    }
  }

  private FlowOutcome walk() {
    for (int visits = 0; visits < NODES_MAX; visits++) {
      listener.entered(node);
      switch (visit(flow.node(node))) {
        case GoTo next -> node = next.node();
        case Done done -> {
          return done.outcome();
        }
      }
    }
    return new ToQueue(flow.queue(), node, ToQueue.BY_LIMIT);
  }

  private Step visit(Node here) {
    return switch (here) {
      case Node.Say say -> {
        play(say.prompt());
        yield new GoTo(say.then());
      }
      case Node.Menu menu -> choose(menu);
      case Node.Queue queue -> {
        queue.heard().ifPresent(this::play);
        yield new Done(new ToQueue(queue.queue(), node, ToQueue.BY_FLOW));
      }
      case Node.Message message -> {
        play(message.prompt());
        yield new Done(new LeaveMessage(node));
      }
      case Node.End end -> {
        end.heard().ifPresent(this::play);
        yield new Done(new Finished(node));
      }
    };
  }

  private void play(Prompt prompt) {
    if (ahead == null && caller.say(prompt) instanceof Heard.Key pressed) {
      ahead = pressed.key();
    }
  }

  private Step choose(Node.Menu menu) {
    String by = ToQueue.BY_SILENCE;
    for (int tries = 0; tries < menu.tries(); tries++) {
      Optional<Character> key = listen(menu);
      if (key.isEmpty()) {
        by = ToQueue.BY_SILENCE;
        listener.noInput(node);
        continue;
      }
      String chosen = menu.choices().get(key.get());
      if (chosen != null) {
        return new GoTo(chosen);
      }
      by = ToQueue.BY_NO_MATCH;
      listener.noMatch(node, key.get());
    }
    return new Done(new ToQueue(flow.queue(), node, by));
  }

  private Optional<Character> listen(Node.Menu menu) {
    Character typed = ahead;
    ahead = null;
    if (typed != null) {
      return Optional.of(typed);
    }
    return switch (caller.ask(menu.prompt(), new Listening(menu.silence()))) {
      case Heard.Key pressed -> Optional.of(pressed.key());
      case Heard.Silence _, Heard.Finished _ -> Optional.empty();
    };
  }

  /** What comes after a node. */
  private sealed interface Step {}

  private record GoTo(String node) implements Step {}

  private record Done(FlowOutcome outcome) implements Step {}
}
