package dev.hatchline.conf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Asterisk's manager by a plain socket. One thread reads; the test asks. */
final class AmiClient implements AutoCloseable {
  /** Less than a caller of ours stays ({@link #call}). */
  private static final long WAIT_MAX = TimeUnit.SECONDS.toNanos(45);

  private final Socket socket;
  private final OutputStream out;
  private final BlockingQueue<Map<String, String>> responses = new LinkedBlockingQueue<>();
  private final BlockingQueue<Map<String, String>> events = new LinkedBlockingQueue<>();

  AmiClient(RunningAsterisk asterisk) throws IOException {
    this(asterisk.installation.amiPort());
    Map<String, String> login =
        ask("Login", "Username", "hatchline", "Secret", asterisk.secrets.ami());
    if (!"Success".equals(login.get("Response"))) {
      throw new IOException("AMI login refused: " + login);
    }
  }

  AmiClient(int port) throws IOException {
    socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
    out = socket.getOutputStream();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    in.readLine(); // the greeting
    Thread.ofVirtual().start(() -> read(in));
  }

  private void read(BufferedReader in) {
    Map<String, String> message = new HashMap<>();
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.isEmpty() && !message.isEmpty()) {
          (message.containsKey("Event") ? events : responses).add(message);
          message = new HashMap<>();
        }
        int colon = line.indexOf(':');
        if (colon > 0) {
          String value = line.substring(colon + 1).strip();
          message.merge(line.substring(0, colon), value, (a, b) -> a + "\n" + b);
        }
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  /** The response to an action; names and values alternate. */
  Map<String, String> ask(String action, String... fields) {
    StringBuilder text = new StringBuilder("Action: " + action + "\r\n");
    for (int i = 0; i < fields.length; i += 2) {
      text.append(fields[i]).append(": ").append(fields[i + 1]).append("\r\n");
    }
    try {
      out.write(text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
      out.flush();
      Map<String, String> response = responses.poll(60, TimeUnit.SECONDS);
      if (response == null) {
        throw new AssertionError("no response to " + text);
      }
      return response;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Takes events until one fits; whoever waits for the wrong thing sees all that came. */
  Map<String, String> await(String what, Predicate<Map<String, String>> fits) {
    List<Map<String, String>> seen = new ArrayList<>();
    long end = System.nanoTime() + WAIT_MAX;
    try {
      while (true) {
        Map<String, String> event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (event == null) {
          throw new AssertionError("no " + what + " among " + seen);
        }
        if (fits.test(event)) {
          return event;
        }
        seen.add(event);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  Map<String, String> awaitEvent(String name) {
    return await(name, event -> name.equals(event.get("Event")));
  }

  /** A caller: a Local channel into the context; its far end hears and says nothing. */
  String call(String exten, String context, String... fields) {
    String[] all = {
      "Channel",
      "Local/" + exten + "@" + context + "/n",
      "Application",
      "Wait",
      "Data",
      "60",
      "Async",
      "true",
      "Timeout",
      "30000"
    };
    List<String> merged = new ArrayList<>(List.of(all));
    merged.addAll(List.of(fields));
    return ask("Originate", merged.toArray(String[]::new)).getOrDefault("Response", "");
  }

  String database(String family, String key) {
    Map<String, String> answer = ask("DBGet", "Family", family, "Key", key);
    if (!"Success".equals(answer.get("Response"))) {
      return "";
    }
    return awaitEvent("DBGetResponse").getOrDefault("Val", "");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
