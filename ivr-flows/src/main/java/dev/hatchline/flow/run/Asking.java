package dev.hatchline.flow.run;

import dev.hatchline.flow.Choice;
import dev.hatchline.flow.Entry;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.run.Choosing.Chosen;
import dev.hatchline.flow.run.Choosing.Offer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An ask: its tries, and what is read back.
 *
 * <pre>
 *   own number ────┐                  ┌── 1, yes ─► taken
 *                  ├─► read back ─────┤
 *   typed, chosen ─┘        ▲         └── 2, no ──► given anew
 *     │  └── no confirm ────│──► taken
 *     └── tries run out ────┴──► the way for that, or a person
 * </pre>
 */
final class Asking {
  /** Who has had so many values read back, and taken none, is helped by a person. */
  private static final int READ_BACK_MAX = 20;

  private final Keyboard keyboard;
  private final Values values;
  private final Entries entries;
  private final Choosing choosing;
  private final FlowListener listener;

  Asking(Keyboard keyboard, Values values, Entries entries, FlowListener listener) {
    this.keyboard = keyboard;
    this.values = values;
    this.entries = entries;
    this.choosing = new Choosing(keyboard, listener);
    this.listener = listener;
  }

  Step visit(String node, Node.Ask ask) {
    if (!ask.again() && values.find(ask.into()).isPresent()) {
      return new Step.GoTo(ask.then());
    }
    Optional<Value> own = entries.own(ask);
    for (int readBack = 0; readBack < READ_BACK_MAX; readBack++) {
      Found found = own.<Found>map(Found.It::new).orElseGet(() -> given(node, ask));
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
          return Step.failed(ask.tries(), by);
        }
        case Found.Another _ -> {}
      }
    }
    return new Step.Lost(ToQueue.BY_LIMIT);
  }

  private Found given(String node, Node.Ask ask) {
    return switch (ask.as()) {
      case Entry.YesNo _ ->
          chosen(
              node, ask, Choosing.keys(ask.words()), key -> new Value.YesNo(key == Node.Ask.TAKE));
      case Entry.OneOf(var choices) ->
          chosen(node, ask, Choosing.keys(choices), key -> new Value.Text(Choice.to(choices, key)));
      case Entry.Digits _, Entry.Date _, Entry.Time _, Entry.Phone _, Entry.Amount _ ->
          typed(node, ask);
    };
  }

  private Found chosen(
      String node,
      Node.Ask ask,
      Map<Character, List<String>> keys,
      Function<Character, Value> value) {
    return switch (choosing.of(node, new Offer(ask.prompt(), keys, ask.tries(), ask.wrong()))) {
      case Chosen.It(char key) -> new Found.It(value.apply(key));
      case Chosen.None(String by) -> new Found.None(by);
    };
  }

  private Found typed(String node, Node.Ask ask) {
    Reading reading = new Reading.Nothing();
    for (int tries = 0; tries < ask.tries().most(); tries++) {
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
    Prompt readBack = values.fill(confirm, ask.into(), value).orElse(confirm);
    Offer offer = new Offer(readBack, Choosing.keys(ask.words()), ask.tries());
    return switch (choosing.of(node, offer)) {
      case Chosen.It(char key) -> {
        listener.chosen(node, key);
        yield key == Node.Ask.TAKE ? new Found.It(value) : new Found.Another();
      }
      case Chosen.None(String by) -> new Found.None(by);
    };
  }

  /** Where an ask stands. */
  private sealed interface Found {
    record It(Value value) implements Found {}

    /** The caller wants to give another. */
    record Another() implements Found {}

    /**
     * The tries ran out.
     *
     * @param by a BY_ name of {@link ToQueue}
     */
    record None(String by) implements Found {}
  }
}
