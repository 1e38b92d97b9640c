package dev.hatchline.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The body of a request, as far as we take one. */
final class Body {
  /** {@link HttpLimits} lets in no longer one. */
  static final int BYTES_MAX = 8 * 1024;

  /** Whoever sends so little more slowly wants to keep us busy. */
  private static final Duration READ_MAX = Duration.ofSeconds(5);

  private Body() {}

  /** All of it, as text. */
  static String text(HttpServletRequest request, InstantSource clock) throws IOException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes(request, clock)))
          .toString();
    } catch (CharacterCodingException _) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST, "The body cannot be read", "Expected text in UTF-8.");
    }
  }

  private static byte[] bytes(HttpServletRequest request, InstantSource clock) throws IOException {
    try {
      return read(request.getInputStream(), clock);
    } catch (SocketTimeoutException _) {
      throw tooSlow();
    }
  }

  private static byte[] read(InputStream in, InstantSource clock) throws IOException {
    Instant until = clock.instant().plus(READ_MAX);
    byte[] body = new byte[BYTES_MAX];
    int length = 0;
    for (int read = in.read(body); read > 0; read = in.read(body, length, BYTES_MAX - length)) {
      length += read;
      if (clock.instant().isAfter(until)) {
        throw tooSlow();
      }
    }
    return Arrays.copyOf(body, length);
  }

  private static ErrorResponseException tooSlow() {
    return Problem.of(
        HttpStatus.REQUEST_TIMEOUT,
        "The body came too slowly",
        "Expected all of it within %d s.".formatted(READ_MAX.toSeconds()));
  }
}
