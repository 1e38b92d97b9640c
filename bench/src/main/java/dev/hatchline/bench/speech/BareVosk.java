package dev.hatchline.bench.speech;

import dev.hatchline.telephony.prompt.Pcm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;
import org.vosk.Recognizer;

/**
 * Vosk and nothing else: on each processor a thread that gives the recognisers of its calls, one
 * for each grammar, 20 ms every 20 ms, silence and all, and looks at partials every 80 ms.
 */
final class BareVosk {
  private static final long FRAME_NANOS = 20_000_000;
  private static final int FRAME = Pcm.RATE / 50;
  private static final int PARTIAL_FRAMES = 4;

  private final Path model;
  private final List<String> grammars;

  /**
   * Over a model.
   *
   * @param grammars that each call is heard by, in Vosk's form
   */
  BareVosk(Path model, List<String> grammars) {
    this.model = model;
    this.grammars = List.copyOf(grammars);
  }

  /** All these calls at once, to their end or until they are too many. */
  Load run(List<Pcm> lines) throws IOException {
    LibVosk.setLogLevel(LogLevel.WARNINGS);
    int threads = Runtime.getRuntime().availableProcessors();
    List<Share> shares = new ArrayList<>();
    try (Model loaded = new Model(model.toString())) {
      Start start = new Start(threads);
      for (int i = 0; i < threads; i++) {
        Share share = new Share(loaded, every(lines, i, threads), start);
        share.thread.start();
        shares.add(share);
      }
      double cpu = 0;
      boolean keptUp = true;
      for (Share share : shares) {
        share.thread.join();
        cpu += share.cpu;
        keptUp &= !share.late;
      }
      return new Load(cpu, Double.NaN, keptUp);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static List<Pcm> every(List<Pcm> lines, int from, int step) {
    List<Pcm> some = new ArrayList<>();
    for (int i = from; i < lines.size(); i += step) {
      some.add(lines.get(i));
    }
    return some;
  }

  /** All begin when the last one has made its recognisers. */
  private static final class Start {
    private final CountDownLatch unready;

    Start(int threads) {
      unready = new CountDownLatch(threads);
    }

    long together() {
      unready.countDown();
      try {
        unready.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return System.nanoTime();
    }
  }

  /** One thread's calls. */
  private final class Share implements Runnable {
    private final Thread thread = Thread.ofPlatform().name("bare-vosk").unstarted(this);
    private final Model model;
    private final List<Pcm> lines;
    private final Start start;
    private double cpu;
    private boolean late;

    Share(Model model, List<Pcm> lines, Start start) {
      this.model = model;
      this.lines = lines;
      this.start = start;
    }

    @Override
    public void run() {
      List<Recognizer> recognizers = new ArrayList<>();
      try {
        for (int i = 0; i < lines.size(); i++) {
          for (String grammar : grammars) {
            recognizers.add(new Recognizer(model, Pcm.RATE, grammar));
          }
        }
        long before = Processor.ofThisThread();
        feed(recognizers);
        cpu = (Processor.ofThisThread() - before) / 1e9;
      } finally {
        start.unready.countDown(); // nobody waits for one that failed
        recognizers.forEach(Recognizer::close);
      }
    }

    private void feed(List<Recognizer> recognizers) {
      int frames = lines.isEmpty() ? 0 : lines.getFirst().length() / FRAME;
      long begun = start.together();
      Lateness lateness = new Lateness(begun);
      for (int frame = 0; frame < frames && !late; frame++) {
        long due = begun + frame * FRAME_NANOS;
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        for (int i = 0; i < recognizers.size(); i++) {
          byte[] piece =
              lines.get(i / grammars.size()).slice(frame * FRAME, FRAME).toLittleEndian();
          boolean over = recognizers.get(i).acceptWaveForm(piece, piece.length);
          if (over) {
            recognizers.get(i).getResult();
          } else if ((frame + i) % PARTIAL_FRAMES == 0) {
            recognizers.get(i).getPartialResult();
          }
        }
        long now = System.nanoTime();
        late = lateness.at(now, now - due);
      }
    }
  }
}
