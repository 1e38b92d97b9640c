package dev.hatchline.flow.spoken;

import dev.hatchline.flow.check.PromptTimes;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.flow.yaml.FlowReader;
import java.util.Map;

/** Judges a flow that speaks values in two languages; with an argument, speaks one besides. */
final class ColdCheck {
  private static final String FLOW =
      """
      flow: two
      languages: [en, de]
      start: hello
      nodes:
        hello:
          set: { sum: 12.5 }
          then: tell
        tell:
          say: { en: "On {today:year} it is {sum:digits}.", de: "Am {today:short}, {sum}." }
          then: person
        person:
          queue: people
      """;

  private ColdCheck() {}

  public static void main(String[] args) throws Exception {
    var flow = FlowReader.judging(Map.of()).read("two.yaml", FLOW);
    System.out.println(new PromptTimes(PromptLength.ESTIMATE, Map.of()).faults(flow));
    if (args.length > 0) {
      System.out.println(Speaker.of("de").number(new java.math.BigDecimal(args[0])));
    }
  }
}
