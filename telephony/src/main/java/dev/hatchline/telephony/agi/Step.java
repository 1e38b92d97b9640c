package dev.hatchline.telephony.agi;

import dev.hatchline.telephony.DialRequest;
import dev.hatchline.telephony.FinishAs;
import java.nio.file.Path;
import java.time.Duration;

/** What a leg can be asked to do, one at a time. */
sealed interface Step {
  record Open() implements Step {}

  record Dial(DialRequest request) implements Step {}

  /** A dial that was cancelled before it began. */
  record Abandoned() implements Step {}

  record Recording(Path wav, Duration max) implements Step {}

  record Finish(FinishAs as) implements Step {}
}
