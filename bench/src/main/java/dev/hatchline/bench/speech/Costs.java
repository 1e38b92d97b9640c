package dev.hatchline.bench.speech;

import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.Recognizer;
import dev.hatchline.telephony.speech.Tongue;
import dev.hatchline.telephony.speech.model.ModelException;
import dev.hatchline.telephony.speech.model.SpeechModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What listening calls cost, beside a bare loop over Vosk with the same grammar and the same sound. */
final class Costs {
  private static final double HALF = 0.5;
  private static final double ALL = 0.95;
  private static final int STEP_SECONDS = 10;
  private static final int CALLS_FIRST = 40;
  private static final int CALLS_MOST = 400;
  private static final double STEP = 1.15;
  private static final int COMPARED = 30;

  private final Worker worker;
  private final BareVosk bare;
  private final Corpus corpus;
  private final Tongue tongue;
  private final int seconds;

  Costs(Worker worker, Path model, Corpus corpus, Tongue tongue, int seconds)
      throws ModelException {
    this.worker = worker;
    this.bare = new BareVosk(model, grammar(model, tongue));
    this.corpus = corpus;
    this.tongue = tongue;
    this.seconds = seconds;
  }

  /** As the worker has it: phrases, their rivals and everything else. */
  private static List<String> grammar(Path model, Tongue tongue) throws ModelException {
    List<String> grammar = new ArrayList<>(tongue.escapes());
    for (String word : SpeechModel.read(model).words()) {
      if (tongue.escapes().stream().noneMatch(phrase -> phrase.contains(word))) {
        grammar.add(word);
      }
    }
    grammar.add(Recognizer.UNKNOWN);
    return grammar.stream().distinct().toList();
  }

  SpeechFigures.Cost measure() throws IOException {
    worker.run(corpus.conversations(2, STEP_SECONDS, HALF), tongue);
    double megabytesBefore = Worker.megabytes();
    List<Pcm> lines = corpus.conversations(COMPARED, seconds, HALF);
    double ours = worker.run(lines, tongue).cpuSeconds() / COMPARED / seconds;
    double megabytes = (Worker.megabytes() - megabytesBefore) / COMPARED;
    double theirs = bare.run(lines).cpuSeconds() / COMPARED / seconds;
    List<Pcm> talk = corpus.conversations(COMPARED, seconds, ALL);
    double oursTalking = worker.run(talk, tongue).cpuSeconds() / COMPARED / seconds;
    double bareTalking = bare.run(talk).cpuSeconds() / COMPARED / seconds;
    Pcm silence =
        TelephoneLine.carry(seconds * Pcm.RATE, TelephoneLine.QUIET_DBFS, 1, new TelephoneLine.At[0]);
    double silent =
        worker.run(Collections.nCopies(COMPARED, silence), tongue).cpuSeconds()
            / COMPARED
            / seconds;
    int bareCalls = sustained("bare", bare::run);
    int ourCalls = sustained("ours", calls -> worker.run(calls, tongue));
    return new SpeechFigures.Cost(
        ourCalls,
        bareCalls,
        ours,
        theirs,
        silent,
        megabytes,
        new SpeechFigures.Talkers(oursTalking, bareTalking));
  }

  /** Runs so many calls. */
  private interface Side {
    Load run(List<Pcm> lines) throws IOException;
  }

  private int sustained(String name, Side side) throws IOException {
    List<Pcm> most = corpus.conversations(CALLS_MOST, STEP_SECONDS, HALF);
    int sustained = 0;
    for (int calls = CALLS_FIRST; calls <= CALLS_MOST; calls = (int) Math.round(calls * STEP)) {
      Load load = side.run(most.subList(0, calls));
      System.out.printf(
          Locale.ROOT, "· %s, %d calls: %s%n", name, calls, load.sustained() ? "kept up" : "late");
      if (!load.sustained()) {
        break;
      }
      sustained = calls;
    }
    return sustained;
  }
}
