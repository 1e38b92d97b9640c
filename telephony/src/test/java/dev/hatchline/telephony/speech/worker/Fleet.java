package dev.hatchline.telephony.speech.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.speech.HearingReadings.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Starts recognisers with a worker, and waits for what becomes of them. */
final class Fleet {
  /** On a machine that others use, a process and its Java take their time. */
  static final Duration WAIT_MAX = Duration.ofSeconds(60);

  /** Where nothing else is to be shed for being late on a busy machine. */
  static final WorkerLimits PATIENT =
      WorkerLimits.standard().withLate(Duration.ofSeconds(20), Duration.ofSeconds(10));

  private Fleet() {}

  static WorkerRecognizer start(Map<String, Path> models, WorkerLimits limits) {
    return WorkerRecognizer.start(models, WorkerCommand.ofThisProgram(), limits);
  }

  /** One that hears English. */
  static WorkerRecognizer hearing(WorkerLimits limits) throws Exception {
    WorkerRecognizer recognizer = start(Map.of("en", Models.shipped()), limits);
    await(recognizer, readings -> readings.state() == State.HEARS);
    return recognizer;
  }

  /** Waits until the readings are so. */
  static WorkerReadings await(WorkerRecognizer recognizer, Predicate<WorkerReadings> wanted) {
    long until = System.nanoTime() + WAIT_MAX.toNanos();
    WorkerReadings found = recognizer.readings();
    while (!wanted.test(found)) {
      assertThat(System.nanoTime() - until)
          .as("waiting for readings, found %s", found)
          .isNegative();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      found = recognizer.readings();
    }
    return found;
  }

  /** Sends a signal to a process. */
  static void signal(String name, long pid) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
    assertThat(kill.waitFor()).isZero();
  }
}
