package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.access.Passwords;
import dev.hatchline.conf.Role;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A browser without a screen: its cookie, and the forms that it sends. */
final class SignedIn {
  static final String PASSWORD = "correct horse battery";
  static final String FORM = "application/x-www-form-urlencoded";

  /** One of each role, named after it. */
  static final String USERS =
      "users:\n"
          + Stream.of(Role.OPERATOR, Role.SUPERVISOR, Role.DESIGNER)
              .map(role ->
                  "  - {name: a-%s, role: %s, hash: \"%s\"}\n"
                      .formatted(role.word(), role.word(), Passwords.hash(PASSWORD)))
              .collect(Collectors.joining());

  private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

  private final HttpClient client;
  private final int port;
  private String cookie = "";
  private String csrf = "";

  SignedIn(HttpClient client, int port) {
    this.client = client;
    this.port = port;
  }

  String cookie() {
    return cookie;
  }

  HttpRequest.Builder to(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(ANSWER_MAX);
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** Of an answer that may never end. */
  int status(HttpRequest.Builder request) throws Exception {
    HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
    answer.body().close();
    return answer.statusCode();
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(to(path).header("Accept", "text/html,*/*"));
  }

  HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
    return send(to(path).header("Content-Type", FORM).POST(BodyPublishers.ofString(form(fields))));
  }

  static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  HttpResponse<String> tries(String name, String password) throws Exception {
    return post("/sign-in", Map.of("name", name, "password", password));
  }

  /** From now on; the answer. */
  HttpResponse<String> as(Role role) throws Exception {
    return in(tries("a-" + role.word(), PASSWORD));
  }

  /** At the desk, as this agent. */
  HttpResponse<String> agent(String extension, String password) throws Exception {
    HttpResponse<String> answer =
        post("/desk/sign-in", Map.of("extension", extension, "password", password));
    keep(answer);
    csrf = field(get("/desk").body(), "key");
    return answer;
  }

  HttpResponse<String> in(HttpResponse<String> answer) throws Exception {
    keep(answer);
    csrf = field(get("/sign-out").body(), "_csrf");
    return answer;
  }

  private void keep(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    String header = answer.headers().firstValue("Set-Cookie").orElseThrow();
    cookie = header.substring(0, header.indexOf(';'));
  }

  /** What each form of this session has to bear. */
  String csrf() {
    return csrf;
  }

  static String field(String page, String name) {
    Matcher found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
    assertThat(found.find()).as(name + " in\n" + page).isTrue();
    return found.group(1);
  }
}
