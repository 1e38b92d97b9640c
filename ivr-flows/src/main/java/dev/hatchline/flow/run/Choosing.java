package dev.hatchline.flow.run;

import dev.hatchline.flow.Choice;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.Node.Ask;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Tries;
import dev.hatchline.flow.YesNoWords;
import dev.hatchline.flow.heard.Hearer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A choice by one key, or by words that stand for one: of menus, of asks for yes or no or one of a
 * list, and of what is read back.
 *
 * <pre>
 *   asked ── a key or a word that is offered ─► the key
 *     ▲ ├─── such a word, but not surely ─► "did I hear …?" ── yes ─► the key
 *     │ ├─── 0, *0 or an escape word ─────────► the hatch         └── else a failed try
 *     │ └─── silence, or anything else ─┬─────► the tries ran out
 *     └─────────────────────────────────┘
 * </pre>
 */
final class Choosing {
  private final Keyboard keyboard;
  private final FlowListener listener;
  private final Doubts doubts;

  Choosing(Keyboard keyboard, FlowListener listener) {
    this.keyboard = keyboard;
    this.listener = listener;
    this.doubts = new Doubts(keyboard);
  }

  /**
   * What is offered.
   *
   * @param keys those that can be pressed, each with the words that may be said instead
   * @param wrong said before a further try
   * @param asked whether it is asked what was meant if that is not sure; else that is a failed try,
   *     after which the same is asked anyway
   */
  record Offer(
      Prompt prompt,
      Map<Character, List<String>> keys,
      Tries tries,
      Optional<Prompt> wrong,
      boolean asked) {
    /** Nothing is said but the prompt. */
    Offer(Prompt prompt, Map<Character, List<String>> keys, Tries tries) {
      this(prompt, keys, tries, Optional.empty(), false);
    }
  }

  /** The keys of these choices, each with its words in the language that is spoken. */
  Map<Character, List<String>> keys(Map<Character, Choice> choices) {
    String spoken = keyboard.understood().language();
    return choices.entrySet().stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, choice -> choice.getValue().words().in(spoken)));
  }

  /** The keys for yes and no. */
  Map<Character, List<String>> keys(YesNoWords own) {
    Understanding understood = keyboard.understood();
    YesNoWords words = understood.yesNo(own);
    String spoken = understood.language();
    return Map.of(Ask.TAKE, words.yes().in(spoken), Ask.OTHER, words.no().in(spoken));
  }

  Chosen of(String node, Offer offer) {
    Map<Character, List<String>> words = words(offer);
    List<String> phrases = words.values().stream().flatMap(List::stream).toList();
    String by = ToQueue.BY_SILENCE;
    for (int tries = 0; tries < offer.tries().most(); tries++) {
      if (tries > 0) {
        offer.wrong().ifPresent(keyboard::say);
      }
      switch (keyboard.ask(
          offer.prompt(), keyboard.understood().oneOf(offer.tries().quiet(), phrases))) {
        // Pressed as a digit too many, heard as a choice: where there are choices 0 is the hatch.
        case Heard.Key(char key) when key == '0' -> throw new HatchOpened("0");
        case Heard.Key(char key) when offer.keys().containsKey(key) -> {
          return new Chosen.It(key);
        }
        case Heard.Key(char key) -> {
          by = ToQueue.BY_NO_MATCH;
          listener.noMatch(node, key);
        }
        case Heard.Said said -> {
          Optional<Character> key = said(offer, words, said);
          if (key.isPresent()) {
            return new Chosen.It(key.get());
          }
          by = ToQueue.BY_NO_MATCH;
          listener.noMatch(node, said.words());
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

  /**
   * What may be said for each key. Whoever hears "press two" may say so, too, unless that is said
   * for another; but where something is read back, figures are what is read.
   */
  private Map<Character, List<String>> words(Offer offer) {
    Optional<Hearer> hearer = keyboard.understood().hearer().filter(_ -> offer.asked());
    if (hearer.isEmpty()) {
      return offer.keys();
    }
    Map<Character, List<String>> words = new TreeMap<>(offer.keys());
    words.replaceAll((key, own) -> with(own, hearer.get().names(key), offer.keys().values()));
    return words;
  }

  /** What a choice has of its own, and the names of its key that are said for no other. */
  private static List<String> with(
      List<String> own, List<String> names, Collection<List<String>> taken) {
    List<String> all = new ArrayList<>(own);
    for (String name : names) {
      if (isFree(name, taken)) {
        all.add(name);
      }
    }
    return all;
  }

  private static boolean isFree(String name, Collection<List<String>> taken) {
    for (List<String> words : taken) {
      if (words.contains(name)) {
        return false;
      }
    }
    return true;
  }

  private Optional<Character> said(
      Offer offer, Map<Character, List<String>> words, Heard.Said said) {
    keyboard.understood().letThrough(said.words());
    String small = said.words().strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    Optional<Character> key =
        words.entrySet().stream()
            .filter(one -> one.getValue().contains(small))
            .map(Map.Entry::getKey)
            .findFirst();
    if (key.isEmpty() || said.confidence() >= Understanding.SURE) {
      return key;
    }
    return key.filter(_ -> offer.asked() && doubts.isRight(small, offer.tries().quiet()));
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
