package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.speech.Recognizer;
import dev.hatchline.telephony.speech.RecognizerContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What every recogniser does, done by another process. */
class WorkerRecognizerIT extends RecognizerContract {
  private static WorkerRecognizer recognizer;

  @BeforeAll
  static void start() throws Exception {
    recognizer = Fleet.hearing(Fleet.PATIENT);
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
