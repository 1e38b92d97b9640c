package dev.hatchline.app.web;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Why a request is not served, as RFC 9457 says it. */
final class Problem {
  private Problem() {}

  static ErrorResponseException of(HttpStatus status, String title, String sentence) {
    return of(status, title, sentence, null);
  }

  /**
   * To be thrown.
   *
   * @param sentence for whoever asked
   * @param again after which it is worth to ask again; absent when it is not
   */
  static ErrorResponseException of(
      HttpStatus status, String title, String sentence, @Nullable Duration again) {
    ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, sentence);
    detail.setTitle(title);
    detail.setType(URI.create("about:blank"));
    ErrorResponseException problem = new ErrorResponseException(status, detail, null);
    if (again != null) {
      long seconds = Math.max(1, again.plusMillis(999).toSeconds());
      problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
    return problem;
  }
}
