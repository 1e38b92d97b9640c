package dev.hatchline.bench.speech;

import dev.hatchline.telephony.speech.Tongue;
import dev.hatchline.telephony.speech.model.ModelException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

/** Simulated time on every processor, for calls know nothing of each other. */
final class Simulations implements AutoCloseable {
  private final List<SimulatedTime> times = new ArrayList<>();
  private final Tongue tongue;

  Simulations(Path model, Tongue tongue) throws ModelException {
    this.tongue = tongue;
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      times.add(new SimulatedTime(model));
    }
  }

  Tongue tongue() {
    return tongue;
  }

  /** Has all trials; their outcomes in the same order. */
  List<Outcome> run(List<Trial> trials) {
    return run(trials, UnaryOperator.identity());
  }

  /** The same, with what this makes of the grammar of escape words. */
  List<Outcome> run(List<Trial> trials, UnaryOperator<List<String>> grammar) {
    Outcome[] outcomes = new Outcome[trials.size()];
    try (ExecutorService threads = Executors.newFixedThreadPool(times.size())) {
      List<Future<?>> shares = new ArrayList<>();
      for (int i = 0; i < times.size(); i++) {
        int first = i;
        shares.add(threads.submit(() -> share(times.get(first), trials, first, grammar, outcomes)));
      }
      for (Future<?> share : shares) {
        share.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a simulation failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return Arrays.asList(outcomes);
  }

  private void share(
      SimulatedTime time,
      List<Trial> trials,
      int first,
      UnaryOperator<List<String>> grammar,
      Outcome[] outcomes) {
    List<Trial> own = new ArrayList<>();
    for (int i = first; i < trials.size(); i += times.size()) {
      own.add(trials.get(i));
    }
    List<Outcome> found = time.run(own, tongue, grammar);
    for (int i = 0; i < found.size(); i++) {
      outcomes[first + i * times.size()] = found.get(i);
    }
  }

  @Override
  public void close() {
    times.forEach(SimulatedTime::close);
  }
}
