package dev.hatchline.app.business;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server on loopback that misbehaves as told; one request a connection. */
final class Peer implements AutoCloseable {
  /** What was heard. */
  record Heard(String line, Map<String, String> headers, String body) {}

  /** What is done with a connection whose request has been heard; it is closed afterwards. */
  interface Manner {
    void answer(Heard heard, Socket socket) throws Exception;
  }

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile Manner manner;

  Peer(Manner manner) {
    this.manner = manner;
    try {
      server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var _ = threads.submit(this::accept);
  }

  /** Answers with a status and a body. */
  static Manner says(int status, String body) {
    return (_, socket) -> write(socket.getOutputStream(), status, body);
  }

  static void write(OutputStream out, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    head(out, status, bytes.length, "");
    out.write(bytes);
    out.flush();
  }

  static void head(OutputStream out, int status, long length, String more) throws IOException {
    String head =
        "HTTP/1.1 %d x\r\nContent-Length: %d\r\nConnection: close\r\n%s\r\n"
            .formatted(status, length, more);
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** Returns when the other end has hung up. */
  static void awaitHangUp(Socket socket) throws IOException {
    try (InputStream in = socket.getInputStream()) {
      while (in.read() >= 0) {
        // Nothing more is expected.
      }
    } catch (IOException _) {
      // A reset is a hang-up, too.
    }
  }

  void behaves(Manner now) {
    manner = now;
  }

  List<Heard> heard() {
    return heard;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  private Void accept() throws IOException {
    while (true) {
      Socket socket = server.accept();
      sockets.add(socket);
      var _ = threads.submit(() -> serve(socket));
    }
  }

  private Void serve(Socket socket) throws Exception {
    try (socket) {
      Heard request = read(new BufferedInputStream(socket.getInputStream()));
      heard.add(request);
      manner.answer(request, socket);
    }
    return null;
  }

  private static Heard read(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      lines.add(line);
    }
    Map<String, String> headers = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Heard(
        lines.getFirst(), headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("hung up within a request");
      }
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
