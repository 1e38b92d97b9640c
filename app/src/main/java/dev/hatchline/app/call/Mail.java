package dev.hatchline.app.call;

import dev.hatchline.call.control.CallInput;
import dev.hatchline.telephony.Leg;
import dev.hatchline.telephony.LegEvent;
import dev.hatchline.telephony.prompt.Pcm;
import org.jspecify.annotations.Nullable;

/** What comes to one call, one thing after the other. */
sealed interface Mail {
  /** Something happened to the call. */
  record Told(CallInput input) implements Mail {}

  /** The caller is in our script again, on this leg. */
  record Attached(Leg leg) implements Mail {}

  /** Asterisk tells that the caller pressed a key, whoever heard it otherwise. */
  record Keyed(char key) implements Mail {}

  /** What was to be said in line can be heard now; without a sound, if it cannot be said. */
  record Spoken(long play, @Nullable Pcm sound) implements Mail {}

  /** An ear tells of the answer that is listened for under this number. */
  record Listened(long listening, Overheard what) implements Mail {}

  /** A leg has news; of any but the newest leg it is old news. */
  record Heard(Leg leg, LegEvent event) implements Mail {}
}
