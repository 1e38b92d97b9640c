package dev.hatchline.flow.check;

import dev.hatchline.call.EscapeWords;
import dev.hatchline.flow.Choice;
import dev.hatchline.flow.Entry;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Languages;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Sayings;
import dev.hatchline.flow.YesNoWords;
import dev.hatchline.flow.heard.Hearer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whether what callers may say can be understood: every word of it is in the model of a language
 * that the flow speaks, and none of it opens the hatch. Where there is no model keys do all, and
 * words are as good as any.
 */
public final class HeardRules {
  /** Words of a flow that stand at its top. */
  private static final String TOP = "";

  private final Vocabulary vocabulary;
  private final EscapeWords house;

  /**
   * Judges for the models of one house.
   *
   * @param house its own escape words, by language
   */
  public HeardRules(Vocabulary vocabulary, Map<String, List<String>> house) {
    this.vocabulary = vocabulary;
    this.house = new EscapeWords(house);
  }

  /** Every word that nobody would understand. */
  public List<Fault> faults(Flow flow) {
    List<Fault> faults = new ArrayList<>();
    escapes(flow, faults);
    flow.nodes()
        .forEach((name, node) ->
            saidAt(node)
                .forEach(said -> {
                  unknown(name, said, models(flow, said)).ifPresent(faults::add);
                  taken(flow, name, said).ifPresent(faults::add);
                }));
    return faults;
  }

  /**
   * Asks of which the model of a language lacks words of their kind, or understands none that are
   * the caller's own: no fault, for others are understood, and keys are as ever.
   */
  public List<Fault> notes(Flow flow) {
    List<Fault> notes = new ArrayList<>();
    flow.nodes()
        .forEach((name, node) -> {
          if (node instanceof Node.Ask ask) {
            tags(flow)
                .forEach(tag ->
                    lacking(name, ask, tag)
                        .or(() -> noOwnWords(name, ask, tag))
                        .ifPresent(notes::add));
          }
        });
    return notes;
  }

  private Optional<Fault> lacking(String node, Node.Ask ask, String tag) {
    Set<String> known = vocabulary.words(tag).orElse(Set.of());
    Set<String> lacking = new TreeSet<>();
    if (!known.isEmpty()) {
      Hearer.of(tag).stream()
          .flatMap(hearer -> ofKind(hearer, ask))
          .flatMap(phrase -> Stream.of(phrase.split(" ", -1)))
          .filter(word -> !known.contains(word))
          .forEach(lacking::add);
      Hearer.of(tag).ifPresent(hearer -> lacking.removeIf(word -> isTwin(hearer, word, known)));
    }
    if (lacking.isEmpty()) {
      return Optional.empty();
    }
    String what =
        "the recogniser of %s does not know %s, which callers may say here"
            .formatted(Languages.bare(tag), String.join(", ", lacking));
    return Optional.of(
        new Fault(node, new Spot.Part(List.of("as")), "words-not-heard", what, "others, or keys"));
  }

  private Optional<Fault> noOwnWords(String node, Node.Ask ask, String tag) {
    boolean asked =
        ask.as() instanceof Entry.Speech
            && vocabulary.words(tag).isPresent()
            && !vocabulary.freely(tag);
    String what =
        "the recogniser of %s knows too few words for what callers say in their own: all go to '%s'"
            .formatted(Languages.bare(tag), ask.tries().noSpeech().orElse(""));
    Spot at = new Spot.Part(List.of("as"));
    return asked
        ? Optional.of(new Fault(node, at, "no-free-speech", what, "a model of more words"))
        : Optional.empty();
  }

  /** "O" is "oh", which is enough. */
  private static boolean isTwin(Hearer hearer, String word, Set<String> known) {
    return "0123456789"
        .chars()
        .mapToObj(key -> hearer.names((char) key))
        .filter(names -> names.contains(word))
        .anyMatch(names -> names.stream().anyMatch(known::contains));
  }

  /** What may be said for a kind of answer, whatever the flow adds. */
  private static Stream<String> ofKind(Hearer hearer, Node.Ask ask) {
    boolean own = !ask.words().equals(YesNoWords.DEFAULT);
    return ask.as() instanceof Entry.YesNo && !own
        ? Stream.concat(hearer.yesNo().yes().all(), hearer.yesNo().no().all())
        : hearer.phrases(ask.as()).stream();
  }

  /** A flow that does not say is spoken by the house, in English. */
  private static List<String> tags(Flow flow) {
    return flow.languages().areSaid() ? flow.languages().tags() : List.of("en");
  }

  /** What is said in whatever language is understood if it is in one of them. */
  private List<Set<String>> models(Flow flow, Said said) {
    return models(said.tag().isEmpty() ? tags(flow) : List.of(said.tag()));
  }

  private List<Set<String>> models(Collection<String> tags) {
    return tags.stream().flatMap(tag -> vocabulary.words(tag).stream()).toList();
  }

  /**
   * One thing that may be said, and where it stands.
   *
   * @param tag of the language in which it is said; empty for any
   */
  private record Said(String tag, String phrase, List<String> path) {}

  private static List<Said> saidAt(Node node) {
    return switch (node) {
      case Node.Menu menu -> choices(menu.choices());
      case Node.Ask ask when ask.as() instanceof Entry.OneOf(var choices) -> {
        List<Said> all = new ArrayList<>(choices(choices));
        all.addAll(yesNo(ask.words()));
        yield all;
      }
      case Node.Ask ask -> yesNo(ask.words());
      default -> List.of();
    };
  }

  private static List<Said> choices(Map<Character, Choice> choices) {
    List<Said> all = new ArrayList<>();
    choices.forEach((key, choice) ->
        all.addAll(sayings(choice.words(), "choices", Character.toString(key), "words")));
    return all;
  }

  private static List<Said> yesNo(YesNoWords words) {
    if (words.equals(YesNoWords.DEFAULT)) {
      return List.of();
    }
    List<Said> all = new ArrayList<>(sayings(words.yes(), "words", "yes"));
    all.addAll(sayings(words.no(), "words", "no"));
    return all;
  }

  private static List<Said> sayings(Sayings sayings, String... where) {
    List<Said> all = new ArrayList<>();
    sayings
        .byLanguage()
        .forEach((tag, phrases) -> {
          List<String> path = new ArrayList<>(List.of(where));
          path.add(tag);
          all.addAll(phrases(tag, phrases, path));
        });
    return all;
  }

  private static List<Said> phrases(String tag, List<String> phrases, List<String> where) {
    List<Said> all = new ArrayList<>();
    for (int at = 0; at < phrases.size(); at++) {
      List<String> path = new ArrayList<>(where);
      path.add(Integer.toString(at));
      all.add(new Said(tag, phrases.get(at), path));
    }
    return all;
  }

  private void escapes(Flow flow, List<Fault> faults) {
    for (String tag : tags(flow)) {
      List<String> more = new ArrayList<>(flow.escapes().of(tag));
      more.removeAll(EscapeWords.BUILT_IN.of(tag));
      phrases(tag, more, List.of("escape-words", tag))
          .forEach(said -> unknown(TOP, said, models(List.of(tag))).ifPresent(faults::add));
      house.of(tag).stream()
          .map(phrase -> new Said(tag, phrase, List.of()))
          .forEach(said ->
              unknown(TOP, said, models(List.of(tag)))
                  .map(HeardRules::ofTheHouse)
                  .ifPresent(faults::add));
    }
  }

  /** The flow has no place that is at fault. */
  private static Fault ofTheHouse(Fault fault) {
    String what = "speech.escape-words in the operator's file: " + fault.what();
    return new Fault(fault.node(), fault.spot(), fault.code(), what, fault.expected());
  }

  /** A phrase is understood whole or not at all, so it is by one model. */
  private static Optional<Fault> unknown(String node, Said said, List<Set<String>> models) {
    List<String> words = List.of(said.phrase().split(" ", -1));
    boolean known = models.isEmpty() || models.stream().anyMatch(model -> model.containsAll(words));
    if (known) {
      return Optional.empty();
    }
    Set<String> all = new TreeSet<>();
    models.forEach(all::addAll);
    String word =
        words.stream().filter(one -> !all.contains(one)).findFirst().orElse(words.getFirst());
    String what = "'" + word + "' is no word that the recogniser knows";
    String near = Nearest.of(all, word).map(one -> "; did you mean '" + one + "'?").orElse("");
    return Optional.of(
        new Fault(
            node,
            new Spot.Part(said.path()),
            "unknown-word",
            what,
            "words that it knows, or no words and the key alone" + near));
  }

  /** Those that every line has are refused where they are read. */
  private Optional<Fault> taken(Flow flow, String node, Said said) {
    return flow.escapes()
        .and(house.phrases())
        .anywhere(said.phrase())
        .map(escape ->
            new Fault(
                node,
                new Spot.Part(said.path()),
                "taken",
                "'" + escape + "' is taken: who says it always comes to a person",
                "words without '" + escape + "'"));
  }
}
