package dev.hatchline.app;

import dev.hatchline.conf.Installation;
import dev.hatchline.conf.MusicClasses;
import dev.hatchline.telephony.Music;
import dev.hatchline.telephony.prompt.HoldMusic;
import dev.hatchline.telephony.prompt.Wav;
import java.io.IOException;
import java.util.List;

/** The music in line, one for the engine and for Asterisk. */
final class LineMusic {
  private LineMusic() {}

  /** As the engine plays it: read from Asterisk's file when that holds it, else composed. */
  static Music of(Installation installation) {
    return new Music(HoldMusic.keptIn(MusicClasses.whole(installation)), MusicClasses.names());
  }

  /** The music, as it goes on while a phone rings for a caller who is busy with the automation. */
  static Music ready(Installation installation) {
    return new Music(
        HoldMusic.keptIn(MusicClasses.whole(installation)), List.of(MusicClasses.READY));
  }

  /** Writes what Asterisk plays of it. */
  static void write(Installation installation) throws IOException {
    Music music = of(installation);
    Wav.write(music.loop(), MusicClasses.whole(installation));
    for (int part = 0; part < MusicClasses.PARTS; part++) {
      Wav.writeSamples(music.part(part), MusicClasses.part(installation, part));
    }
  }
}
