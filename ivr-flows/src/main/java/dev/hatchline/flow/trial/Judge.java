package dev.hatchline.flow.trial;

import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.sim.FlowSimulator.Conversation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Holds what came of a call against what was expected of it. */
final class Judge {
  private final Transcript transcript;
  private final Conversation conversation;

  /** What is said, in letters and digits. */
  private final String said;

  /** What is expected to be heard next comes after this. */
  private int heard;

  private final List<Difference> differences = new ArrayList<>();

  private Judge(Transcript transcript, Conversation conversation) {
    this.transcript = transcript;
    this.conversation = conversation;
    StringBuilder all = new StringBuilder();
    // What one prompt ends with and the next begins with is no sentence.
    transcript.heard().forEach(prompt -> all.append(bare(prompt.toString())).append('|'));
    this.said = all.toString();
  }

  static List<Difference> differences(
      List<Expected> expected, Transcript transcript, Conversation conversation) {
    Judge judge = new Judge(transcript, conversation);
    expected.forEach(judge::judge);
    return judge.differences;
  }

  private void judge(Expected expected) {
    switch (expected) {
      case Expected.Hears(Where at, String words) -> hears(at, words);
      case Expected.NeverHears(Where at, String words) -> neverHears(at, words);
      case Expected.Visits(Where at, List<String> nodes) -> visits(at, nodes);
      case Expected.Known(Where at, String name, String value) -> known(at, name, value);
      case Expected.Ends(Where at, String words) -> ends(at, words);
    }
  }

  private void hears(Where at, String words) {
    int found = said.indexOf(bare(words), heard);
    if (found >= 0) {
      heard = found + bare(words).length();
      return;
    }
    boolean before = said.contains(bare(words));
    String what =
        before
            ? "it only before what is expected above"
            : nearest(words).map(near -> "\"" + near + "\"").orElse("nothing like it");
    differences.add(new Difference(at, "to hear \"" + words + "\"", what));
  }

  private void neverHears(Where at, String words) {
    if (said.contains(bare(words))) {
      String found = nearest(words).map(near -> "\"" + near + "\"").orElse("it");
      differences.add(new Difference(at, "never to hear \"" + words + "\"", found));
    }
  }

  private void visits(Where at, List<String> nodes) {
    int next = 0;
    for (String node : transcript.nodes()) {
      if (next < nodes.size() && node.equals(nodes.get(next))) {
        next++;
      }
    }
    if (next < nodes.size()) {
      String to = "to come to '" + nodes.get(next) + "'";
      String after = next == 0 ? "" : " after '" + nodes.get(next - 1) + "'";
      differences.add(
          new Difference(at, to + after, "the way " + String.join(" > ", transcript.nodes())));
    }
  }

  private void known(Where at, String name, String value) {
    Optional<String> found =
        Optional.ofNullable(conversation.values().get(name)).map(Judge::written);
    if (!found.equals(Optional.of(value))) {
      differences.add(
          new Difference(at, name + " to be " + value, found.orElse("that it is not known")));
    }
  }

  private static String written(Value value) {
    return value instanceof Value.YesNo(boolean yes) ? yes ? "yes" : "no" : value.plain();
  }

  private void ends(Where at, String words) {
    if (!Endings.met(words, conversation.outcome())) {
      String found = Endings.words(conversation.outcome());
      String node = conversation.outcome().node();
      differences.add(new Difference(at, "the end " + words, found + ", at '" + node + "'"));
    }
  }

  /** What was said that has most words of it, and half of them at least. */
  private Optional<String> nearest(String words) {
    Set<String> wanted = words(words);
    return transcript.heard().stream()
        .map(Prompt::toString)
        .distinct()
        .filter(prompt -> 2 * shared(wanted, prompt) >= wanted.size())
        .max(Comparator.comparingLong(prompt -> shared(wanted, prompt)));
  }

  private static long shared(Set<String> wanted, String prompt) {
    Set<String> found = words(prompt);
    return wanted.stream().filter(found::contains).count();
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
      words.add(word);
    }
    words.remove("");
    return words;
  }

  private static String bare(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
