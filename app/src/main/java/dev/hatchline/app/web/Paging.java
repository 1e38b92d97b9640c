package dev.hatchline.app.web;

import dev.hatchline.routing.store.Listings;
import dev.hatchline.routing.store.Mark;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * One page of a list, as it was asked for: {@code limit}, and {@code after}, the cursor of the page
 * before. A cursor is a word that only we can read: the list, and time and id of its last row. The
 * address of the next page is in the header {@code Link} (RFC 8288).
 *
 * @param list a word of ours; a cursor of another list is refused
 * @param path with the query by which it was asked for
 * @param after absent for the first page
 */
record Paging(String list, String path, int limit, @Nullable Mark after) {
  static final int LIMIT_MAX = Listings.ROWS_MAX;

  private static final String AFTER = "after";

  static Paging of(String list, HttpServletRequest request, int limit, @Nullable String cursor) {
    String query = request.getQueryString();
    return new Paging(
        list,
        request.getRequestURI() + (query == null ? "" : "?" + query),
        checked(limit),
        cursor == null ? null : mark(list, cursor));
  }

  static int checked(int limit) {
    if (limit < 1 || limit > LIMIT_MAX) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "The limit cannot be used",
          "Expected a limit of 1 to %d, found %d.".formatted(LIMIT_MAX, limit));
    }
    return limit;
  }

  private static Mark mark(String list, String cursor) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 3);
      if (parts.length == 3 && list.equals(parts[0])) {
        return new Mark(Instant.parse(parts[1]), parts[2]);
      }
    } catch (IllegalArgumentException | DateTimeException _) {
      // Said below.
    }
    throw unusable();
  }

  static RuntimeException unusable() {
    return Problem.of(
        HttpStatus.BAD_REQUEST,
        "The cursor cannot be used",
        "Expected as \"after\" what the page before of this list has given as next.");
  }

  /** The cursor of what comes after this. */
  String cursor(Mark next) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            "%s %s %s".formatted(list, next.at(), next.id()).getBytes(StandardCharsets.UTF_8));
  }

  /** The answer to it. */
  <T> ResponseEntity<T> answer(T body, @Nullable Mark next) {
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    if (next != null) {
      String address =
          UriComponentsBuilder.fromUriString(path)
              .replaceQueryParam(AFTER, cursor(next))
              .build(true)
              .toUriString();
      answer.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(address));
    }
    return answer.body(body);
  }
}
