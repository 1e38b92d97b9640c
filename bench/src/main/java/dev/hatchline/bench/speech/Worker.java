package dev.hatchline.bench.speech;

import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.Answers;
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
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The worker process as an engine has it, and what listening calls cost it. */
final class Worker implements AutoCloseable {
  /** How the names of an engine's threads begin that listen to calls. */
  private static final List<String> OURS = List.of("hearing", "speech-");

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
                WorkerLimits.of(Costs.MOST)));
    long until = System.nanoTime() + START_MAX_NANOS;
    while (!worker.recognizer.hears()) {
      if (System.nanoTime() > until) {
        throw new IOException("the worker does not hear: " + worker.recognizer.readings());
      }
      LockSupport.parkNanos(QUARTER_NANOS);
    }
    return worker;
  }

  /** The youngest child: one that was closed may take a moment to end. */
  private static ProcessHandle process() throws IOException {
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .max(Comparator.comparing(child -> child.info().startInstant().orElse(Instant.MIN)))
        .orElseThrow(() -> new IOException("the worker is gone"));
  }

  /** Megabytes of the process. */
  static double megabytes() throws IOException {
    return Processor.megabytes(process());
  }

  /** All these calls at once, to their end or until they are too many. */
  Load run(List<Pcm> lines, Tongue tongue, Answers menu) throws IOException {
    ProcessHandle process = process();
    Keeping keeping = new Keeping(process);
    double cpu = used(process);
    boolean keptUp = new PacedCalls(hearing, tongue, menu).run(lines, keeping::goesOn);
    cpu = used(process) - cpu;
    return new Load(cpu, keeping.megabytes, keptUp && !keeping.lost());
  }

  /** Seconds of the worker, and of what an engine has for it: deciding, writing, reading. */
  private static double used(ProcessHandle process) {
    return Processor.of(process) + OURS.stream().mapToDouble(Processor::ofThreads).sum();
  }

  /** Whether it keeps up, looked at four times a second. */
  private final class Keeping {
    private final ProcessHandle process;
    private final WorkerReadings before = recognizer.readings();
    private final long begun = System.nanoTime();
    private final Lateness worker = new Lateness(begun);
    private final Lateness pacing = new Lateness(begun);
    private long looked = begun;
    private double megabytes;

    Keeping(ProcessHandle process) {
      this.process = process;
    }

    boolean goesOn(long late) {
      long now = System.nanoTime();
      boolean tooLate = pacing.at(now, late);
      if (now - looked >= Lateness.LOOK_NANOS) {
        looked = now;
        tooLate |= worker.at(now, recognizer.readings().late().toNanos()) || lost();
        try {
          megabytes = Math.max(megabytes, Processor.megabytes(process));
        } catch (IOException gone) {
          throw new UncheckedIOException(gone);
        }
      }
      return !tooLate;
    }

    /** Whether anything was not heard because of too much to do. */
    private boolean lost() {
      WorkerReadings now = recognizer.readings();
      return now.shed() > before.shed()
          || now.refused() > before.refused()
          || now.leftOut().compareTo(before.leftOut()) > 0
          || now.restarts() > before.restarts();
    }
  }

  @Override
  public void close() {
    hearing.close();
  }
}
