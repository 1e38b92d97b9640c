package dev.hatchline.app.call;

import dev.hatchline.call.CallId;
import dev.hatchline.call.control.CallInput;
import dev.hatchline.call.control.CallState;
import dev.hatchline.call.control.LineWords;
import dev.hatchline.flow.Prompt;
import dev.hatchline.telephony.Leg;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.PromptException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says to a caller in line what is only known when it is to be said. The sound comes a moment
 * later, through the call's mailbox, and is played only if it is still wanted then: it would cut
 * off whatever else is being said by now.
 */
final class Announcer {
  /** Flows number their prompts from 1 upwards, messages use -1 and -2. */
  private static final long FIRST = -1_000;

  private static final Logger log = LoggerFactory.getLogger(Announcer.class);

  private final CallId id;
  private final Sounds sounds;
  private final Consumer<Mail> post;
  private long said;
  private long latest;

  Announcer(CallId id, Sounds sounds, Consumer<Mail> post) {
    this.id = id;
    this.sounds = sounds;
    this.post = post;
  }

  /** {@code own}: what the flow says after the place. */
  void say(LineWords words, CallTongue tongue, Optional<Prompt> own) {
    long play = FIRST - said++;
    latest = play;
    boolean more = words instanceof LineWords.Joined(var _, boolean after) && after;
    var _ =
        sounds
            .spoken(tongue.line().of(words), tongue.tag())
            .thenApply(place -> more ? own.map(said -> with(place, said)).orElse(place) : place)
            .whenComplete((sound, fault) -> {
              if (fault != null) {
                log.warn("call {} is told nothing: {}", id, fault.toString());
              }
              post.accept(new Mail.Spoken(play, sound));
            });
  }

  private Pcm with(Pcm place, Prompt own) {
    try {
      return Pcm.joined(List.of(place, sounds.of(own)));
    } catch (PromptException fault) {
      log.warn("call {} is told its place only: {}", id, fault.toString());
      return place;
    }
  }

  /** Plays it if it is still wanted; what comes of it for the call. */
  @Nullable CallInput spoken(Leg leg, long play, @Nullable Pcm sound, CallState state) {
    if (play != latest || !(state instanceof CallState.InLine inLine) || !inLine.speaking()) {
      return null;
    }
    if (sound == null) {
      return new CallInput.LineSaid(); // what cannot be said is not worth a silence
    }
    leg.play(play, sound);
    return null;
  }

  /** Whether this was the latest announcement. */
  boolean said(long play) {
    return play == latest;
  }
}
