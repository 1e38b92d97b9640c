package dev.hatchline.app.it;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.sound.Heard;
import dev.hatchline.phones.sound.Sound;
import dev.hatchline.telephony.prompt.HoldMusic;
import dev.hatchline.telephony.prompt.Pcm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a phone heard, judged so that nothing else that callers hear passes for it. */
final class Hearing {
  /** A tone unbroken for so long is a voice: no prompt and no music of ours holds one. */
  private static final double VOICE_S = 1;

  /** So much of the music is looked for. */
  private static final double MUSIC_S = 2;

  /** And so much where it could be anywhere in the music. */
  private static final double BEGIN_S = 3;

  /** What it scores where nothing is cut out of it or put into it, µ-law and all. */
  private static final double UNBROKEN_SCORE = 0.97;

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

  /** Waits until two seconds of music have been heard from now on, whatever is said before. */
  static void awaitMusic(Phone phone) {
    double from = phone.heard().seconds();
    phone.awaitSound(
        heard ->
            heard.seconds() >= from + MUSIC_S
                && isMusic(heard.slice(heard.seconds() - MUSIC_S, heard.seconds())),
        Rig.PATIENCE);
  }

  /** Waits until there has been nothing to hear for two seconds, from now on. */
  static void awaitSilence(Phone phone) {
    double from = phone.heard().seconds();
    phone.awaitSound(
        heard ->
            heard.seconds() >= from + MUSIC_S
                && heard.slice(heard.seconds() - MUSIC_S, heard.seconds()).spans().isEmpty(),
        Rig.PATIENCE);
  }

  /**
   * How far the music in line is ahead of the recording (s), every half second of it from one
   * second on: the same all the time as long as it is one piece.
   *
   * @param offMax by how much it may go on elsewhere (s)
   * @return with NaN for what is not the music there, or not unbroken for two seconds
   */
  static List<Double> musicAhead(Sound heard, double from, double offMax) {
    // Some bars come again, sample by sample: where it begins is looked for once, in three seconds.
    List<Double> ahead = new ArrayList<>();
    double begin = from;
    Optional<Heard> known = MUSIC.then(MUSIC).heardAt(heard.slice(begin, begin + BEGIN_S));
    while (known.isEmpty() && begin + BEGIN_S < heard.seconds()) {
      ahead.add(Double.NaN);
      begin += 0.5;
      known = MUSIC.then(MUSIC).heardAt(heard.slice(begin, begin + BEGIN_S));
    }
    double last = known.orElseThrow().second() - begin;
    for (double at = begin; at + MUSIC_S <= heard.seconds(); at += 0.5) {
      double expected = MUSIC.seconds() + (last + at) % MUSIC.seconds() - offMax;
      Sound around = MUSIC.then(MUSIC).then(MUSIC).slice(expected, expected + MUSIC_S + 2 * offMax);
      double off =
          around
              .heardAt(heard.slice(at, at + MUSIC_S))
              .filter(found -> found.score() >= UNBROKEN_SCORE)
              .map(found -> found.second() - offMax)
              .orElse(Double.NaN);
      ahead.add(last + off);
      last = Double.isNaN(off) ? last : last + off;
    }
    return ahead;
  }

  /** Whether these two seconds are a part of the music in line. */
  static boolean isMusic(Sound part) {
    return !part.spans().isEmpty() && MUSIC_AROUND.heardAt(part).isPresent();
  }
}
