package dev.hatchline.app.call;

import dev.hatchline.call.CallId;
import dev.hatchline.call.control.Call;
import dev.hatchline.call.control.CallInput;
import dev.hatchline.call.control.CallState;
import dev.hatchline.flow.HouseSentences;
import dev.hatchline.telephony.Leg;
import dev.hatchline.telephony.prompt.Pcm;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says around the flow what callers may have: most of all, to go on where they were. */
final class Invitation {
  /** Flows number what they play from 1, messages from -1 down to -2, announcements below -1000. */
  private static final long HOUSE = -10;

  private static final long GREETING = -12;
  private static final long OFFER = -13;

  private static final long MINUTES_COUNTED_MAX = 60;
  private static final Logger log = LoggerFactory.getLogger(Invitation.class);

  private final CallId id;
  private final CallServices services;
  private final Consumer<CallInput> tell;
  private final Consumer<Mail> post;

  Invitation(CallId id, CallServices services, Consumer<CallInput> tell, Consumer<Mail> post) {
    this.id = id;
    this.services = services;
    this.tell = tell;
    this.post = post;
  }

  /** Whether this is one of its sounds. */
  boolean is(long play) {
    return play == HOUSE || play == GREETING || play == OFFER;
  }

  /** One of two things that they may have. */
  void offer(Leg leg, HousePrompt prompt, CallTongue tongue) {
    leg.play(HOUSE, services.sounds().of(prompt, tongue.tag()));
  }

  void greet(Leg leg, CallTongue tongue) {
    leg.play(GREETING, services.sounds().of(HousePrompt.WELCOME_BACK, tongue.tag()));
  }

  /**
   * It may be known too late: nobody waits for it. They may have called an engine beside us since.
   */
  void lookUp(CallId from, Call call, String line) {
    var _ =
        services
            .cases()
            .goesOn(id, from)
            .thenAccept(may -> {
              if (may) {
                tell.accept(new CallInput.MayGoOn());
              } else {
                lookUpLeft(call, line);
              }
            });
  }

  /** The same of a call that an engine beside us had. */
  void lookUpLeft(Call call, String line) {
    var _ =
        services
            .cases()
            .leftBefore(id, line)
            .thenAccept(found ->
                found
                    .map(before -> Words.goOn(before, services.known(call)))
                    .ifPresent(goOn -> tell.accept(new CallInput.LeftBefore(goOn))));
  }

  /**
   * The sound comes a moment later.
   *
   * @param rang when they rang before
   */
  void say(Instant rang, CallTongue tongue) {
    Duration since = Duration.between(rang, services.clock().instant());
    var _ =
        services
            .sounds()
            .spoken(words(since, tongue.sentences()), tongue.tag())
            .whenComplete((sound, fault) -> {
              if (fault != null) {
                log.warn("call {} is not offered to go on: {}", id, fault.toString());
              }
              post.accept(new Mail.Spoken(OFFER, sound));
            });
  }

  /** What cannot be said is not offered: the call begins as any other. */
  @Nullable CallInput spoken(Leg leg, @Nullable Pcm sound, CallState state) {
    if (!(state instanceof CallState.Invited)) {
      return null;
    }
    if (sound == null) {
      return new CallInput.Woken();
    }
    leg.play(OFFER, sound);
    return null;
  }

  static String words(Duration since, HouseSentences house) {
    return house.of("rang", ago(since.toMinutes(), house));
  }

  private static String ago(long minutes, HouseSentences house) {
    if (minutes >= MINUTES_COUNTED_MAX) {
      return house.of("rang.before");
    }
    return switch ((int) minutes) {
      case 0 -> house.of("rang.now");
      case 1 -> house.of("rang.one");
      default -> house.of("rang.minutes", minutes);
    };
  }
}
