package dev.hatchline.app.it;

import dev.hatchline.conf.Hours;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.phones.sound.Sound;
import dev.hatchline.telephony.prompt.FreeTtsSynthesizer;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.PromptException;
import java.util.Map;

/** What a caller is to hear, spoken by the same voice as the line's: to be found in recordings. */
final class Spoken {
  /** A phone may miss so much at the beginning, and at the end. */
  private static final double LAST_S = 0.2;

  private static final double END_S = 2.2;

  private Spoken() {}

  /** The whole prompt of a node of a shipped flow. */
  static Sound node(String flow, String node, String company) {
    try {
      Map<String, String> constants =
          Map.of("company", company, "hours", Hours.ALWAYS.spoken(), "date_order", "");
      Prompt prompt = new FlowReader(constants).shipped(flow).node(node).heard().orElseThrow();
      return words(prompt.toString());
    } catch (FlowException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /** The same with the values of a call, by their names. */
  static String sentence(String flow, String node, Map<String, Value> values) {
    try {
      Map<String, String> constants =
          Map.of("company", "", "hours", Hours.ALWAYS.spoken(), "date_order", "");
      return new FlowReader(constants)
          .shipped(flow)
          .node(node)
          .heard()
          .flatMap(prompt ->
              prompt.filled(name ->
                  values.containsKey(name) ? dev.hatchline.flow.Spoken.of(values.get(name)) : ""))
          .orElseThrow()
          .toString();
    } catch (FlowException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /** The end of a sentence, where its values are, without the last packets. */
  static Sound end(String sentence) {
    Sound whole = words(sentence);
    double end = whole.seconds() - LAST_S;
    return whole.slice(Math.max(LAST_S, end - END_S), end);
  }

  static Sound words(String text) {
    try (FreeTtsSynthesizer voice = new FreeTtsSynthesizer("kevin16")) {
      return new Sound(voice.speak(text).samples(), Pcm.RATE);
    } catch (PromptException fault) {
      throw new IllegalStateException(fault);
    }
  }
}
