package dev.hatchline.bench.speech;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.HouseSentences;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.telephony.speech.model.ShippedModel;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What callers hear in English: of the flows that come with the program, and of the house. */
final class OurPrompts {
  /** The flows that come with the program. */
  static final List<String> FLOWS =
      List.of(
          "bank", "clinic", "company-line", "first-call", "internet-provider", "parcel-service");

  private static final Map<String, String> CONSTANTS =
      Map.of(
          "company", "Example Company",
          "hours", "We are open Monday to Friday from 8 A M to 6 P M.",
          "date_order", "two digits for the month, and two for the day");

  /** Stands for every value. */
  private static final String VALUE = "four";

  private OurPrompts() {}

  /** Each sentence once. */
  static Set<String> texts() throws IOException {
    Set<String> texts = new LinkedHashSet<>();
    FlowReader reader = FlowReader.judging(CONSTANTS);
    for (String name : FLOWS) {
      try {
        add(texts, reader.shipped(name));
      } catch (FlowException fault) {
        throw new IOException("a flow that comes with the program has faults", fault);
      }
    }
    HouseSentences house = HouseSentences.in(ShippedModel.LANGUAGE);
    house.names().stream().sorted().map(house::of).map(OurPrompts::spoken).forEach(texts::add);
    texts.remove("");
    return texts;
  }

  private static void add(Set<String> texts, Flow flow) {
    flow.nodes()
        .values()
        .forEach(node ->
            node.prompts()
                .forEach(prompt -> texts.add(spoken(prompt.in(ShippedModel.LANGUAGE).toString()))));
  }

  /** As a voice speaks it: a value for each place of one, and nothing of sounds without words. */
  private static String spoken(String text) {
    return text.replaceAll("\\{[^{}]*\\}", VALUE)
        .replaceAll("\\[[^\\[\\]]*\\]|…", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
