package dev.hatchline.flow.run;

import dev.hatchline.call.EscapeWords;
import dev.hatchline.flow.Choice;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.Node.Ask;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Tries;
import dev.hatchline.flow.YesNoWords;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A choice by one key, or by words that stand for one: of menus, of asks for yes or no or one of a
 * list, and of what is read back.
 *
 * <pre>
 *   asked ── a key or a word that is offered ─► the key
 *     ▲ └─── 0, *0 or an escape word ─────────► the hatch
 *     │ └─── silence, or anything else ─┬─────► the tries ran out
 *     └─────────────────────────────────┘
 * </pre>
 */
final class Choosing {
  private final Keyboard keyboard;
  private final FlowListener listener;

  Choosing(Keyboard keyboard, FlowListener listener) {
    this.keyboard = keyboard;
    this.listener = listener;
  }

  /**
   * What is offered.
   *
   * @param keys those that can be pressed, each with the words that may be said instead
   * @param wrong said before a further try
   */
  record Offer(
      Prompt prompt, Map<Character, List<String>> keys, Tries tries, Optional<Prompt> wrong) {
    /** Nothing is said but the prompt. */
    Offer(Prompt prompt, Map<Character, List<String>> keys, Tries tries) {
      this(prompt, keys, tries, Optional.empty());
    }

    private Listening listening() {
      List<String> phrases = keys.values().stream().flatMap(List::stream).toList();
      return phrases.isEmpty()
          ? new Listening(tries.quiet())
          : new Listening(tries.quiet(), new Expected.OneOf(phrases));
    }

    private Optional<Character> key(String said) {
      String words = said.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
      return keys.entrySet().stream()
          .filter(key -> key.getValue().contains(words))
          .map(Map.Entry::getKey)
          .findFirst();
    }
  }

  /** The keys of these choices, each with its words. */
  static Map<Character, List<String>> keys(Map<Character, Choice> choices) {
    return choices.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, choice -> choice.getValue().words()));
  }

  /** The keys for yes and no. */
  static Map<Character, List<String>> keys(YesNoWords words) {
    return Map.of(Ask.TAKE, words.yes(), Ask.OTHER, words.no());
  }

  Chosen of(String node, Offer offer) {
    String by = ToQueue.BY_SILENCE;
    for (int tries = 0; tries < offer.tries().most(); tries++) {
      if (tries > 0) {
        offer.wrong().ifPresent(keyboard::say);
      }
      switch (keyboard.ask(offer.prompt(), offer.listening())) {
        // Pressed as a digit too many, heard as a choice: where there are choices 0 is the hatch.
        case Heard.Key(char key) when key == '0' -> throw new HatchOpened("0");
        case Heard.Key(char key) when offer.keys().containsKey(key) -> {
          return new Chosen.It(key);
        }
        case Heard.Key(char key) -> {
          by = ToQueue.BY_NO_MATCH;
          listener.noMatch(node, key);
        }
        case Heard.Said(String words, _) -> {
          Optional<Character> key = said(offer, words);
          if (key.isPresent()) {
            return new Chosen.It(key.get());
          }
          by = ToQueue.BY_NO_MATCH;
          listener.noMatch(node, words);
        }
        case Heard.NotUnderstood _ -> {
          by = ToQueue.BY_NO_MATCH;
          listener.noMatch(node, "");
        }
        case Heard.Silence _, Heard.Finished _ -> {
          by = ToQueue.BY_SILENCE;
          listener.noInput(node);
        }
      }
    }
    return new Chosen.None(by);
  }

  /** Escape words are heard below; should one come as far as this, it is the hatch here, too. */
  private static Optional<Character> said(Offer offer, String words) {
    EscapeWords.in(words)
        .ifPresent(escape -> {
          throw new HatchOpened(escape);
        });
    return offer.key(words);
  }

  /** What came of it. */
  sealed interface Chosen {
    /** This key was pressed, or what it stands for was said. */
    record It(char key) implements Chosen {}

    /**
     * The tries ran out.
     *
     * @param by a BY_ name of {@link ToQueue}
     */
    record None(String by) implements Chosen {}
  }
}
