package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.speech.model.ModelException;
import dev.hatchline.telephony.speech.model.ShippedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Models for tests. */
public final class Models {
  private static final Path CACHE = Path.of("target", "speech-models");

  private Models() {}

  /** The one that is shipped. */
  public static Path shipped() throws ModelException {
    return ShippedModel.unpack(CACHE);
  }

  /** A copy of it in a folder, to be spoilt. */
  public static Path copy(Path folder) throws ModelException, IOException {
    Path from = shipped();
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path target = folder.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
    return folder;
  }

  /**
   * A model of 16 kHz: the same, told so. Its filters, 120 to 3,600 Hz, find in sound of 16 kHz
   * what they find in that of 8 kHz, and nothing they know in sound of the wrong rate.
   */
  public static Path wide(Path folder) throws ModelException, IOException {
    Path conf = copy(folder).resolve("conf/mfcc.conf");
    Files.writeString(conf, Files.readString(conf).replace("frequency=8000", "frequency=16000"));
    return folder;
  }
}
