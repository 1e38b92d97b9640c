package dev.hatchline.flow.run;

import dev.hatchline.flow.Survey;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.Way.Why;
import java.math.BigDecimal;
import java.util.Optional;

/** A survey: one question, one key, and no second try. */
final class Surveying {
  private final Keyboard keyboard;
  private final Values values;
  private final FlowListener listener;

  Surveying(Keyboard keyboard, Values values, FlowListener listener) {
    this.keyboard = keyboard;
    this.values = values;
    this.listener = listener;
  }

  Step visit(String node, Survey survey) {
    boolean known = values.find(survey.into()).isPresent();
    return new Step.GoTo(survey.then(), known ? Why.THEN : ask(node, survey));
  }

  private Why ask(String node, Survey survey) {
    Optional<Character> key = keyboard.ask(survey.prompt(), Survey.SILENCE);
    if (key.isEmpty()) {
      listener.noInput(node);
      return Why.SILENCE;
    }
    char pressed = key.get();
    if (pressed == '0') {
      // Pressed as a digit too many, heard as a choice: where there are choices 0 is the hatch.
      throw new HatchOpened("0");
    }
    int score = Character.digit(pressed, 10);
    if (score < survey.low() || score > survey.high()) {
      listener.noMatch(node, pressed);
      return Why.NO_MATCH;
    }
    values.set(survey.into(), new Value.Number(BigDecimal.valueOf(score)));
    listener.scored(node, survey.into(), score);
    survey.thanks().ifPresent(keyboard::say);
    return Why.THEN;
  }
}
