package dev.hatchline.telephony.ami;

import dev.hatchline.telephony.Heard;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asterisk's end of the manager's port: logs everybody in and answers with empty lists. */
final class FakeManager implements AutoCloseable {
  final Heard<Map<String, String>> actions = new Heard<>();
  private final ServerSocket server;
  private final Map<String, String> extra = new HashMap<>();
  private volatile @Nullable Socket current;
  private volatile boolean silent;
  private volatile String started = "11:30:33";

  FakeManager() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("fake-manager").start(this::run);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Answers nothing from now on. */
  void fallSilent() {
    silent = true;
  }

  /** The next login finds an Asterisk that was started at this time. */
  void startedAt(String time) {
    started = time;
  }

  /** Says this before it answers that action; {@code id} in braces becomes the action's id. */
  void before(String action, String events) {
    synchronized (extra) {
      extra.put(action, events);
    }
  }

  void say(String event) throws IOException {
    Socket socket = current;
    if (socket == null) {
      throw new IOException("nobody is connected");
    }
    socket.getOutputStream().write(event.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Ends the connection. */
  void drop() throws IOException {
    Socket socket = current;
    if (socket != null) {
      socket.close();
    }
  }

  private void run() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        current = socket;
        say("Asterisk Call Manager/11.0.0\n");
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        for (Map<String, String> action = read(in); !action.isEmpty(); action = read(in)) {
          actions.add(action);
          if (!silent) {
            answer(action.getOrDefault("action", ""), action.getOrDefault("actionid", ""));
          }
        }
      } catch (IOException e) {
        // the next one
      }
    }
  }

  private static Map<String, String> read(BufferedReader in) throws IOException {
    Map<String, String> action = new HashMap<>();
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      int colon = line.indexOf(':');
      action.merge(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip(),
          (one, more) -> one + "," + more);
    }
    return action;
  }

  private void answer(String action, String id) throws IOException {
    String success = "Response: Success\nActionID: " + id + "\n";
    synchronized (extra) {
      String events = extra.remove(action);
      if (events != null) {
        say(events.replace("{id}", id));
      }
    }
    say(
        switch (action) {
          case "Challenge" -> success + "Challenge: 4711\n\n";
          case "CoreSettings" -> success + "AsteriskVersion: 22.10.1\n\n";
          case "CoreStatus" ->
              success + "CoreStartupDate: 2026-11-22\nCoreStartupTime: " + started + "\n\n";
          case "Ping" -> success + "Ping: Pong\nTimestamp: 1763800000.000000\n\n";
          case "PlayDTMF" -> "Response: Error\nActionID: " + id + "\nMessage: no\n\n";
          case "DBGetTree", "QueueStatus", "CoreShowChannels", "DeviceStateList" ->
              success + "EventList: start\n\n" + list(action, id);
          default -> success + "\n";
        });
  }

  private static String list(String action, String id) {
    String end = action.equals("DBGetTree") ? "DBGetTree" : action;
    return "Event: " + end + "Complete\nActionID: " + id + "\nEventList: Complete\n\n";
  }

  @Override
  public void close() throws IOException {
    server.close();
    drop();
  }
}
