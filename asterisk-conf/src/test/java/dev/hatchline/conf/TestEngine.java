package dev.hatchline.conf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A FastAGI server that takes calls and does only what the test says. */
final class TestEngine implements AutoCloseable {
  private final ServerSocket server;
  private final Thread door;
  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();

  TestEngine(RunningAsterisk asterisk) throws IOException {
    this(asterisk, EngineName.A);
  }

  TestEngine(RunningAsterisk asterisk, EngineName name) throws IOException {
    this(asterisk.installation.seenBy(name).agiPort());
  }

  TestEngine(int port) throws IOException {
    server = new ServerSocket(port, 50, InetAddress.ofLiteral("127.0.0.1"));
    door = Thread.ofVirtual().unstarted(this::accept);
    door.start();
  }

  private void accept() {
    try {
      while (true) {
        calls.add(new Call(server.accept()));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  Call next() throws IOException {
    try {
      Call call = calls.poll(60, TimeUnit.SECONDS);
      if (call == null) {
        throw new IOException("no call came to the engine");
      }
      return call;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** Calls that came and were not asked for by {@link #next}. */
  int taken() {
    return calls.size();
  }

  /** From now on Asterisk is refused: the port is closed by the thread that waits at it. */
  @Override
  public void close() throws IOException {
    server.close();
    try {
      door.join();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    for (Call call : calls) {
      call.close();
    }
  }

  /** One call; closing it is what a kill looks like to Asterisk. */
  static final class Call implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;
    final Map<String, String> environment = new HashMap<>();

    Call(Socket socket) throws IOException {
      this.socket = socket;
      this.in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      this.out = socket.getOutputStream();
    }

    /** Reads the first lines; without it Asterisk talks to a server that says nothing. */
    Call hello() throws IOException {
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        environment.put(
            line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1).strip());
      }
      return this;
    }

    String argument(int number) {
      return environment.getOrDefault("agi_arg_" + number, "");
    }

    String say(String command) throws IOException {
      out.write((command + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
      return String.valueOf(in.readLine());
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
