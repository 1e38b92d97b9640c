package dev.hatchline.telephony.agi;

import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.DialRequest;
import dev.hatchline.telephony.FinishAs;
import dev.hatchline.telephony.OutsideDial;
import java.nio.file.Path;
import java.time.Duration;

/** What a leg can be asked to do, one at a time. */
sealed interface Step {
  record Open() implements Step {}

  record Dial(DialRequest request) implements Step {}

  record Outside(OutsideDial request) implements Step {}

  record Join(Channel agent) implements Step {}

  /** A dial that was cancelled before it began. */
  record Abandoned() implements Step {}

  record Recording(Path wav, Duration max) implements Step {}

  record Finish(FinishAs as) implements Step {}

  /** Rings a phone, until somebody answers. */
  default boolean rings() {
    return this instanceof Dial || this instanceof Outside;
  }

  /** Puts the caller through to somebody: nothing may cut that off. */
  default boolean putsThrough() {
    return rings() || this instanceof Join;
  }
}
