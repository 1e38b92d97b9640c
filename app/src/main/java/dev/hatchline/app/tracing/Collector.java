package dev.hatchline.app.tracing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One that takes OTLP over HTTP (opentelemetry.io/docs/specs/otlp). That it does not take what it
 * is told is said once, until it does again. One thread at a time.
 */
public final class Collector {
  /** A collector is near; the engine's end waits no longer for it either. */
  static final Duration ANSWER_MAX = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(Collector.class);
  private static final int FINE = 2;
  private static final int HUNDRED = 100;

  /** What the protocol has told again; no answer at all is, too. */
  private static final Set<Integer> AGAIN = Set.of(429, 502, 503, 504);

  private static final int NO_ANSWER = 0;

  private final String what;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER_MAX).build();
  private volatile State state = new State(0, 0, "");

  /** {@code what} it is told, for the log. */
  public Collector(String what) {
    this.what = what;
  }

  /**
   * How it goes.
   *
   * @param taken tellings that the collector took
   * @param failed and that it did not
   * @param why the last one was not taken, in one sentence; empty when it was, or nothing was told
   */
  public record State(long taken, long failed, String why) {}

  /** What became of a telling. */
  public enum Result {
    TAKEN,
    /** Not now; the same may be told later. */
    LATER,
    /** Never. */
    REFUSED
  }

  /** What is to be told: protobuf, and zipped on the way if {@code zip}. */
  public record Telling(URI to, Map<String, String> headers, boolean zip, Body body) {}

  /** Writes what is told. */
  public interface Body {
    byte[] bytes();
  }

  private record Answer(int status, String why) {
    Result result() {
      if (why.isEmpty()) {
        return Result.TAKEN;
      }
      return status == NO_ANSWER || AGAIN.contains(status) ? Result.LATER : Result.REFUSED;
    }
  }

  public State state() {
    return state;
  }

  /** Throws nothing, and returns within about twice {@link #ANSWER_MAX}. */
  public Result tell(Telling telling) {
    Answer answer = answer(telling);
    State before = state;
    if (answer.why().isEmpty()) {
      state = new State(before.taken() + 1, before.failed(), "");
      if (!before.why().isEmpty()) {
        log.info("{} takes {} again", telling.to(), what);
      }
    } else {
      state = new State(before.taken(), before.failed() + 1, answer.why());
      if (before.why().isEmpty()) {
        log.warn("{} takes no {}: {}; tried again each time", telling.to(), what, answer.why());
      }
    }
    return answer.result();
  }

  private Answer answer(Telling telling) {
    try {
      HttpResponse<Void> answer =
          client.send(http(telling), HttpResponse.BodyHandlers.discarding());
      int status = answer.statusCode();
      return new Answer(
          status, status / HUNDRED == FINE ? "" : "expected status 200, found " + status);
    } catch (IOException | IllegalArgumentException fault) {
      return new Answer(NO_ANSWER, fault.toString());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Answer(NO_ANSWER, "the engine ends");
    }
  }

  private static HttpRequest http(Telling telling) throws IOException {
    HttpRequest.Builder http =
        HttpRequest.newBuilder(telling.to())
            .timeout(ANSWER_MAX)
            .header("Content-Type", "application/x-protobuf");
    telling.headers().forEach(http::header);
    byte[] body = telling.body().bytes();
    if (telling.zip()) {
      http.header("Content-Encoding", "gzip");
      body = zipped(body);
    }
    return http.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
  }

  private static byte[] zipped(byte[] body) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(body);
    }
    return zipped.toByteArray();
  }
}
