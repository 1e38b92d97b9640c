package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.Recognizer;
import dev.hatchline.telephony.speech.Recognizer.Word;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * How long callers wait from the end of what they say to what is understood: the sound between, as
 * callers speak in real time, and then the time that the worker takes.
 *
 * <pre>
 *   sound     ▁▁▅▇▆▅▁▁▁▁│asked          answered
 *                   └───┴────────────────┘
 * </pre>
 */
final class AnswerClock {
  private final Set<String> wanted;
  private final Consumer<Duration> waits;
  private final LongSupplier nanos;
  private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();

  private record Asked(long position, long at) {}

  /**
   * Of one stream.
   *
   * @param phrases what is listened for; where nothing of it is in a result nobody has waited for
   *     it. Empty for everything
   * @param waits is told each wait
   * @param nanos a monotonic clock
   */
  AnswerClock(Collection<String> phrases, Consumer<Duration> waits, LongSupplier nanos) {
    this.wanted =
        phrases.stream()
            .filter(phrase -> !phrase.equals(Recognizer.RIVALS))
            .flatMap(phrase -> List.of(phrase.split(" ")).stream())
            .collect(Collectors.toUnmodifiableSet());
    this.waits = waits;
    this.nanos = nanos;
  }

  /** It is asked what was said until this sample. */
  void asked(long position) {
    asked.add(new Asked(position, nanos.getAsLong()));
  }

  /** The answer to the eldest question. */
  void answered(Recognizer.Result result) {
    Asked question = asked.poll();
    List<Word> known =
        result.words().stream().filter(word -> !word.text().equals(Recognizer.UNKNOWN)).toList();
    if (question == null || known.stream().noneMatch(this::isWanted)) {
      return;
    }
    long sound = Math.max(0, question.position() - known.getLast().to());
    waits.accept(
        Duration.ofMillis(sound * 1_000 / Pcm.RATE).plusNanos(nanos.getAsLong() - question.at()));
  }

  private boolean isWanted(Word word) {
    return wanted.isEmpty() || wanted.contains(word.text());
  }
}
