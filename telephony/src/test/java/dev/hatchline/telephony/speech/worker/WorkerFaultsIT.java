package dev.hatchline.telephony.speech.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.speech.HearingReadings.State;
import dev.hatchline.telephony.speech.Listened;
import dev.hatchline.telephony.speech.Recognizer;
import dev.hatchline.telephony.speech.Spoken;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Models that cannot be used, and workers that do what they should not. */
@Timeout(600)
class WorkerFaultsIT {
  @TempDir private Path temp;

  private static String lost(WorkerRecognizer recognizer, String language) throws Exception {
    Listened listened = new Listened();
    recognizer.open(language, List.of("agent"), listened);
    return listened.lost();
  }

  private static void deafBecause(WorkerRecognizer recognizer, String... sentence)
      throws Exception {
    WorkerReadings readings =
        Fleet.await(
            recognizer,
            found ->
                found.state() == State.DEAF
                    && found.languages().getOrDefault("en", "").contains(sentence[0]));
    assertThat(readings.languages().get("en")).contains(sentence);
    assertThat(lost(recognizer, "en")).contains(sentence);
  }

  @Test
  void withoutAModelNothingIsStarted() throws Exception {
    try (WorkerRecognizer recognizer = Fleet.start(Map.of(), Fleet.PATIENT)) {
      Fleet.await(recognizer, readings -> readings.state() == State.OFF);
      assertThat(recognizer.pid()).isZero();
      assertThat(lost(recognizer, "en")).contains("no speech model for en");
    }
  }

  @Test
  void modelThatIsNotThereIsSaid() throws Exception {
    try (WorkerRecognizer recognizer =
        Fleet.start(Map.of("en", temp.resolve("nowhere")), Fleet.PATIENT)) {
      deafBecause(recognizer, "nowhere is not there", "name the folder");
    }
  }

  @Test
  void optionThatVoskDoesNotKnowIsSaid() throws Exception {
    Path model = Models.copy(temp.resolve("odd"));
    Files.writeString(model.resolve("conf/model.conf"), "--foo=bar\n", StandardOpenOption.APPEND);
    try (WorkerRecognizer recognizer = Fleet.start(Map.of("en", model), Fleet.PATIENT)) {
      deafBecause(recognizer, "odd", "an option unknown to Vosk");
    }
  }

  @Test
  void damagedModelLeavesTheOthersHeard() throws Exception {
    Path damaged = Models.copy(temp.resolve("damaged"));
    Files.write(damaged.resolve("am/final.mdl"), new byte[5_000]);
    Map<String, Path> models = Map.of("en", Models.shipped(), "es", damaged);
    try (WorkerRecognizer recognizer = Fleet.start(models, Fleet.PATIENT)) {
      Fleet.await(recognizer, readings -> readings.state() == State.HEARS);
      assertThat(lost(recognizer, "es")).contains("damaged");
      assertThat(recognizer.models()).containsOnlyKeys("en");
      Listened listened = new Listened();
      Recognizer.Stream stream = recognizer.open("en", List.of("agent"), listened);
      Spoken.send(stream, Spoken.onTheLine("agent"));
      stream.finish();
      assertThat(listened.words()).isEqualTo("agent");
    }
  }

  private static WorkerRecognizer with(Class<?> main) throws Exception {
    WorkerCommand ours = WorkerCommand.ofThisProgram();
    return WorkerRecognizer.start(
        Map.of("en", Models.shipped()),
        new WorkerCommand(ours.java(), ours.classPath(), main.getName()),
        Fleet.PATIENT);
  }

  @Test
  void javaThatIsNotThereIsNoHarm() throws Exception {
    WorkerCommand none = new WorkerCommand(temp.resolve("java"), "", "Main");
    try (WorkerRecognizer recognizer =
        WorkerRecognizer.start(Map.of("en", Models.shipped()), none, Fleet.PATIENT)) {
      Fleet.await(recognizer, readings -> readings.restarts() > 1);
      assertThat(recognizer.readings().state()).isEqualTo(State.DEAF);
      assertThat(lost(recognizer, "en")).isNotEmpty();
    }
  }

  @Test
  void workerThatBabblesIsStartedAnew() throws Exception {
    try (WorkerRecognizer recognizer = with(Babbling.class)) {
      WorkerReadings readings = Fleet.await(recognizer, found -> found.restarts() > 1);
      assertThat(readings.state()).isEqualTo(State.DEAF);
      assertThat(lost(recognizer, "en")).contains("garbage");
    }
  }

  @Test
  void workerThatHangsWhileItDecodesIsStartedAnew() throws Exception {
    try (WorkerRecognizer recognizer = with(Hanging.class)) {
      Fleet.await(recognizer, found -> found.state() == State.HEARS);
      Listened listened = new Listened();
      recognizer.open("en", List.of("agent"), listened);
      assertThat(listened.lost()).contains("decoding hangs");
    }
  }

  /** A fault of ours at what one stream is told ends the worker, and never its watch. */
  @Test
  void errorAtWhatItSendsEndsItAndAnotherOneHears() throws Exception {
    try (WorkerRecognizer recognizer = with(Talking.class)) {
      Fleet.await(recognizer, found -> found.state() == State.HEARS);
      Listened other = new Listened();
      recognizer.open("en", List.of("operator"), other);
      recognizer.open("en", List.of("agent"), new Broken());
      assertThat(other.lost()).contains("what it sends cannot be taken", "StackOverflowError");
      Fleet.await(recognizer, found -> found.restarts() == 1 && found.state() == State.HEARS);
      Listened again = new Listened();
      recognizer.open("en", List.of("operator"), again);
      assertThat(again.awaitPartial("operator")).isZero();
    }
  }

  /** Fails at everything it is told, as Java does when a thread has no stack left. */
  private static final class Broken implements Recognizer.Listener {
    @Override
    public void partial(String text, long at) {
      throw new StackOverflowError();
    }

    @Override
    public void result(Recognizer.Result result) {
      throw new StackOverflowError();
    }

    @Override
    public void lost(String why) {
      throw new StackOverflowError();
    }
  }

  @Test
  void modelThatKillsIsLeftOut() throws Exception {
    try (WorkerRecognizer recognizer = with(Dying.class)) {
      deafBecause(recognizer, "the recogniser dies of the speech model", "exit code 134");
      assertThat(recognizer.readings().restarts()).isOne();
    }
  }

  private static SocketChannel connect(String[] args) throws Exception {
    return SocketChannel.open(UnixDomainSocketAddress.of(args[0]));
  }

  private static void send(SocketChannel engine, Frame frame) throws Exception {
    ByteBuffer bytes = FrameWriter.write(frame);
    while (bytes.hasRemaining()) {
      engine.write(bytes);
    }
  }

  /** Speaks another language. */
  static final class Babbling {
    private Babbling() {}

    public static void main(String[] args) throws Exception {
      try (SocketChannel engine = connect(args)) {
        engine.write(ByteBuffer.wrap("HTTP/1.1 400 Bad Request".getBytes(StandardCharsets.UTF_8)));
        engine.read(ByteBuffer.allocate(1));
      }
    }
  }

  /** Answers, and has been at one step for six seconds. */
  static final class Hanging {
    private Hanging() {}

    public static void main(String[] args) throws Exception {
      try (SocketChannel engine = connect(args)) {
        send(engine, new Frame.Ready());
        FrameReader in = new FrameReader(engine);
        boolean opened = false;
        for (Frame frame = in.next(); frame != null; frame = in.next()) {
          opened |= frame instanceof Frame.Open;
          if (frame instanceof Frame.Ping(long number)) {
            int step = opened ? 6_000 : 0;
            send(engine, new Frame.Pong(number, new Frame.Load(0, step, 1, 1, 0)));
          }
        }
      }
    }
  }

  /** Says of each stream what it listens for, though nobody has spoken. */
  static final class Talking {
    private Talking() {}

    public static void main(String[] args) throws Exception {
      try (SocketChannel engine = connect(args)) {
        send(engine, new Frame.Ready());
        FrameReader in = new FrameReader(engine);
        for (Frame frame = in.next(); frame != null; frame = in.next()) {
          if (frame instanceof Frame.Open(int stream, var _, List<String> phrases)) {
            send(engine, new Frame.Partial(stream, phrases.getFirst(), 0));
          } else if (frame instanceof Frame.Ping(long number)) {
            send(engine, new Frame.Pong(number, Frame.Load.NONE));
          }
        }
      }
    }
  }

  /** Dies of its model, as a native library does. */
  static final class Dying {
    private Dying() {}

    public static void main(String[] args) throws Exception {
      try (SocketChannel engine = connect(args)) {
        send(engine, new Frame.Loading("en"));
        Runtime.getRuntime().halt(134);
      }
    }
  }
}
