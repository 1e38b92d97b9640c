package dev.hatchline.app.web;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Has every refusal told as RFC 9457 says, the server's own among them; pages have their own. */
@RestControllerAdvice
public class Problems extends ResponseEntityExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  /** A fault of ours: the log has it, whoever asked has nothing of it. */
  @ExceptionHandler
  ProblemDetail unexpected(RuntimeException fault, HttpServletRequest request) {
    log.error("{} {} failed", request.getMethod(), request.getRequestURI(), fault);
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.INTERNAL_SERVER_ERROR, "That is a fault of ours; it is in the log.");
  }
}
