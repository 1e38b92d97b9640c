package dev.hatchline.telephony.agi;

import dev.hatchline.telephony.Music;
import dev.hatchline.telephony.media.MediaSession;
import dev.hatchline.telephony.prompt.Pcm;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the caller is to hear, kept so that a dialogue that opens later can begin with it.
 *
 * @param tune the music, also while it is off
 */
record Sound(@Nullable Playing prompt, @Nullable Tune tune, boolean musicOn) {
  static final Sound NONE = new Sound(null, null, false);

  /** A prompt that has not been heard to its end. */
  record Playing(long playId, Pcm pcm) {}

  Sound play(long playId, Pcm pcm) {
    return new Sound(new Playing(playId, pcm), tune, musicOn);
  }

  Sound loop(Music music) {
    boolean same = tune != null && tune.music().equals(music);
    return new Sound(prompt, same ? tune : Tune.of(music), true);
  }

  Sound silence() {
    return new Sound(null, tune, false);
  }

  /** The prompt was heard to its end. */
  Sound played(long playId) {
    return prompt != null && prompt.playId() == playId ? new Sound(null, tune, musicOn) : this;
  }

  /** What was cut off by the end of a dialogue is not begun again in the next one. */
  Sound cut() {
    return new Sound(null, tune, musicOn);
  }

  /** Lets this dialogue begin with it. */
  void startOn(MediaSession session) {
    playMusicOn(session);
    if (prompt != null) {
      session.play(prompt.playId(), prompt.pcm());
    }
  }

  void playMusicOn(MediaSession session) {
    if (tune != null && musicOn) {
      session.music(tune.music().loop(), tune.at());
    }
  }

  /** This dialogue plays no more. */
  Sound stopped(MediaSession session) {
    return tune != null && musicOn
        ? new Sound(prompt, tune.stopped(session.musicAt()), true)
        : this;
  }

  /** The music class to be heard while a phone rings; null for a ringing tone. */
  @Nullable String musicClass() {
    return tune != null && musicOn ? tune.musicClass() : null;
  }

  /** A dial is over that took so long. */
  Sound rang(Duration dial) {
    return tune != null && musicOn ? new Sound(prompt, tune.rang(dial), true) : this;
  }
}
