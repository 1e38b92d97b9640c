package dev.hatchline.app.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Prometheus on loopback. */
record PrometheusApi(HttpClient client, int port) {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
  private static final JsonMapper JSON = new JsonMapper();

  /** A figure, with its labels. */
  record Sample(Map<String, String> labels, double value) {}

  /** What it says to a query now. */
  List<Sample> query(String promql) {
    String asked = "query?query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8);
    List<Sample> samples = new ArrayList<>();
    for (JsonNode result : get(asked).get("result")) {
      Map<String, String> labels = new HashMap<>();
      result
          .get("metric")
          .properties()
          .forEach(e -> labels.put(e.getKey(), e.getValue().asString()));
      samples.add(new Sample(labels, Double.parseDouble(word(result.get("value").get(1)))));
    }
    return samples;
  }

  /** Of a query that has one figure for an answer, or none, which is 0. */
  double figure(String promql) {
    return query(promql).stream().mapToDouble(Sample::value).sum();
  }

  /** Infinity is spelt otherwise in Java. */
  private static String word(JsonNode value) {
    return value.asString().replace("Inf", "Infinity");
  }

  /** The data of an answer. */
  JsonNode get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1/%s".formatted(port, path)))
            .timeout(ANSWER_MAX)
            .build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + ": " + answer.body());
      }
      return JSON.readTree(answer.body()).get("data");
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
