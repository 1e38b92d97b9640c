package dev.hatchline.app.call;

import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.control.CallInput;
import dev.hatchline.conf.NativePrompt;
import dev.hatchline.telephony.Leg;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Nobody is there: says so, records, thanks. */
final class MessageTaking {
  /** Flows number their prompts from 1 upwards. */
  private static final long ASKED = -1;

  private static final long THANKED = -2;

  private final CallId id;
  private final CallServices services;
  private final Duration max;

  MessageTaking(CallId id, CallServices services, Duration max) {
    this.id = id;
    this.services = services;
    this.max = max;
  }

  void begin(Leg leg) {
    leg.silence();
    leg.play(ASKED, services.sounds().of(NativePrompt.NOBODY_MESSAGE));
  }

  @Nullable CallInput played(Leg leg, long playId) {
    if (playId == ASKED) {
      Path file = services.installation().messages().resolve(id + ".wav").toAbsolutePath();
      services
          .story()
          .accept(
              new CallEvent.MessageStarted(
                  id, services.clock().instant(), file.getFileName().toString()));
      leg.record(file, max);
      return null;
    }
    return playId == THANKED ? new CallInput.MessageEnded() : null;
  }

  @Nullable CallInput recorded(Leg leg, Duration length) {
    leg.openDialogue();
    leg.play(THANKED, services.sounds().of(NativePrompt.MESSAGE_THANKS));
    return null;
  }
}
