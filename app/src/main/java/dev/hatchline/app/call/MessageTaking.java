package dev.hatchline.app.call;

import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.control.CallCommand.TakeMessage.Why;
import dev.hatchline.call.control.CallInput;
import dev.hatchline.telephony.Leg;
import dev.hatchline.telephony.prompt.Wav;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One message: says what is to be said, records, thanks. */
final class MessageTaking {
  /** Flows number their prompts from 1 upwards. */
  private static final long ASKED = -1;

  private static final long THANKED = -2;

  private static final Logger log = LoggerFactory.getLogger(MessageTaking.class);

  private final CallId id;
  private final CallServices services;
  private final Path file;
  private final Why why;
  private final CallTongue tongue;

  /**
   * Not begun yet.
   *
   * @param name of the file to be, without {@code .wav}; another one for each message of a call
   */
  MessageTaking(CallId id, CallServices services, String name, Why why, CallTongue tongue) {
    this.id = id;
    this.services = services;
    this.file = services.installation().messages().resolve(name + ".wav").toAbsolutePath();
    this.why = why;
    this.tongue = tongue;
  }

  /** On an open dialogue; what is heard is told to {@link #played}. */
  void begin(Leg leg) {
    leg.silence();
    HousePrompt asked =
        switch (why) {
          case NOBODY -> HousePrompt.NOBODY_MESSAGE;
          case CHOSEN -> HousePrompt.MESSAGE_CHOSEN;
          case FLOW -> HousePrompt.AFTER_THE_TONE;
        };
    leg.play(ASKED, services.sounds().of(asked, tongue.tag()));
  }

  /** The file of the recording that begins now, if this was the prompt before it. */
  @Nullable Path played(HeardLeg leg, long playId) {
    if (playId != ASKED) {
      return null;
    }
    services
        .story()
        .accept(
            new CallEvent.MessageStarted(
                id, services.clock().instant(), file.getFileName().toString(), leg.language()));
    leg.record(file, services.config().limits().message());
    return file;
  }

  /** What the end of this prompt means for the call. */
  @Nullable CallInput ended(long playId) {
    return playId == THANKED ? new CallInput.MessageEnded() : null;
  }

  boolean isIn(Path recorded) {
    return recorded.equals(file);
  }

  /** The recording is over and the dialogue open again; what that means for the call. */
  @Nullable CallInput recorded(Leg leg) {
    if (!says(file)) {
      forget(file);
      return new CallInput.MessageEmpty();
    }
    leg.play(THANKED, services.sounds().of(HousePrompt.MESSAGE_THANKS, tongue.tag()));
    return null;
  }

  /** In doubt yes: nothing that was said is lost. */
  private static boolean says(Path file) {
    try {
      return Files.exists(file) && Speech.in(Wav.read(file));
    } catch (IOException fault) {
      log.warn("the message {} cannot be read: {}", file, fault.toString());
      return true;
    }
  }

  private static void forget(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException fault) {
      log.warn("the empty message {} stays: {}", file, fault.toString());
    }
  }
}
