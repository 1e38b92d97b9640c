package dev.hatchline.flow.run;

import dev.hatchline.flow.HouseSentences;
import dev.hatchline.flow.Outage;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Way.Why;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * An outage: what is said of it, and the key of who wants to be called when it is over, or its
 * name.
 */
final class Outages {
  private final Keyboard keyboard;
  private final Values values;
  private final Business business;
  private final FlowListener listener;

  Outages(Keyboard keyboard, Values values, Business business, FlowListener listener) {
    this.keyboard = keyboard;
    this.values = values;
    this.business = business;
    this.listener = listener;
  }

  Step visit(String node, Outage outage) {
    Optional<OutageHeard> known = business.outage(outage.area().flatMap(values::find));
    listener.outage(node, known.isPresent());
    if (known.isEmpty()) {
      return new Step.GoTo(outage.none(), Why.MISSING);
    }
    boolean heard = known.get().words().isBlank();
    return new Step.GoTo(outage.told(), heard ? Why.THEN : tell(node, outage, known.get()));
  }

  private Why tell(String node, Outage outage, OutageHeard known) {
    String offered = known.tells() ? Character.toString(Outage.TELL) : "";
    KeyNames names = new KeyNames(keyboard.understood(), offered);
    return switch (keyboard.ask(english(known.words()), names.listening(Outage.SILENCE))) {
      case Heard.Key(char key) -> pressed(node, outage, known, key);
      case Heard.Said said ->
          names.key(said).map(key -> pressed(node, outage, known, key)).orElse(Why.THEN);
      case Heard.NotUnderstood _ -> Why.THEN;
      case Heard.Silence _, Heard.Finished _ -> Why.SILENCE;
    };
  }

  private Why pressed(String node, Outage outage, OutageHeard known, char pressed) {
    if (pressed == '0') {
      // Pressed as a digit too many, heard as a choice: where there are choices 0 is the hatch.
      throw new HatchOpened("0");
    }
    if (pressed != Outage.TELL || !known.tells()) {
      keyboard.unread(pressed);
      return Why.THEN;
    }
    listener.chosen(node, pressed);
    String said = noted(outage, known);
    if (!said.isBlank()) {
      keyboard.say(english(said));
    }
    return Why.THEN;
  }

  /** Outages are entered in one language. */
  private static Prompt english(String words) {
    return Prompt.spoken(HouseSentences.ENGLISH, words);
  }

  /** Whoever leaves meanwhile is called all the same: they have chosen it. */
  private String noted(Outage outage, OutageHeard known) {
    CompletableFuture<String> answer = business.tellWhenOver(known.id());
    try {
      long late = Outage.NOTING_MAX.toMillis();
      answer.completeOnTimeout("", late, TimeUnit.MILLISECONDS);
      outage.sound().ifPresent(keyboard::say);
      keyboard.during(answer);
      return answer.join();
    } catch (CompletionException | CancellationException _) {
      return "";
    }
  }
}
