package dev.hatchline.flow.run;

import dev.hatchline.flow.Choice;
import dev.hatchline.flow.Entry;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.Way.Why;
import dev.hatchline.flow.run.Choosing.Chosen;
import dev.hatchline.flow.run.Choosing.Offer;
import dev.hatchline.flow.spoken.Speaker;
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
 *   typed, said, ──┘        ▲         └── 2, no ──► given anew
 *   chosen
 *     │  └── no confirm ────│──► taken; what was said only after "did I hear …?"
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
  private final Doubts doubts;
  private final FlowListener listener;

  Asking(Keyboard keyboard, Values values, Entries entries, FlowListener listener) {
    this.keyboard = keyboard;
    this.values = values;
    this.entries = entries;
    this.choosing = new Choosing(keyboard, listener);
    this.doubts = new Doubts(keyboard);
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
        case Found.Unheard _ -> {
          return new Step.GoTo(ask.tries().noSpeech().orElseThrow(), Why.NO_SPEECH);
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
              node,
              offer(ask, choosing.keys(ask.words()), false),
              key -> new Value.YesNo(key == Node.Ask.TAKE));
      case Entry.OneOf(var choices) ->
          chosen(
              node,
              offer(ask, choosing.keys(choices), true),
              key -> new Value.Text(Choice.to(choices, key)));
      case Entry.Speech speech -> told(node, ask, speech);
      case Entry.Digits _, Entry.Date _, Entry.Time _, Entry.Phone _, Entry.Amount _ ->
          typed(node, ask);
    };
  }

  /** Yes and no are asked again rather than asked about. */
  private static Offer offer(Node.Ask ask, Map<Character, List<String>> keys, boolean asked) {
    return new Offer(ask.prompt(), keys, ask.tries(), ask.wrong(), asked);
  }

  private Found chosen(String node, Offer offer, Function<Character, Value> value) {
    return switch (choosing.of(node, offer)) {
      case Chosen.It(char key) -> new Found.It(value.apply(key));
      case Chosen.None(String by) -> new Found.None(by);
    };
  }

  /** In the caller's own words. Whoever cannot be heard, or presses a key instead, goes on. */
  private Found told(String node, Node.Ask ask, Entry.Speech speech) {
    Listening listening = new Listening(ask.tries().quiet(), new Expected.Free(speech.longest()));
    String by = ToQueue.BY_SILENCE;
    for (int tries = 0; tries < ask.tries().most(); tries++) {
      if (!keyboard.hearsFreely()) {
        return new Found.Unheard();
      }
      if (tries > 0) {
        ask.wrong().ifPresent(keyboard::say);
      }
      switch (keyboard.ask(ask.prompt(), listening)) {
        case Heard.Key(char key) when key == '0' -> throw new HatchOpened("0");
        case Heard.Key _ -> {
          return new Found.Unheard();
        }
        case Heard.Said(String words, _) when !words.isBlank() -> {
          return new Found.It(Values.text(words.strip()));
        }
        case Heard.Said _, Heard.NotUnderstood _ -> {
          by = ToQueue.BY_NO_MATCH;
          listener.noMatch(node, "");
        }
        case Heard.Silence _, Heard.Finished _ -> {
          by = ToQueue.BY_SILENCE;
          listener.noInput(node);
        }
      }
    }
    return new Found.None(by);
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
        case Reading.Said(Value value, String words) -> {
          if (ask.confirm().isPresent() || doubts.isRight(spoken(value), ask.tries().quiet())) {
            return new Found.It(value);
          }
          listener.noMatch(node, words);
        }
        case Reading.Nothing _ -> listener.noInput(node);
        case Reading.Wrong wrong -> listener.noMatch(node, wrong.last());
        case Reading.Misheard(String words, _) -> listener.noMatch(node, words);
      }
    }
    return new Found.None(
        reading instanceof Reading.Nothing ? ToQueue.BY_SILENCE : ToQueue.BY_NO_MATCH);
  }

  private String spoken(Value value) {
    return Speaker.of(keyboard.understood().language()).words(value);
  }

  /** Before a further try: why the number was refused, or what the flow says of any failed try. */
  private void comment(Node.Ask ask, Reading last) {
    Optional<String> reason =
        switch (last) {
          case Reading.Wrong wrong -> wrong.reason();
          case Reading.Misheard misheard -> misheard.reason();
          case Reading.Good _, Reading.Said _, Reading.Nothing _ -> Optional.empty();
        };
    reason
        .filter(words -> !words.isBlank())
        .map(Prompt::text)
        .or(ask::wrong)
        .ifPresent(keyboard::say);
  }

  /** Reads back until the caller has said what it is; tries fail as in a menu. */
  private Found confirmed(String node, Node.Ask ask, Prompt confirm, Value value) {
    Prompt readBack = values.fill(confirm, ask.into(), value).orElse(confirm);
    Offer offer = new Offer(readBack, choosing.keys(ask.words()), ask.tries());
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

    /** Nothing can be heard, or the caller would rather say nothing. */
    record Unheard() implements Found {}

    /**
     * The tries ran out.
     *
     * @param by a BY_ name of {@link ToQueue}
     */
    record None(String by) implements Found {}
  }
}
