package dev.hatchline.telephony.agi;

import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.DialRequest;
import dev.hatchline.telephony.FinishAs;
import java.nio.file.Path;
import java.time.Duration;

/** What a leg can be asked to do, one at a time. */
sealed interface Step {
  record Open() implements Step {}

  record Dial(DialRequest request) implements Step {}

  record Join(Channel agent) implements Step {}

  /** A dial that was cancelled before it began. */
  record Abandoned() implements Step {}

  record Recording(Path wav, Duration max) implements Step {}

  record Finish(FinishAs as) implements Step {}

  /** Puts the caller through to an agent: nothing may cut that off. */
  default boolean putsThrough() {
    return this instanceof Dial || this instanceof Join;
  }
}
