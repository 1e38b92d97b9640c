package dev.hatchline.flow.run;

import dev.hatchline.flow.Survey;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.Way.Why;
import java.math.BigDecimal;
import java.util.Optional;

/** A survey: one question, one key or its name, and no second try. */
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
    StringBuilder scale = new StringBuilder();
    for (int score = survey.low(); score <= survey.high(); score++) {
      scale.append(score);
    }
    KeyNames names = new KeyNames(keyboard.understood(), scale.toString());
    return switch (keyboard.ask(survey.prompt(), names.listening(Survey.SILENCE))) {
      case Heard.Key(char key) -> pressed(node, survey, key);
      case Heard.Said said -> {
        Optional<Character> key = names.key(said);
        if (key.isEmpty()) {
          listener.noMatch(node, said.words());
        }
        yield key.map(one -> pressed(node, survey, one)).orElse(Why.NO_MATCH);
      }
      case Heard.NotUnderstood _ -> {
        listener.noMatch(node, "");
        yield Why.NO_MATCH;
      }
      case Heard.Silence _, Heard.Finished _ -> {
        listener.noInput(node);
        yield Why.SILENCE;
      }
    };
  }

  private Why pressed(String node, Survey survey, char pressed) {
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
