package dev.hatchline.bench.speech;

import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.CallHearing;
import dev.hatchline.telephony.speech.Hearing;
import dev.hatchline.telephony.speech.HearingReadings;
import dev.hatchline.telephony.speech.Tongue;
import dev.hatchline.telephony.speech.model.ShippedModel;
import dev.hatchline.telephony.speech.worker.WorkerCommand;
import dev.hatchline.telephony.speech.worker.WorkerLimits;
import dev.hatchline.telephony.speech.worker.WorkerReadings;
import dev.hatchline.telephony.speech.worker.WorkerRecognizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The worker process as an engine has it, and what listening calls cost it. */
final class Worker implements AutoCloseable {
  private static final long START_MAX_NANOS = 30_000_000_000L;
  private static final long QUARTER_NANOS = 250_000_000;

  private final WorkerRecognizer recognizer;
  private final Hearing hearing;

  private Worker(WorkerRecognizer recognizer) {
    this.recognizer = recognizer;
    this.hearing =
        new CallHearing(
            recognizer,
            () -> new HearingReadings(recognizer.readings().state(), Map.of(), 0, 0, 0));
  }

  /** Starts it, and waits for it. */
  static Worker start(Path model) throws IOException {
    Worker worker =
        new Worker(
            WorkerRecognizer.start(
                Map.of(ShippedModel.LANGUAGE, model),
                WorkerCommand.ofThisProgram(),
                WorkerLimits.standard()));
    long until = System.nanoTime() + START_MAX_NANOS;
    while (worker.recognizer.readings().state() != HearingReadings.State.HEARS) {
      if (System.nanoTime() > until) {
        throw new IOException("the worker does not hear: " + worker.recognizer.readings());
      }
      LockSupport.parkNanos(QUARTER_NANOS);
    }
    return worker;
  }

  WorkerRecognizer recognizer() {
    return recognizer;
  }

  Hearing hearing() {
    return hearing;
  }

  private static ProcessHandle process() throws IOException {
    return ProcessHandle.current()
        .children()
        .findFirst()
        .orElseThrow(() -> new IOException("the worker is gone"));
  }

  /** Megabytes of the process. */
  static double megabytes() throws IOException {
    return Processor.megabytes(process());
  }

  /** All these calls at once, to their end. */
  Load run(List<Pcm> lines, Tongue tongue) throws IOException {
    List<Trial> trials = new ArrayList<>();
    for (Pcm line : lines) {
      Clip clip = new Clip("load", "", "", line);
      trials.add(new Trial(clip, line, 0, line.length(), null, null));
    }
    ProcessHandle process = process();
    long shed = shed();
    double cpu = Processor.of(process) + Processor.ofThreads("hearing");
    PacedCalls.with(hearing, tongue).run(trials, lines.size());
    cpu = Processor.of(process) + Processor.ofThreads("hearing") - cpu;
    if (shed() > shed) {
      throw new IOException("the worker had too much to do with %d calls".formatted(lines.size()));
    }
    return new Load(cpu);
  }

  private long shed() {
    WorkerReadings readings = recognizer.readings();
    return readings.shed() + readings.refused();
  }

  @Override
  public void close() {
    hearing.close();
  }
}
