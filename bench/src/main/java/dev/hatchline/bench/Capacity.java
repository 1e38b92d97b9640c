package dev.hatchline.bench;

import dev.hatchline.phones.meter.MeterCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many callers hear well at once, and what that takes of the processors. */
final class Capacity {
  /** The size at which processor time is taken. */
  static final int STEADY = 100;

  /** No more are tried; the line takes no more. */
  static final int MOST = 240;

  private static final int FIRST = 80;
  private static final int COARSE = 20;
  private static final int FINE = 10;
  private static final Duration SETTLE = Duration.ofSeconds(2);
  private static final Duration WINDOW = Duration.ofSeconds(10);

  private final Latency phones;

  Capacity(Latency phones) {
    this.phones = phones;
  }

  /**
   * What was found on one side.
   *
   * @param most the largest number of callers who heard well
   * @param heard what was heard at each number tried
   * @param cores taken at {@value #STEADY} callers
   */
  record Found(int most, Map<Integer, Hearing> heard, Cores cores) {}

  /** Processor time ÷ time, of the media server and of Asterisk. */
  record Cores(double server, double asterisk) {
    /** Not measured, as fewer callers than that heard well. */
    static final Cores UNKNOWN = new Cores(Double.NaN, Double.NaN);
  }

  /** Adds callers until some do not hear well, then looks half a step lower. */
  Found climb(Side side, long server, long asterisk) {
    Map<Integer, Hearing> heard = new TreeMap<>();
    List<MeterCall> calls = new ArrayList<>();
    Cores cores = Cores.UNKNOWN;
    int most = 0;
    for (int size = FIRST; size <= MOST; size += COARSE) {
      calls.addAll(phones.crowd(side.media(), size - calls.size()));
      Load load = Load.begin(server, asterisk);
      Hearing now = listen(calls);
      if (size == STEADY) {
        cores = load.cores();
      }
      heard.put(size, now);
      if (!now.good()) {
        break;
      }
      most = size;
    }
    if (most < MOST && calls.size() > FINE) {
      List<MeterCall> surplus = calls.subList(calls.size() - FINE, calls.size());
      surplus.forEach(MeterCall::close);
      surplus.clear();
      Hearing finer = listen(calls);
      heard.put(calls.size(), finer);
      most = finer.good() ? calls.size() : most;
    }
    phones.end(calls);
    return new Found(most, heard, cores);
  }

  private static Hearing listen(List<MeterCall> calls) {
    Waiting.pass(SETTLE);
    long from = System.nanoTime();
    Waiting.pass(WINDOW.plus(SETTLE));
    return Hearing.of(calls, from, from + WINDOW.toNanos());
  }

  /** Processor time of both processes from a moment on. */
  private record Load(long server, long asterisk, double serverS, double asteriskS, long from) {
    static Load begin(long server, long asterisk) {
      return new Load(server, asterisk, cpu(server), cpu(asterisk), System.nanoTime());
    }

    /** Cores taken since. */
    Cores cores() {
      double passed = (System.nanoTime() - from) / 1e9;
      return new Cores((cpu(server) - serverS) / passed, (cpu(asterisk) - asteriskS) / passed);
    }

    private static double cpu(long pid) {
      return Installation.processorSeconds(pid);
    }
  }
}
