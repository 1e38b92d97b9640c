package dev.hatchline.telephony.speech.worker;

import dev.hatchline.telephony.speech.HearingReadings.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a worker running. One thread, the watch, starts, asks, kills and sheds; what the worker
 * sends is handled on the thread that reads it.
 */
final class Keeper implements WorkerProcess.Owner, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

  /** The worker is asked how it is every so many looks, and for its memory as often as this. */
  private static final int PING_LOOKS = 2;

  private static final int MEMORY_LOOKS = 10;

  /** Why a stream is refused or shed. */
  static final String TOO_MANY = "there is too much to do for so many calls";

  private final ModelShelf models;
  private final WorkerCommand command;
  private final WorkerLimits limits;
  private final Seats seats;
  private final ScheduledExecutorService watchThread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("speech-watch").daemon().factory());

  private final AtomicLong restarts = new AtomicLong();

  // The watch thread's own.
  private final BackOff backOff = new BackOff();
  private @Nullable Run run;
  private long looks;

  private volatile Hearer hearer = new Hearer.None("speech is being started");
  private volatile State state = State.STARTING;
  private volatile Fares fares = Fares.NOT_YET;
  private volatile boolean overloaded;
  private volatile boolean closed;

  /** Who recognises now. */
  sealed interface Hearer {
    /** This worker. */
    record Of(WorkerProcess worker) implements Hearer {}

    /** Nobody, and why. */
    record None(String why) implements Hearer {}
  }

  /** One worker, and what is known of it. */
  private record Run(WorkerProcess process, Watch watch, Overload overload) {}

  /** How it fares, for whoever asks. */
  private record Fares(Frame.Load load, long answerNanos, long megabytes) {
    static final Fares NOT_YET = new Fares(Frame.Load.NONE, 0, 0);

    Fares with(long found) {
      return new Fares(load, answerNanos, found);
    }
  }

  Keeper(ModelShelf models, WorkerCommand command, WorkerLimits limits, Seats seats) {
    this.models = models;
    this.command = command;
    this.limits = limits;
    this.seats = seats;
  }

  void begin() {
    models.languages().forEach((language, how) -> LOG.info("speech in \"{}\": {}", language, how));
    later(this::startWorker);
    long every = Watch.LOOK_EVERY.toMillis();
    var _ =
        watchThread.scheduleAtFixedRate(
            () -> safely(this::look), every, every, TimeUnit.MILLISECONDS);
  }

  /** Has something done on the watch thread. */
  void later(Runnable what) {
    try {
      watchThread.execute(() -> safely(what));
    } catch (RejectedExecutionException _) {
      // It is closed, and nobody is told anything.
    }
  }

  private static void safely(Runnable what) {
    try {
      what.run();
    } catch (Throwable e) { // a watch that ends would never start a worker again
      LOG.error("the speech worker's watch", e);
    }
  }

  private void startWorker() {
    List<String> arguments = models.arguments();
    if (closed) {
      return;
    }
    if (arguments.isEmpty()) {
      state = models.languages().isEmpty() ? State.OFF : State.DEAF;
      hearer = new Hearer.None("there is no speech model that can be used");
      return;
    }
    try {
      WorkerProcess process = WorkerProcess.start(command, limits, arguments, this);
      Overload overload = new Overload(limits.lateMax(), limits.lateWell());
      run = new Run(process, new Watch(limits, System.nanoTime()), overload);
    } catch (IOException e) {
      hearer =
          new Hearer.None(
              "the speech worker cannot be started, and is tried again: " + e.getMessage());
      state = State.DEAF;
      startAgain("it cannot be started: " + e.getMessage(), Duration.ZERO);
    }
  }

  private void startAgain(String why, Duration lasted) {
    if (closed || models.arguments().isEmpty()) {
      startWorker();
      return;
    }
    Duration wait = backOff.after(lasted);
    LOG.warn("the speech worker is gone: {}; starts again in {} ms", why, wait.toMillis());
    var _ =
        watchThread.schedule(
            () -> {
              restarts.incrementAndGet();
              safely(this::startWorker);
            },
            wait.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void look() {
    Run now = run;
    if (now == null) {
      return;
    }
    looks++;
    long at = System.nanoTime();
    if (looks % PING_LOOKS == 0) {
      now.process().put(new Frame.Ping(at));
    }
    if (looks % MEMORY_LOOKS == 0) {
      long found = now.process().megabytes();
      now.watch().memory(found);
      fares = fares.with(found);
    }
    String verdict = now.watch().verdict(at);
    if (verdict != null) {
      now.process().kill(verdict);
    }
  }

  @Override
  public void frame(WorkerProcess from, Frame frame) {
    switch (frame) {
      case Frame.Partial(int number, String text, long at) -> {
        ClientStream stream = seats.find(number);
        if (stream != null) {
          stream.partial(text, at);
        }
      }
      case Frame.Said(int number, var result) -> {
        ClientStream stream = seats.find(number);
        if (stream != null) {
          stream.result(result);
        }
      }
      case Frame.Lost(int number, String why) -> {
        ClientStream stream = seats.find(number);
        if (stream != null && seats.remove(stream)) {
          stream.lost(why);
        }
      }
      case Frame.Loading(String language) -> {
        models.loading(language);
        later(() -> heard(from));
      }
      case Frame.Loaded(String language, String whyNot) -> {
        models.loaded(language, whyNot);
        if (!whyNot.isEmpty()) {
          LOG.warn("speech in \"{}\": {}", language, whyNot);
        }
      }
      case Frame.Ready() -> later(() -> ready(from));
      case Frame.Pong pong -> later(() -> answered(from, pong));
      case Frame.Open _, Frame.Sound _, Frame.Finish _, Frame.Close _, Frame.Ping _ ->
          from.kill("it sends what only the engine sends");
    }
  }

  private @Nullable Run runOf(WorkerProcess process) {
    Run now = run;
    return now != null && now.process() == process ? now : null;
  }

  private void heard(WorkerProcess from) {
    Run of = runOf(from);
    if (of != null) {
      of.watch().heard(System.nanoTime());
    }
  }

  private void ready(WorkerProcess from) {
    Run of = runOf(from);
    if (of == null) {
      return;
    }
    if (models.arguments().isEmpty()) {
      from.kill("there is no speech model that can be used");
      return;
    }
    long now = System.nanoTime();
    of.watch().heard(now);
    of.watch().ready(now);
    of.watch().memory(from.megabytes());
    hearer = new Hearer.Of(from);
    state = State.HEARS;
    LOG.info("the speech worker hears (process {}): {}", from.pid(), models.models().values());
  }

  private void answered(WorkerProcess from, Frame.Pong pong) {
    Run of = runOf(from);
    if (of == null) {
      return;
    }
    long now = System.nanoTime();
    Frame.Load load = pong.load();
    fares = new Fares(load, now - pong.number(), fares.megabytes());
    of.watch().heard(now);
    of.watch().step(load.stepMillis());
    int count = of.overload().look(load.lateMillis(), seats.calls());
    // First, or who is shed would be taken again at once.
    overloaded = of.overload().overloaded();
    shed(count, load);
  }

  private void shed(int count, Frame.Load load) {
    if (count == 0) {
      return;
    }
    LOG.warn(
        "speech is {} ms late with {} calls: the {} newest have keys alone until it keeps up",
        load.lateMillis(),
        seats.calls(),
        count);
    seats.shed(count, TOO_MANY);
  }

  @Override
  public void ended(WorkerProcess which, String why) {
    lose(which, why);
    later(() -> {
      // A stream may have been opened, or readiness told, between the two.
      lose(which, why);
      Run of = runOf(which);
      if (of != null) {
        run = null;
        fares = Fares.NOT_YET;
        overloaded = false;
        models.died(why);
        startAgain(why, of.watch().lasted(System.nanoTime()));
      }
    });
  }

  private void lose(WorkerProcess which, String why) {
    String sentence = "the speech worker is gone (" + why + "), and is started again";
    hearer = new Hearer.None(sentence);
    state = closed ? State.OFF : State.DEAF;
    for (ClientStream stream : seats.all()) {
      if (stream.of(which) && seats.remove(stream)) {
        safely(() -> stream.lost(sentence));
      }
    }
  }

  /** Who recognises what is opened now. */
  Hearer hearer() {
    return hearer;
  }

  /** A stream of this worker was opened; if that is gone meanwhile, the stream is lost. */
  void check(WorkerProcess worker, ClientStream stream) {
    if (!(hearer instanceof Hearer.Of(WorkerProcess now) && now == worker)
        && seats.remove(stream)) {
      later(() -> stream.lost("the speech worker is gone"));
    }
  }

  /** True while there is too much to do for new streams. */
  boolean overloaded() {
    return overloaded;
  }

  /** The process that recognises; 0 when there is none. */
  long pid() {
    return hearer instanceof Hearer.Of(WorkerProcess worker) ? worker.pid() : 0;
  }

  /** Where it came in. */
  Path socket() {
    return hearer instanceof Hearer.Of(WorkerProcess worker) ? worker.socket() : Path.of("");
  }

  /** How it is doing. */
  WorkerReadings readings() {
    Fares now = fares;
    Frame.Load load = now.load();
    return new WorkerReadings(
        state,
        hearer instanceof Hearer.None(String why) ? why : "",
        overloaded,
        models.languages(),
        seats.calls(),
        seats.count(),
        load.busy(),
        Duration.ofMillis(load.lateMillis()),
        Duration.ofNanos(now.answerNanos()),
        now.megabytes(),
        restarts.get(),
        seats.shedCount(),
        seats.refusedCount(),
        seats.leftOutSound().plusMillis(load.leftOutMillis()));
  }

  /** Ends the worker, and watches no more. */
  @Override
  public void close() {
    closed = true;
    later(() -> {
      state = State.OFF;
      hearer = new Hearer.None("speech is closed");
      Run now = run;
      run = null;
      if (now != null) {
        now.process().kill("closed");
      }
    });
    watchThread.shutdown();
  }
}
