package dev.hatchline.telephony.speech.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.HearingReadings.State;
import dev.hatchline.telephony.speech.Listened;
import dev.hatchline.telephony.speech.Recognizer;
import dev.hatchline.telephony.speech.Spoken;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker that is killed, stopped, overfed or bloated does no harm to anything but speech. */
@Timeout(600)
class WorkerIT {
  private static final List<String> PHRASES = List.of("agent", "operator");
  private static final int CALLS = 20;

  /** Streams with their listeners, in the order in which they were opened. */
  private static final class Calls {
    private final List<Recognizer.Stream> streams = new ArrayList<>();
    private final List<Listened> listened = new ArrayList<>();

    Calls(Recognizer recognizer, int count) {
      for (int i = 0; i < count; i++) {
        Listened ear = new Listened();
        listened.add(ear);
        streams.add(recognizer.open("en", PHRASES, ear));
      }
    }

    void say(Pcm sound) {
      streams.forEach(stream -> Spoken.send(stream, sound));
    }

    /** All hear this word. */
    void hear(String word) throws InterruptedException {
      say(Spoken.onTheLine(word));
      streams.forEach(Recognizer.Stream::finish);
      for (Listened ear : listened) {
        assertThat(ear.words()).isEqualTo(word);
      }
    }

    /** All are lost, for this reason. */
    void allLost(String why) throws InterruptedException {
      for (Listened ear : listened) {
        assertThat(ear.lost()).contains(why);
      }
    }

    List<Integer> lost() {
      List<Integer> lost = new ArrayList<>();
      for (int i = 0; i < listened.size(); i++) {
        if (listened.get(i).lostAlready() != null) {
          lost.add(i);
        }
      }
      return lost;
    }
  }

  private static void hearsAgain(WorkerRecognizer recognizer) throws Exception {
    Fleet.await(recognizer, readings -> readings.state() == State.HEARS);
    new Calls(recognizer, CALLS).hear("operator");
  }

  private static void gone(long pid) throws Exception {
    ProcessHandle handle = ProcessHandle.of(pid).orElse(null);
    if (handle != null) {
      handle.onExit().get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void killedWorkerIsToldAndIsBack() throws Exception {
    try (WorkerRecognizer recognizer = Fleet.hearing(Fleet.PATIENT)) {
      Calls calls = new Calls(recognizer, CALLS);
      calls.hear("agent");
      calls.say(Spoken.words("agent"));
      Fleet.signal("KILL", recognizer.pid());
      calls.allLost("the speech worker is gone (it ended");
      assertThat(recognizer.readings().streams()).isZero();
      hearsAgain(recognizer);
      assertThat(recognizer.readings().restarts()).isOne();
      // The old streams are of no more use, and do no harm.
      calls.say(Spoken.quiet(20));
      calls.streams.forEach(Recognizer.Stream::close);
      assertThat(calls.lost()).isEmpty();
    }
  }

  @Test
  void stoppedWorkerIsKilledAndNobodyWaitsForIt() throws Exception {
    try (WorkerRecognizer recognizer = Fleet.hearing(Fleet.PATIENT)) {
      Calls calls = new Calls(recognizer, CALLS);
      calls.hear("agent");
      long pid = recognizer.pid();
      Fleet.signal("STOP", pid);
      // 9.6 MB, which neither the socket nor our queue takes.
      calls.say(Spoken.quiet(30_000));
      assertThat(recognizer.readings().leftOut()).isGreaterThan(Duration.ofMinutes(5));
      calls.allLost("has not answered for 2");
      hearsAgain(recognizer);
      assertThat(recognizer.readings().restarts()).isOne();
      gone(pid);
    }
  }

  @Test
  void closedRecognizerLeavesNoProcess() throws Exception {
    WorkerRecognizer recognizer = Fleet.hearing(Fleet.PATIENT);
    long pid = recognizer.pid();
    recognizer.close();
    gone(pid);
    Fleet.await(recognizer, readings -> readings.state() == State.OFF);
  }

  @Test
  void workerIsGoneWhenItsEngineIs() throws Exception {
    WorkerCommand ours = WorkerCommand.ofThisProgram();
    Process engine =
        new ProcessBuilder(
                ours.java().toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                ours.classPath(),
                EngineForTests.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines = engine.inputReader(StandardCharsets.UTF_8)) {
      long worker = Long.parseLong(lines.readLine());
      assertThat(ProcessHandle.of(worker)).isPresent();
      Fleet.signal("KILL", engine.pid());
      gone(worker);
    } finally {
      engine.destroyForcibly();
    }
  }

  /** An engine that says its worker's number and waits to be killed. */
  static final class EngineForTests {
    private EngineForTests() {}

    public static void main(String[] args) throws Exception {
      WorkerRecognizer recognizer = Fleet.hearing(Fleet.PATIENT);
      System.out.println(recognizer.pid());
      while (recognizer.hears()) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(60));
      }
    }
  }

  @Test
  void tooMuchToDoShedsTheNewestAndTheOldestHear() throws Exception {
    try (WorkerRecognizer recognizer = Fleet.hearing(WorkerLimits.standard())) {
      Calls calls = new Calls(recognizer, 60);
      Pcm talk = Spoken.join(Spoken.words("the weather is nice"), Spoken.words("talk to me"));
      while (recognizer.readings().shed() == 0) {
        calls.say(talk);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
      Listened late = new Listened();
      recognizer.open("en", PHRASES, late);
      assertThat(late.lost()).isEqualTo(Keeper.TOO_MANY);
      Fleet.await(recognizer, readings -> readings.late().toMillis() < 100);
      List<Integer> lost = calls.lost();
      assertThat(lost).isNotEmpty().hasSizeLessThan(60);
      for (int i = 0; i < lost.size(); i++) {
        assertThat(lost.get(i)).as("shed are %s", lost).isEqualTo(60 - lost.size() + i);
      }
      WorkerReadings readings = recognizer.readings();
      assertThat(readings.shed()).isEqualTo(lost.size());
      assertThat(readings.refused()).isOne();
      assertThat(readings.restarts()).isZero();
      // The eldest hears.
      Listened eldest = calls.listened.getFirst();
      calls.streams.getFirst().finish();
      eldest.result();
      Spoken.send(calls.streams.getFirst(), Spoken.onTheLine("agent"));
      calls.streams.getFirst().finish();
      assertThat(eldest.words()).isEqualTo("agent");
      takenAgain(recognizer);
    }
  }

  private static void takenAgain(WorkerRecognizer recognizer) throws InterruptedException {
    long until = System.nanoTime() + Fleet.WAIT_MAX.toNanos();
    Listened ear = new Listened();
    Recognizer.Stream stream = recognizer.open("en", PHRASES, ear);
    while (recognizer.overloaded()) {
      assertThat(System.nanoTime()).isLessThan(until);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    stream.close();
    ear = new Listened();
    stream = recognizer.open("en", PHRASES, ear);
    Spoken.send(stream, Spoken.onTheLine("agent"));
    stream.finish();
    assertThat(ear.words()).isEqualTo("agent");
  }

  @Test
  void workerThatTakesTooMuchMemoryIsStartedAnew() throws Exception {
    try (WorkerRecognizer recognizer = Fleet.hearing(Fleet.PATIENT.withGrowth(40))) {
      Fleet.await(recognizer, readings -> readings.memoryMegabytes() > 0);
      Calls calls = new Calls(recognizer, CALLS);
      calls.say(Spoken.join(Spoken.words("the weather is nice"), Spoken.quiet(2_000)));
      calls.allLost(" MB, after ");
      Fleet.await(recognizer, readings -> readings.state() == State.HEARS);
      assertThat(recognizer.readings().restarts()).isOne();
    }
  }

  @Test
  void streamsHaveALimit() throws Exception {
    try (WorkerRecognizer recognizer = Fleet.hearing(Fleet.PATIENT.withStreams(2))) {
      Calls calls = new Calls(recognizer, 2);
      Listened third = new Listened();
      recognizer.open("en", PHRASES, third);
      assertThat(third.lost()).isEqualTo(Keeper.TOO_MANY);
      assertThat(recognizer.readings().refused()).isOne();
      calls.hear("agent");
      calls.streams.getFirst().close();
      new Calls(recognizer, 1).hear("operator");
    }
  }

  @Test
  void elderCallThatWantsMoreHasItInPlaceOfTheNewest() throws Exception {
    try (WorkerRecognizer recognizer = Fleet.hearing(Fleet.PATIENT.withStreams(2))) {
      Recognizer elder = recognizer.of(new CallId(new UUID(0, 1)));
      Recognizer newer = recognizer.of(new CallId(new UUID(0, 2)));
      Listened gone = new Listened();
      elder.open("en", PHRASES, new Listened());
      newer.open("en", PHRASES, gone);
      Listened answer = new Listened();
      Recognizer.Stream stream = elder.open("en", List.of("yes"), answer);
      assertThat(gone.lost()).isEqualTo(Keeper.TOO_MANY);
      Spoken.send(stream, Spoken.onTheLine("yes"));
      stream.finish();
      assertThat(answer.words()).isEqualTo("yes");
      assertThat(recognizer.readings().calls()).isOne();
      assertThat(recognizer.readings().streams()).isEqualTo(2);
    }
  }

  @Test
  void waitForWhatWasListenedForIsTold() throws Exception {
    BlockingQueue<Duration> waits = new LinkedBlockingQueue<>();
    try (WorkerRecognizer recognizer =
        WorkerRecognizer.start(
            Map.of("en", Models.shipped()),
            WorkerCommand.ofThisProgram(),
            Fleet.PATIENT,
            waits::add)) {
      Fleet.await(recognizer, readings -> readings.state() == State.HEARS);
      new Calls(recognizer, 1).hear("agent");
      assertThat(waits.poll(60, TimeUnit.SECONDS)).isPositive();
      assertThat(waits).isEmpty();
    }
  }

  @Test
  void nothingIsLeftInTheFileSystem() throws Exception {
    try (WorkerRecognizer recognizer = Fleet.start(Map.of("en", Models.shipped()), Fleet.PATIENT)) {
      Fleet.await(recognizer, readings -> readings.state() == State.HEARS);
      assertThat(recognizer.socket()).doesNotExist();
      assertThat(recognizer.socket().getParent()).doesNotExist();
    }
  }
}
