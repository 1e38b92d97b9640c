package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.speech.Recognizer;
import dev.hatchline.telephony.speech.RecognizerContract;
import dev.hatchline.telephony.speech.model.SpeechModel;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A model of 16 kHz hears the telephone's 8 kHz as well as one of 8 kHz does. */
class WideModelTest extends RecognizerContract {
  private static VoskRecognizer recognizer;

  @BeforeAll
  static void load(@TempDir Path folder) throws Exception {
    SpeechModel wide = SpeechModel.read(Models.wide(folder.resolve("wide")));
    recognizer = VoskRecognizer.load(Map.of("en", wide), DecodeLimits.standard());
  }

  @AfterAll
  static void close() {
    recognizer.close();
  }

  @Override
  protected Recognizer recognizer() {
    return recognizer;
  }
}
