package dev.hatchline.app.call;

import dev.hatchline.call.control.Call;
import dev.hatchline.call.control.CallInput;
import dev.hatchline.call.control.Choice;
import dev.hatchline.call.control.SpokenOffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Listens for the house's choices wherever it offers some: in line, for as long as it takes, and
 * before the flow. What counts is {@link SpokenOffer}'s to say; what does not is not heard.
 */
final class SpokenChoices {
  private SpokenOffer offered = SpokenOffer.NOTHING;
  private long listening;

  /** An offer stands in the middle, for somebody speaks. */
  private boolean paused;

  /** The call comes into another state: whoever listens next is the flow, or nobody. */
  void leaves(@Nullable HeardLeg leg, Call next) {
    SpokenOffer offer = SpokenOffer.to(next, offered.language());
    if (!offered.equals(SpokenOffer.NOTHING) && !offered.equals(offer)) {
      offered = SpokenOffer.NOTHING;
      listening = 0;
      if (leg != null) {
        leg.answered();
        if (paused) {
          leg.silence();
        }
      }
      paused = false;
    }
  }

  /**
   * The call is in its state.
   *
   * @param tongue in which the house speaks to the caller: before a flow has said what they speak
   *     they answer in that
   * @param after what brought it there, if anything did. An escape word takes what else was said
   *     with it, and the ear may have listened for no more than that.
   */
  void stands(@Nullable HeardLeg leg, CallTongue tongue, Call now, @Nullable CallInput after) {
    if (leg == null) {
      return;
    }
    // Another language amid an offer would be another ear, which has not heard what was begun.
    if (!Choice.of(now).isEmpty() && offered.equals(SpokenOffer.NOTHING)) {
      tongue.taken().ifPresent(leg::speaks);
    }
    SpokenOffer offer = SpokenOffer.to(now, leg.language());
    if (!offer.equals(offered) && !offer.equals(SpokenOffer.NOTHING)) {
      offered = offer;
      listen(leg);
    } else if (after instanceof CallInput.HatchOpened && listening != 0) {
      listen(leg);
    }
  }

  private void listen(HeardLeg leg) {
    listening = leg.listen(Words.answers(offered));
  }

  /** Whether this is its listening. */
  boolean listens(long number) {
    return listening != 0 && listening == number;
  }

  /** What comes of it; the ear hears one answer at a time, and is asked for the next. */
  @Nullable CallInput heard(Overheard what, HeardLeg leg) {
    return switch (what) {
      case Overheard.Began _ -> began(leg);
      case Overheard.OnlyNoise _ -> nothing(leg);
      case Overheard.NotUnderstood _ -> {
        listen(leg);
        yield nothing(leg);
      }
      case Overheard.Said(String words, double confidence) -> {
        listen(leg);
        Optional<Choice> meant = offered.meant(words, confidence);
        yield meant.isPresent() ? new CallInput.Said(meant.get(), words) : nothing(leg);
      }
    };
  }

  /** Who talks to others in line is told their place all the same, and nobody waits for them. */
  private @Nullable CallInput began(HeardLeg leg) {
    if (offered.onlyAlone()) {
      return null;
    }
    paused |= leg.stand();
    return new CallInput.SpeechBegan();
  }

  /** Nothing was chosen: what stands goes on. */
  private @Nullable CallInput nothing(HeardLeg leg) {
    if (paused) {
      paused = false;
      leg.goOn();
    }
    return offered.onlyAlone() ? null : new CallInput.SpeechEmpty();
  }
}
