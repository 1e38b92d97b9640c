package dev.hatchline.conf;

import java.util.List;
import java.util.Map;

/**
 * What is heard of callers; keys work whatever stands here.
 *
 * @param hear whether anything is
 * @param models by language without a country: the name of a model, or its folder; who speaks a
 *     language that is not among them has keys alone
 * @param escapeWords by language: what leads to a person, besides what does so on every line
 * @param calls that are listened to at once; one more has keys alone
 */
public record Speech(
    boolean hear, Map<String, String> models, Map<String, List<String>> escapeWords, int calls) {
  /** The model that comes with the program: telephone English. */
  public static final String SHIPPED_MODEL = "hatch-en-8k";

  /** About as many as two cores keep up with beside their calls. */
  static final int CALLS = 60;

  static final int CALLS_MAX = OperatorConfig.Limits.CALLS_MAX;

  /** A longer list would only be confused with itself. */
  static final int ESCAPE_WORDS_MAX = 50;

  /** English by the model that comes with the program. */
  public static final Speech DEFAULT =
      new Speech(true, Map.of("en", SHIPPED_MODEL), Map.of(), CALLS);

  public Speech {
    models = Map.copyOf(models);
    escapeWords = Map.copyOf(escapeWords);
  }
}
