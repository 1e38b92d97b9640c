package dev.hatchline.app.call;

import dev.hatchline.call.control.Call;
import dev.hatchline.call.control.CallInput;
import dev.hatchline.call.control.Choice;
import dev.hatchline.telephony.speech.Answers;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Listens for the house's choices wherever it offers some: in line, for as long as it takes, and
 * before the flow. Who speaks to somebody beside them in line chooses nothing: what is no choice,
 * or a doubtful one, is not heard. The house speaks English, whatever the flow does.
 */
final class SpokenChoices {
  private static final String LANGUAGE = "en";

  /**
   * Less is taken for talk that was not meant for us: what it leads to is not asked about again.
   */
  private static final double CONFIDENCE_MIN = 0.9;

  private List<Choice> offered = List.of();
  private long listening;

  /** What stands for a choice; the keys' names are known to every model. */
  static List<String> phrases(Choice choice) {
    return switch (choice) {
      case AUTOMATION -> List.of("one", "menu", "main menu");
      case CALLBACK -> List.of("two", "callback", "call me back");
      case MESSAGE -> List.of("three", "leave a message");
      case MUSIC -> List.of("nine", "music off", "music on");
      case ACCEPTED -> List.of("one", "yes");
      case DECLINED -> List.of("two", "no");
    };
  }

  /** The call comes into another state: whoever listens next is the flow, or nobody. */
  void leaves(@Nullable HeardLeg leg, Call next) {
    if (!offered.isEmpty() && !offered.equals(Choice.of(next))) {
      offered = List.of();
      listening = 0;
      if (leg != null) {
        leg.answered();
      }
    }
  }

  /** The call is in its state. */
  void stands(@Nullable HeardLeg leg, Call now) {
    List<Choice> choices = Choice.of(now);
    if (leg != null && !choices.equals(offered) && leg.language().equals(LANGUAGE)) {
      offered = choices;
      listen(leg);
    }
  }

  private void listen(HeardLeg leg) {
    listening =
        leg.listen(
            new Answers.OneOf(
                offered.stream().map(SpokenChoices::phrases).flatMap(List::stream).toList()));
  }

  /** Whether this is its listening. */
  boolean listens(long number) {
    return listening != 0 && listening == number;
  }

  /** What comes of it; the ear hears one answer at a time, and is asked for the next. */
  @Nullable CallInput heard(Overheard what, HeardLeg leg) {
    return switch (what) {
      case Overheard.Began _, Overheard.OnlyNoise _ -> null;
      case Overheard.NotUnderstood _ -> {
        listen(leg);
        yield null;
      }
      case Overheard.Said(String words, double confidence) -> {
        Optional<Choice> choice =
            offered.stream().filter(one -> phrases(one).contains(words)).findFirst();
        listen(leg);
        yield choice.isPresent() && confidence >= CONFIDENCE_MIN
            ? new CallInput.Said(choice.get(), words)
            : null;
      }
    };
  }
}
