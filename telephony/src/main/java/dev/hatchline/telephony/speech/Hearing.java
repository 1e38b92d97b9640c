package dev.hatchline.telephony.speech;

import dev.hatchline.call.CallId;

/** Opens ears on calls. May be used by any thread; nothing here waits for anything. */
public interface Hearing extends AutoCloseable {
  /**
   * An ear on a call. Where nothing can be heard (no model for the language, too many calls, the
   * worker is gone) it is deaf, says so once by {@link EarListener#deaf}, and takes everything else
   * without doing anything: keys go on.
   */
  Ear open(CallId call, Tongue tongue, EarListener listener);

  /** How it is going, for health and meters. */
  HearingReadings readings();

  @Override
  void close();
}
