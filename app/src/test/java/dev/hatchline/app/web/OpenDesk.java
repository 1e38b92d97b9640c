package dev.hatchline.app.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The desk of an agent who is signed in, over HTTP, as a browser has it. */
public record OpenDesk(HttpClient client, URI base, String cookie) implements AutoCloseable {
  /** Longer than a beat, and than most machines need. */
  private static final Duration HEARD_MAX = Duration.ofSeconds(30);

  private static final Pattern FORM_KEY = Pattern.compile("name=\"key\" value=\"([0-9a-f]+)\"");

  public static OpenDesk signIn(URI base, String extension, String password) {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest form =
        HttpRequest.newBuilder(base.resolve("/desk/sign-in"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("extension=" + extension + "&password=" + password))
            .build();
    HttpResponse<String> answer = send(client, form);
    String header = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return new OpenDesk(client, base, header.substring(0, header.indexOf(';')));
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** What stands there now; {@code path} such as {@code /desk?last}. */
  public String page(String path) {
    return send(
            client,
            HttpRequest.newBuilder(base.resolve(path)).header("Cookie", cookie).GET().build())
        .body();
  }

  /** Signs out; the form is the one that stands on the page. */
  void signOut() {
    Matcher key = FORM_KEY.matcher(page("/desk"));
    if (!key.find()) {
      throw new AssertionError("expected a form of the desk");
    }
    var _ =
        send(
            client,
            HttpRequest.newBuilder(base.resolve("/desk/sign-out"))
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("key=" + key.group(1)))
                .build());
  }

  /** Is told from now on. */
  public Feed live() {
    return Feed.open(base, cookie);
  }

  @Override
  public void close() {
    client.close();
  }

  /**
   * What the desk is told, by a plain socket: no thread of ours belongs to it.
   *
   * @param status of the answer, such as {@code 200}
   */
  public record Feed(Socket socket, BufferedReader lines, String status) implements AutoCloseable {
    static Feed open(URI base, String cookie) {
      try {
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.setSoTimeout((int) HEARD_MAX.toMillis());
        String request =
            "GET /desk/live HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nConnection: close\r\n\r\n"
                .formatted(base.getAuthority(), cookie);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        return new Feed(socket, lines, lines.readLine().substring("HTTP/1.1 ".length()).strip());
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }

    /** Waits until the desk is told that there is news. */
    public void awaitNews() {
      await("news");
    }

    /** Waits until the desk is told this. */
    void await(String word) {
      for (String line = line(); !line.equals("data:" + word); line = line()) {
        if (line.equals(END)) {
          throw new AssertionError("expected " + word + ", found the end");
        }
      }
    }

    private static final String END = "no more";

    private String line() {
      try {
        String line = lines.readLine();
        return line == null ? END : line;
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }

    /** Waits until the engine has ended it; how often it told of news before. */
    int toldUntilTheEnd() {
      int told = 0;
      for (String line = line(); !line.equals(END); line = line()) {
        told += line.equals("data:news") ? 1 : 0;
      }
      return told;
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }
  }
}
