package dev.hatchline.flow.run;

import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Value;
import java.util.Optional;

/**
 * An ask: its tries, and what is read back.
 *
 * <pre>
 *   own number ──┐                  ┌── 1 ─► taken
 *                ├─► read back ─────┤
 *   typed ───────┘        ▲         └── 2 ─► typed anew
 *     │  └── no confirm ──│──► taken
 *     └── tries run out ──┴──► a person
 * </pre>
 */
final class Asking {
  /** Who has had so many numbers read back, and taken none, is helped by a person. */
  private static final int READ_BACK_MAX = 20;

  private final Keyboard keyboard;
  private final Values values;
  private final Entries entries;
  private final FlowListener listener;

  Asking(Keyboard keyboard, Values values, Entries entries, FlowListener listener) {
    this.keyboard = keyboard;
    this.values = values;
    this.entries = entries;
    this.listener = listener;
  }

  Step visit(String node, Node.Ask ask) {
    if (!ask.again() && values.find(ask.into()).isPresent()) {
      return new Step.GoTo(ask.then());
    }
    Optional<Value> own = entries.own(ask);
    for (int readBack = 0; readBack < READ_BACK_MAX; readBack++) {
      Found found = own.<Found>map(Found.It::new).orElseGet(() -> typed(node, ask));
      own = Optional.empty();
      if (found instanceof Found.It(Value value) && ask.confirm().isPresent()) {
        found = confirmed(node, ask, ask.confirm().get(), value);
      }
      switch (found) {
        case Found.It(Value value) -> {
          values.set(ask.into(), value);
          listener.answered(node, ask.into(), value);
          return new Step.GoTo(ask.then());
        }
        case Found.None(String by) -> {
          return new Step.Lost(by);
        }
        case Found.Another _ -> {}
      }
    }
    return new Step.Lost(ToQueue.BY_LIMIT);
  }

  private Found typed(String node, Node.Ask ask) {
    Reading reading = new Reading.Nothing();
    for (int tries = 0; tries < ask.tries(); tries++) {
      keyboard.collecting(true);
      if (tries > 0) {
        comment(ask, reading);
      }
      reading = entries.read(ask);
      keyboard.collecting(false);
      switch (reading) {
        case Reading.Good(Value value) -> {
          return new Found.It(value);
        }
        case Reading.Nothing _ -> listener.noInput(node);
        case Reading.Wrong wrong -> listener.noMatch(node, wrong.last());
      }
    }
    return new Found.None(
        reading instanceof Reading.Wrong ? ToQueue.BY_NO_MATCH : ToQueue.BY_SILENCE);
  }

  /** Before a further try: why the number was refused, or what the flow says of any failed try. */
  private void comment(Node.Ask ask, Reading last) {
    Optional<String> reason =
        last instanceof Reading.Wrong wrong ? wrong.reason() : Optional.empty();
    reason
        .filter(words -> !words.isBlank())
        .map(Prompt::text)
        .or(ask::wrong)
        .ifPresent(keyboard::say);
  }

  /** Reads back until the caller has said what it is; tries fail as in a menu. */
  private Found confirmed(String node, Node.Ask ask, Prompt confirm, Value value) {
    String by = ToQueue.BY_SILENCE;
    Prompt readBack = values.fill(confirm, ask.into(), value).orElse(confirm);
    for (int tries = 0; tries < ask.tries(); tries++) {
      Optional<Character> key = keyboard.ask(readBack, ask.silence());
      if (key.isEmpty()) {
        by = ToQueue.BY_SILENCE;
        listener.noInput(node);
        continue;
      }
      char pressed = key.get();
      switch (pressed) {
        case Node.Ask.TAKE -> {
          listener.chosen(node, pressed);
          return new Found.It(value);
        }
        case Node.Ask.OTHER -> {
          listener.chosen(node, pressed);
          return new Found.Another();
        }
        // Pressed as a digit too many, heard as a choice: where there are choices 0 is the hatch.
        case '0' -> throw new HatchOpened("0");
        default -> {
          by = ToQueue.BY_NO_MATCH;
          listener.noMatch(node, pressed);
        }
      }
    }
    return new Found.None(by);
  }

  /** Where an ask stands. */
  private sealed interface Found {
    record It(Value value) implements Found {}

    /** The caller wants to type another. */
    record Another() implements Found {}

    /**
     * The tries ran out.
     *
     * @param by a BY_ name of {@link ToQueue}
     */
    record None(String by) implements Found {}
  }
}
