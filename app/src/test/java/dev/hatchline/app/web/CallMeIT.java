package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Strangers ask to be called, of a real engine with a real database; nobody is dialled. */
class CallMeIT {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int PER_HOUR = 4;
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  private EngineServer engine;
  private HttpClient client;

  @BeforeEach
  void start() throws Exception {
    engine =
        EngineServer.start("callback:\n  limits:\n    address-hour: " + PER_HOUR + "\n", folder);
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() {
    client.close();
    engine.close();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + engine.port() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(to(path));
  }

  private HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(to(path).header("Content-Type", FORM).POST(BodyPublishers.ofString(body)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> ask(String number) throws Exception {
    return post("/call-me", Map.of("number", number));
  }

  /** Promised: the path of its page. */
  private String asked(String number) throws Exception {
    return place(ask(number));
  }

  private static String place(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    String place = answer.headers().firstValue("Location").orElseThrow();
    assertThat(place).matches("/call-me/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f-]{17}");
    return place;
  }

  private String state(String page) throws Exception {
    return JSON.readTree(get(page + "/state").body()).path("title").asString();
  }

  private JsonNode kept() throws Exception {
    HttpRequest.Builder list =
        to("/api/callbacks").header("Authorization", "Bearer " + engine.apiKey());
    return JSON.readTree(send(list).body());
  }

  @Test
  void whoAsksGetsAPageThatTellsNeitherNumberNorName() throws Exception {
    String page =
        place(
            post(
                "/call-me",
                Map.of("number", "(202) 555-0123", "name", "Ada Löw", "reason", "the bill")));
    String html = get(page).body();
    assertThat(html)
        .contains("<title>We will call you · Example Company</title>")
        .contains("We will call you as soon as a person is free.")
        .contains("Your number ends in 23.")
        .doesNotContain("0123", "2025550", "Ada", "the bill");
    String state = get(page + "/state").body();
    assertThat(state)
        .contains("\"state\":\"waiting\"")
        .doesNotContain("0123", "2025550", "Ada", "the bill");
    JsonNode callback = kept().path(0);
    assertThat(callback.path("number").asString()).isEqualTo("+12025550123");
    assertThat(callback.path("name").asString()).isEqualTo("Ada Löw");
    assertThat(callback.path("reason").asString()).isEqualTo("the bill");
    assertThat(callback.path("source").asString()).isEqualTo("web");
  }

  @Test
  void whoAsksForANumberThatIsOwedACallGetsTheSameAnswerAndCancelsNothingOfOthers()
      throws Exception {
    String first = asked("+12025550123");
    String stranger = asked("202 555 0123");
    assertThat(stranger).isNotEqualTo(first);
    assertThat(kept()).hasSize(1);
    assertThat(get(stranger + "/state").body()).isEqualTo(get(first + "/state").body());
    assertThat(get(stranger).body().replace(stranger, first)).isEqualTo(get(first).body());

    assertThat(post(stranger + "/cancel", Map.of()).statusCode()).isEqualTo(303);
    assertThat(state(stranger)).isEqualTo("Cancelled");
    assertThat(state(first)).isEqualTo("We will call you");
    assertThat(kept().path(0).path("state").asString()).isEqualTo("waiting");

    assertThat(post(first + "/cancel", Map.of()).statusCode()).isEqualTo(303);
    assertThat(kept().path(0).path("state").asString()).isEqualTo("cancelled");
    assertThat(get(stranger + "/state").body()).isEqualTo(get(first + "/state").body());
  }

  @Test
  void aFormThatIsSentTwiceGetsItsPageTwice() throws Exception {
    Map<String, String> once =
        Map.of("number", "+12025550123", "form", UUID.randomUUID().toString());
    String first = place(post("/call-me", once));
    assertThat(place(post("/call-me", once))).isEqualTo(first);
    assertThat(kept().path(0).path("id").asString()).isEqualTo(first.substring(9));
  }

  @Test
  void callbacksThatWereAskedForElsewhereHaveNoPage() throws Exception {
    HttpResponse<String> answer =
        send(
            to("/api/callbacks")
                .header("Authorization", "Bearer " + engine.apiKey())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"number\":\"+12025550123\"}")));
    String page =
        answer.headers().firstValue("Location").orElseThrow().replace("/api/callbacks", "/call-me");
    assertThat(get(page).statusCode()).isEqualTo(404);
    assertThat(get(page + "/state").statusCode()).isEqualTo(404);
    assertThat(post(page + "/cancel", Map.of()).statusCode()).isEqualTo(404);
    assertThat(kept().path(0).path("state").asString()).isEqualTo("waiting");
  }

  @Test
  void oneAddressIsLimitedAlikeWhetherOrNotTheNumberIsOwedACall() throws Exception {
    for (int i = 0; i < PER_HOUR; i++) {
      asked("+1202555012" + i);
    }
    HttpResponse<String> fresh = ask("+12025550199");
    HttpResponse<String> owed = ask("+12025550120");
    for (HttpResponse<String> answer : List.of(fresh, owed)) {
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.body())
          .contains("From where you are 4 calls were asked for within the last hour;");
      assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0))
          .isBetween(3_000L, 3_600L);
    }
    assertThat(kept()).hasSize(PER_HOUR);
  }

  @Test
  void repeatsCountAgainstTheAddressToo() throws Exception {
    for (int i = 0; i < PER_HOUR; i++) {
      asked("+12025550123");
    }
    assertThat(ask("+12025550123").statusCode()).isEqualTo(429);
  }

  @Test
  void aNumberThatIsNotCalledIsExplainedAndWhatWasTypedStays() throws Exception {
    for (String number : List.of("911", "1000", "101", "+19005550123", "anonymous", "", "<b>")) {
      HttpResponse<String> answer =
          post("/call-me", Map.of("number", number, "reason", "\"><script>alert(1)</script>"));
      assertThat(answer.statusCode()).as(number).isEqualTo(400);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
      assertThat(answer.body())
          .contains("<title>No call is promised · Example Company</title>")
          .contains("value=\"" + HtmlUtils.htmlEscape(number) + "\"")
          .contains("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;")
          .doesNotContain("<script>alert", "<b>");
    }
    assertThat(kept()).isEmpty();
  }

  @Test
  void anotherSitesPageCannotAskThroughItsVisitors() throws Exception {
    String body = "number=%2B12025550123";
    for (Map.Entry<String, String> header :
        List.of(
            Map.entry("Sec-Fetch-Site", "cross-site"),
            Map.entry("Sec-Fetch-Site", "same-site"),
            Map.entry("Origin", "https://evil.example"),
            Map.entry("Origin", "null"))) {
      HttpResponse<String> answer =
          send(
              to("/call-me")
                  .header("Content-Type", FORM)
                  .header(header.getKey(), header.getValue())
                  .POST(BodyPublishers.ofString(body)));
      assertThat(answer.statusCode()).as(header.toString()).isEqualTo(403);
    }
    assertThat(kept()).isEmpty();
    HttpResponse<String> own =
        send(
            to("/call-me")
                .header("Content-Type", FORM)
                .header("Origin", "http://127.0.0.1:" + engine.port())
                .POST(BodyPublishers.ofString(body)));
    assertThat(own.statusCode()).isEqualTo(303);
  }

  @Test
  void whatIsNoFormIsRefused() throws Exception {
    for (String type :
        List.of("text/plain", "application/json", "multipart/form-data; boundary=x", "x")) {
      HttpResponse<String> answer =
          send(
              to("/call-me")
                  .header("Content-Type", type)
                  .POST(BodyPublishers.ofString("number=%2B12025550123")));
      assertThat(answer.statusCode()).as(type).isEqualTo(415);
    }
    for (String body : List.of("number=%", "number=%zz", "number", "=", "&&&", "number=%00")) {
      HttpResponse<String> answer =
          send(to("/call-me").header("Content-Type", FORM).POST(BodyPublishers.ofString(body)));
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
    }
    HttpResponse<String> bytes =
        send(
            to("/call-me")
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofByteArray(new byte[] {'a', '=', (byte) 0xff})));
    assertThat(bytes.statusCode()).isEqualTo(400);
    assertThat(kept()).isEmpty();
  }

  @Test
  void longBodiesAreNotReadAndSlowOnesNotWaitedFor() throws Exception {
    String head = "POST /call-me HTTP/1.1\r\nHost: x\r\nContent-Type: " + FORM + "\r\n";
    assertThat(answered(head + "Content-Length: 10000000\r\n\r\n")).contains(" 413 ");
    assertThat(answered(head + "Transfer-Encoding: chunked\r\n\r\n")).contains(" 411 ");
    assertThat(answered(head + "Content-Length: 100\r\n\r\nnumber=")).contains(" 408 ");
    String long9k = "reason=" + "x".repeat(9_000);
    HttpResponse<String> answer =
        send(to("/call-me").header("Content-Type", FORM).POST(BodyPublishers.ofString(long9k)));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(get("/call-me").statusCode()).isEqualTo(200);
  }

  /** The first line of the answer to just these bytes; the connection stays open meanwhile. */
  private String answered(String bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), engine.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
      return String.valueOf(
          new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
              .readLine());
    }
  }
}
