package dev.hatchline.app.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

/** Problems of RFC 9457 that are told before, or without, a handler. */
final class Refusal {
  private static final JsonMapper JSON = new JsonMapper();

  private Refusal() {}

  static void write(HttpServletResponse response, ErrorResponseException problem)
      throws IOException {
    ProblemDetail body = problem.getBody();
    problem
        .getHeaders()
        .forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("title", String.valueOf(body.getTitle()));
    json.put("status", body.getStatus());
    json.put("detail", String.valueOf(body.getDetail()));
    byte[] bytes = JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
    response.setStatus(body.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
