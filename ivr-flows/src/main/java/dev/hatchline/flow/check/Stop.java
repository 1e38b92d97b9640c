package dev.hatchline.flow.check;

import dev.hatchline.flow.Facts;
import dev.hatchline.flow.Languages;
import dev.hatchline.flow.Line;
import dev.hatchline.flow.Line.Role;
import dev.hatchline.flow.Listens;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.heard.Hearer;
import dev.hatchline.flow.run.PromptLength;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A node with the times of what is heard at it.
 *
 * @param prompt on coming
 * @param named when a person has been named in that, if one is
 * @param wrong before a further try
 * @param confirm when something is read back
 * @param namedBack when a person has been named in that, if one is
 * @param doubt when it is asked whether something was heard right, with the silence after it
 */
record Stop(
    Facts facts,
    Duration prompt,
    Optional<Duration> named,
    Duration wrong,
    Duration confirm,
    Optional<Duration> namedBack,
    Duration doubt) {

  static Stop of(Facts facts, PromptLength lengths, Languages languages) {
    List<Prompt> heard = said(facts, Role.PROMPT, Role.SOUND);
    List<Prompt> back = said(facts, Role.CONFIRM);
    return new Stop(
        facts,
        length(heard, lengths),
        named(heard, lengths),
        length(said(facts, Role.WRONG), lengths),
        length(back, lengths),
        named(back, lengths),
        doubt(facts, lengths, languages));
  }

  private static Duration doubt(Facts facts, PromptLength lengths, Languages languages) {
    Optional<Listens> how = facts.listens().filter(listens -> listens.doubtful().isPresent());
    if (how.isEmpty()) {
      return Duration.ZERO;
    }
    String what = how.get().doubtful().orElseThrow();
    List<String> tags = languages.areSaid() ? languages.tags() : List.of("");
    return tags.stream()
        .flatMap(tag -> Hearer.of(tag).stream())
        .map(hearer -> lengths.of(hearer.question(what)).plus(how.get().silence()))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private static List<Prompt> said(Facts facts, Role... roles) {
    return facts.lines().stream()
        .filter(line -> List.of(roles).contains(line.role()))
        .map(Line::prompt)
        .toList();
  }

  /** In the language in which it is longest. */
  private static Duration length(Prompt prompt, PromptLength lengths) {
    return prompt.each().map(lengths::of).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  private static Duration length(List<Prompt> prompts, PromptLength lengths) {
    return prompts.stream()
        .map(prompt -> length(prompt, lengths))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Optional<Duration> named(List<Prompt> prompts, PromptLength lengths) {
    Duration before = Duration.ZERO;
    for (Prompt prompt : prompts) {
      if (prompt.each().map(Mentions::parts).allMatch(OptionalInt::isPresent)) {
        return prompt
            .each()
            .map(said -> lengths.of(heard(said)))
            .max(Comparator.naturalOrder())
            .map(before::plus);
      }
      before = before.plus(length(prompt, lengths));
    }
    return Optional.empty();
  }

  /** As much of a prompt as has been heard when a person has been named. */
  private static Prompt heard(Prompt said) {
    int parts = Mentions.parts(said).orElseThrow();
    return new Prompt(said.parts().subList(0, parts), said.language(), Map.of());
  }

  /** When a person has been named in what is heard in this state, if one is. */
  Optional<Duration> namedAt(State state) {
    return switch (state.phase()) {
      case Phase.Speaks _, Phase.Listens _ -> named;
      case Phase.Types _ -> named.map(at -> state.failed() > 0 ? at.plus(wrong) : at);
      case Phase.ReadsBack _ -> namedBack;
      case Phase.Comes _, Phase.Works _, Phase.Ends _ -> Optional.empty();
    };
  }

  /** Whether anything is heard on coming, or as the last words. */
  boolean speaks() {
    return Stream.of(Role.PROMPT, Role.SOUND, Role.GOODBYE)
        .anyMatch(role -> !said(facts, role).isEmpty());
  }

  boolean works() {
    return !facts.works().isZero();
  }
}
