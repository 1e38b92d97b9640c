package dev.hatchline.app.call;

import dev.hatchline.call.CallEvent;
import dev.hatchline.metrics.SpeechMetrics;
import java.time.Duration;
import java.util.function.Consumer;

/** Counts what is heard, and who came to a person by saying so. */
public final class SpeechMeters implements EarCounts, Consumer<CallEvent> {
  private final SpeechMetrics metrics;

  public SpeechMeters(SpeechMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void understood(double confidence) {
    metrics.understood(confidence);
  }

  @Override
  public void notUnderstood() {
    metrics.notUnderstood();
  }

  @Override
  public void noise() {
    metrics.noise();
  }

  @Override
  public void waited(Duration wait) {
    metrics.waited(wait);
  }

  /** Keys have no letters. */
  @Override
  public void accept(CallEvent event) {
    if (event instanceof CallEvent.ZeroOut zeroOut
        && zeroOut.by().chars().anyMatch(Character::isLetter)) {
      metrics.escaped();
    }
  }
}
