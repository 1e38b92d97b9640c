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

/**
 * What listening calls cost, beside a bare loop over Vosk with the same grammar and the same sound.
 */
final class Costs {
  private static final double HALF = 0.5;
  private static final double ALL = 0.95;
  private static final int WARMING_SECONDS = 5;
  private static final int CALLS = 20;

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
    worker.run(corpus.conversations(2, WARMING_SECONDS, HALF), tongue);
    double megabytesBefore = Worker.megabytes();
    List<Pcm> lines = corpus.conversations(CALLS, seconds, HALF);
    double ours = worker.run(lines, tongue).cpuSeconds() / CALLS / seconds;
    double megabytes = (Worker.megabytes() - megabytesBefore) / CALLS;
    double theirs = bare.run(lines).cpuSeconds() / CALLS / seconds;
    List<Pcm> talk = corpus.conversations(CALLS, seconds, ALL);
    double oursTalking = worker.run(talk, tongue).cpuSeconds() / CALLS / seconds;
    double bareTalking = bare.run(talk).cpuSeconds() / CALLS / seconds;
    Pcm silence =
        TelephoneLine.carry(
            seconds * Pcm.RATE, TelephoneLine.QUIET_DBFS, 1, new TelephoneLine.At[0]);
    double silent =
        worker.run(Collections.nCopies(CALLS, silence), tongue).cpuSeconds() / CALLS / seconds;
    return new SpeechFigures.Cost(
        ours, theirs, silent, megabytes, new SpeechFigures.Talkers(oursTalking, bareTalking));
  }
}
