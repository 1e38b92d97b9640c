package dev.hatchline.app.flow;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.HouseSentences;
import dev.hatchline.flow.check.VoiceRules;
import java.util.List;
import java.util.stream.Collectors;

/** In which languages of a flow callers hear English of the house, and why. */
final class HouseTongues {
  private HouseTongues() {}

  /** A line below the certificate; nothing, where the house speaks all that the flow does. */
  static String told(Flow flow, VoiceRules voices) {
    List<String> english =
        flow.languages().tags().stream()
            .filter(tag -> !HouseSentences.has(tag) || !voices.speaks(tag))
            .map(tag ->
                tag + (HouseSentences.has(tag) ? " (no voice speaks it)" : " (no sentences)"))
            .toList();
    return english.isEmpty()
        ? ""
        : english.stream()
            .collect(
                Collectors.joining(", ", "  the house       speaks English by itself in ", "\n"));
  }
}
