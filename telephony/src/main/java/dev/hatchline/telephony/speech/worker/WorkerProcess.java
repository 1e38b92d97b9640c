package dev.hatchline.telephony.speech.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** One worker process, from its start to its end, and the connection with it. */
final class WorkerProcess implements ClientStream.Peer {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);

  /** Lines of its words that go to the log. */
  private static final int LINES_MAX = 200;

  /** Vosk's errors, our own, and what Java says when the native library has crashed. */
  private static final Pattern FAULT = Pattern.compile("ERROR|^worker:|^# .*[A-Z]");

  private static final int LINE_MAX_CHARS = 500;

  /** A process that closed its connection may take so long to be gone. */
  private static final long END_MAX_MILLIS = 500;

  private final Process process;
  private final ServerSocketChannel door;
  private final Path socket;
  private final Owner owner;
  private final AtomicReference<@Nullable String> killedBecause = new AtomicReference<>();

  private volatile @Nullable SocketChannel connection;
  private volatile @Nullable Outbox out;

  /** Hears of it, on its reading thread. */
  interface Owner {
    /** It sent this. */
    void frame(WorkerProcess from, Frame frame);

    /** It is gone, or was given up; told once, the last. */
    void ended(WorkerProcess which, String why);
  }

  private WorkerProcess(Process process, ServerSocketChannel door, Path socket, Owner owner) {
    this.process = process;
    this.door = door;
    this.socket = socket;
    this.owner = owner;
  }

  /**
   * Starts one; returns at once.
   *
   * @param models its arguments
   * @throws IOException if there is no way to start it
   */
  static WorkerProcess start(
      WorkerCommand command, WorkerLimits limits, List<String> models, Owner owner)
      throws IOException {
    // Made for us alone: 0700.
    Path socket = Files.createTempDirectory("hatchline-speech").resolve("s");
    ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      door.bind(UnixDomainSocketAddress.of(socket));
      ProcessBuilder builder =
          new ProcessBuilder(command.words(limits.heapMegabytes(), socket, models))
              .redirectErrorStream(true);
      WorkerCommand.strip(builder.environment());
      WorkerProcess started = new WorkerProcess(builder.start(), door, socket, owner);
      Thread.ofPlatform().name("speech-words").daemon().start(started::listen);
      Thread.ofPlatform().name("speech-reader").daemon().start(started::run);
      var _ = started.process.onExit().thenRun(started::closeDoor);
      return started;
    } catch (IOException e) {
      door.close();
      unname(socket);
      throw e;
    }
  }

  private static void unname(Path socket) throws IOException {
    Files.deleteIfExists(socket);
    Files.deleteIfExists(socket.resolveSibling(""));
  }

  private void run() {
    String why;
    @Nullable Throwable broken = null;
    try (SocketChannel accepted = door.accept()) {
      connection = accepted;
      out = new Outbox("speech-writer", accepted, () -> kill("it takes nothing"));
      closeDoor();
      read(accepted);
      why = "it ended";
    } catch (GarbageException e) {
      why = "it sends garbage: " + e.getMessage();
    } catch (IOException _) {
      why = "it ended";
    } catch (Throwable fault) { // whatever it is: without its reader a worker is of no use
      broken = fault;
      why = "what it sends cannot be taken: " + fault;
      kill(why);
    }
    String killed = killedBecause.get();
    end(killed == null ? why : killed);
    if (broken != null) {
      LOG.error("what the speech worker sent could not be taken", broken);
    }
  }

  private void read(SocketChannel from) throws IOException {
    FrameReader in = new FrameReader(from);
    for (Frame frame = in.next(); frame != null; frame = in.next()) {
      owner.frame(this, frame);
    }
  }

  private void end(String why) {
    closeDoor();
    Outbox writer = out;
    if (writer != null) {
      writer.stop();
    }
    String how = killedBecause.get() == null ? why + exitCode() : why;
    process.destroyForcibly();
    owner.ended(this, how);
  }

  private String exitCode() {
    try {
      return process.waitFor(END_MAX_MILLIS, TimeUnit.MILLISECONDS)
          ? " (exit code " + process.exitValue() + ")"
          : "";
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** Nobody else may come in, and nothing is left of it in the file system. */
  private void closeDoor() {
    try {
      door.close();
      unname(socket);
    } catch (IOException e) {
      LOG.debug("the worker's socket {} stays behind", socket, e);
    }
  }

  /** Reads what it says to its end, so that it never waits for us. */
  private void listen() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      int count = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (++count <= LINES_MAX) {
          String said = line.substring(0, Math.min(line.length(), LINE_MAX_CHARS));
          boolean fault = FAULT.matcher(said).find();
          LOG.atLevel(fault ? Level.WARN : Level.DEBUG).log("the speech worker says: {}", said);
        }
      }
    } catch (IOException _) {
      // It was killed.
    }
  }

  /** As soon as it has connected; before, nothing is sent. */
  @Override
  public void put(Frame frame) {
    Outbox to = out;
    if (to != null) {
      to.put(frame);
    }
  }

  @Override
  public boolean offer(Frame frame) {
    Outbox to = out;
    return to != null && to.offer(frame);
  }

  /** Ends it at once. */
  void kill(String why) {
    if (killedBecause.compareAndSet(null, why)) {
      process.destroyForcibly();
      SocketChannel open = connection;
      try {
        if (open != null) {
          open.close();
        }
      } catch (IOException e) {
        LOG.debug("the worker's connection", e);
      }
      closeDoor();
    }
  }

  /** Its memory in MB; 0 where Linux does not tell. */
  long megabytes() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid()), "status"))) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) / 1_024;
        }
      }
    } catch (IOException | RuntimeException _) {
      // It is gone, or this is no Linux.
    }
    return 0;
  }

  Path socket() {
    return socket;
  }

  long pid() {
    return process.pid();
  }
}
