package dev.hatchline.app.it;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.sound.Sound;
import dev.hatchline.telephony.prompt.HoldMusic;
import dev.hatchline.telephony.prompt.Pcm;
import java.util.function.Predicate;

/** What a phone heard, judged so that nothing else that callers hear passes for it. */
final class Hearing {
  /** A tone unbroken for so long is a voice: no prompt and no music of ours holds one. */
  private static final double VOICE_S = 1;

  /** So much of the music is looked for; the same notes come again, but not the same samples. */
  private static final double MUSIC_S = 2;

  private static final Sound MUSIC = new Sound(HoldMusic.loop().samples(), Pcm.RATE);
  private static final Sound MUSIC_AROUND = MUSIC.then(MUSIC.slice(0, MUSIC_S));

  private Hearing() {}

  /** This tone, unbroken for a second. */
  static Predicate<Sound> voice(int hertz) {
    return heard -> heard.toneSpans(hertz).stream().anyMatch(span -> span.seconds() >= VOICE_S);
  }

  /** This tone, unbroken for a second, after so many seconds of the recording. */
  static Predicate<Sound> voiceAfter(double second, int hertz) {
    return heard -> voice(hertz).test(heard.slice(second, heard.seconds()));
  }

  static Predicate<Sound> words(Sound spoken) {
    return heard -> heard.heardAt(spoken).isPresent();
  }

  /** Waits until two more seconds are heard, and tells whether they are our music. */
  static boolean musicGoesOn(Phone phone) {
    double from = phone.heard().seconds();
    Sound heard = phone.awaitSound(s -> s.seconds() >= from + MUSIC_S, Rig.PATIENCE);
    return isMusic(heard.slice(from, from + MUSIC_S));
  }

  /** Whether these two seconds are a part of the music in line. */
  static boolean isMusic(Sound part) {
    return !part.spans().isEmpty() && MUSIC_AROUND.heardAt(part).isPresent();
  }
}
