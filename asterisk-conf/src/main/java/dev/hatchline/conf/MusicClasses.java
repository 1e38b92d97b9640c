package dev.hatchline.conf;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The music in line as Asterisk plays it: whole, in class {@code hatchline}; and cut into equal
 * parts, for each of which a class loops the same music beginning there. Asterisk begins any class
 * at its beginning, so this is how it goes on where the engine stopped.
 */
public final class MusicClasses {
  /** Of 0.8 s each, whole frames of 20 ms: what goes on does so at most 0.4 s off. */
  public static final int PARTS = 66;

  /** The class that says first that the agent is ready. */
  public static final String READY = "hatchline-ready";

  private MusicClasses() {}

  /** The classes that begin with the first part, with the second, … */
  public static List<String> names() {
    return IntStream.range(0, PARTS).mapToObj(MusicClasses::name).toList();
  }

  private static String name(int part) {
    return "hatchline-" + part;
  }

  /** The whole music: WAV, 8 kHz, 16 bit, mono. */
  public static Path whole(Installation installation) {
    return installation.music().resolve("hatchline.wav");
  }

  /**
   * One part of it, counted from 0: samples of 16 bit alone, little-endian. Of a WAV, Asterisk
   * would not play the last 44 bytes, and there would be a click at each part's end.
   */
  public static Path part(Installation installation, int part) {
    return parts(installation).resolve("%02d.sln".formatted(part));
  }

  /** A folder of their own: class {@code hatchline} plays whatever lies in the one above. */
  private static Path parts(Installation installation) {
    return installation.music().resolve("parts");
  }

  static String render(Installation installation) {
    String rotated =
        IntStream.range(0, PARTS)
            .mapToObj(first -> section(name(first), entries(first, parts(installation))))
            .collect(Collectors.joining("\n"));
    String word = "entry = %s/%s\n".formatted(installation.sounds(), NativePrompt.AGENT_READY.id());
    return rotated + "\n" + section(READY, word + entries(0, parts(installation)));
  }

  private static String entries(int first, Path folder) {
    return IntStream.range(first, first + PARTS)
        .mapToObj(part -> "entry = %s/%02d".formatted(folder, part % PARTS))
        .collect(Collectors.joining("\n"));
  }

  private static String section(String name, String entries) {
    return "[%s]\nmode = playlist\n%s\n".formatted(name, entries);
  }
}
