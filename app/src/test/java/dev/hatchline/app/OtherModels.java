package dev.hatchline.app;

import dev.hatchline.telephony.speech.model.ModelException;
import dev.hatchline.telephony.speech.model.ShippedModel;
import dev.hatchline.telephony.speech.model.SpeechModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Models that operators may have besides the shipped one, of which each is made. */
public final class OtherModels {
  private OtherModels() {}

  /** A model of many words: those that the shipped one knows, and no others. */
  public static Path large(Path folder) throws IOException, ModelException {
    Path large = copy(folder, "large");
    Path words = large.resolve("graph/words.txt");
    int known = Files.readAllLines(words).size();
    Files.write(
        words,
        IntStream.range(known, known + SpeechModel.FREE_WORDS_MIN)
            .mapToObj(number -> "unheard%d %d".formatted(number, number))
            .toList(),
        StandardOpenOption.APPEND);
    return large;
  }

  /**
   * A model told that it is of another rate. Of 16 kHz it hears as before: its filters end at 3,600
   * Hz, and find nothing they know in sound of the wrong rate.
   */
  public static Path ofRate(Path model, int rate) throws IOException {
    Path conf = model.resolve("conf/mfcc.conf");
    String told = Files.readString(conf).replace("frequency=8000", "frequency=" + rate);
    Files.writeString(conf, told);
    return model;
  }

  /** A copy of the shipped one, in a folder of this name. */
  public static Path copy(Path folder, String name) throws IOException, ModelException {
    Path shipped = ShippedModel.unpack(folder.resolve("shipped"));
    Path copy = folder.resolve(name);
    try (Stream<Path> all = Files.walk(shipped)) {
      for (Path path : all.toList()) {
        Path target = copy.resolve(shipped.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
    return copy;
  }
}
