package dev.hatchline.bench.speech;

import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.Wav;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * People who say digits: files such as {@code 7_theo_3.wav}, as the Free Spoken Digit Dataset has
 * them.
 */
record RealDigits(List<Clip> alone) {
  static final List<String> WORDS =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

  /** How long numbers are. */
  static final List<Integer> LENGTHS = List.of(4, 10);

  /** Strings of each length by each speaker. */
  static final int STRINGS = 20;

  private static final int GAP_LEAST = 150 * Pcm.RATE / 1_000;
  private static final int GAP_MORE = 150 * Pcm.RATE / 1_000;

  /**
   * Reads a folder.
   *
   * @throws IOException if it cannot be read, or holds none; the message says so
   */
  static RealDigits in(Path folder) throws IOException {
    List<Clip> clips = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files =
          all.filter(file -> file.getFileName().toString().matches("[0-9]_[a-z]+_[0-9]+\\.wav"))
              .sorted()
              .toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      String voice = name.substring(2, name.lastIndexOf('_'));
      clips.add(new Clip("digit", WORDS.get(name.charAt(0) - '0'), voice, Wav.read(file)));
    }
    if (clips.isEmpty()) {
      throw new IOException("no file such as 7_theo_3.wav is in " + folder);
    }
    return new RealDigits(List.copyOf(clips));
  }

  /** What was said, in figures, as a flow takes it. */
  static String figures(Clip said) {
    StringBuilder figures = new StringBuilder();
    for (String word : said.text().split(" ", -1)) {
      figures.append(WORDS.indexOf(word));
    }
    return figures.toString();
  }

  List<String> speakers() {
    return alone.stream().map(Clip::voice).distinct().sorted().toList();
  }

  /** Numbers of so many digits, said by one speaker each, with pauses of 150 to 300 ms. */
  List<Clip> strings(int digits, int each, long seed) {
    Random random = new Random(seed);
    List<Clip> strings = new ArrayList<>();
    for (String speaker : speakers()) {
      List<Clip> own = alone.stream().filter(clip -> clip.voice().equals(speaker)).toList();
      for (int i = 0; i < each; i++) {
        List<Clip> said =
            Stream.generate(() -> own.get(random.nextInt(own.size()))).limit(digits).toList();
        strings.add(joined(said, speaker, random));
      }
    }
    return strings;
  }

  private static Clip joined(List<Clip> said, String speaker, Random random) {
    List<TelephoneLine.At> pieces = new ArrayList<>();
    int at = 0;
    for (Clip clip : said) {
      Pcm sound = TelephoneLine.trimmed(clip.sound());
      pieces.add(new TelephoneLine.At(sound, at, TelephoneLine.gain(sound)));
      at += sound.length() + GAP_LEAST + random.nextInt(GAP_MORE);
    }
    Pcm whole =
        TelephoneLine.carry(
            at - GAP_LEAST, -90, random.nextLong(), pieces.toArray(TelephoneLine.At[]::new));
    String text = String.join(" ", said.stream().map(Clip::text).toList());
    return new Clip("string of " + said.size(), text, speaker, TelephoneLine.trimmed(whole));
  }
}
