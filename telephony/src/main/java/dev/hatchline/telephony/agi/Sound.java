package dev.hatchline.telephony.agi;

import dev.hatchline.telephony.media.MediaSession;
import dev.hatchline.telephony.prompt.Pcm;
import org.jspecify.annotations.Nullable;

/** What the caller is to hear, kept so that a dialogue that opens later can begin with it. */
record Sound(@Nullable Playing prompt, @Nullable Pcm music) {
  static final Sound NONE = new Sound(null, null);

  /** A prompt that has not been heard to its end. */
  record Playing(long playId, Pcm pcm) {}

  Sound play(long playId, Pcm pcm) {
    return new Sound(new Playing(playId, pcm), music);
  }

  Sound loop(Pcm loop) {
    return new Sound(prompt, loop);
  }

  /** The prompt was heard to its end. */
  Sound played(long playId) {
    return prompt != null && prompt.playId() == playId ? new Sound(null, music) : this;
  }

  /** What was cut off by the end of a dialogue is not begun again in the next one. */
  Sound cut() {
    return new Sound(null, music);
  }

  /** Lets this dialogue begin with it. */
  void startOn(MediaSession session) {
    if (music != null) {
      session.music(music);
    }
    if (prompt != null) {
      session.play(prompt.playId(), prompt.pcm());
    }
  }
}
