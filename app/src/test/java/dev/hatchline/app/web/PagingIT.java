package dev.hatchline.app.web;

import static dev.hatchline.app.web.ApiRig.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists read page by page, by the address that each page gives of the next. */
class PagingIT {
  @TempDir private static Path folder;

  private static final List<String> CALLS = new ArrayList<>();
  private static ApiRig api;

  @BeforeAll
  static void start() throws Exception {
    sevenCallsOfTwoSeconds();
    api = ApiRig.start("callback:\n  limits:\n    address-hour: 1000\n", folder);
  }

  /** In the file that an engine reads at its start. */
  private static void sevenCallsOfTwoSeconds() throws Exception {
    Instant begin = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
    List<String> events = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      String id = UUID.randomUUID().toString();
      CALLS.add(id);
      Instant rang = begin.plusSeconds(i / 4);
      String who = "\"call\":\"%s\",\"at\":\"%s\"".formatted(id, rang);
      events.add(
          ("{\"type\":\"Arrived\",%s,\"firstRing\":{\"at\":\"%s\",\"sequence\":%d},"
                  + "\"line\":\"1000\",\"caller\":null}")
              .formatted(who, rang, i));
      events.add(
          "{\"type\":\"Ended\",%s,\"end\":{\"party\":\"CALLER\",\"reason\":\"LEFT_LINE\"}}"
              .formatted(who));
    }
    Path day =
        folder.resolve("home/events/" + LocalDate.ofInstant(begin, ZoneOffset.UTC) + ".jsonl");
    Files.createDirectories(day.getParent());
    Files.write(day, events);
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static List<String> all(String path) throws Exception {
    List<String> ids = new ArrayList<>();
    String at = path;
    while (at != null) {
      HttpResponse<String> page = api.get(at);
      assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
      ApiRig.json(page).forEach(row -> ids.add(row.path("id").asString()));
      at = ApiRig.next(page);
    }
    return ids;
  }

  private static String promised() throws Exception {
    return ApiRig.json(api.post("/api/callbacks", "{\"number\":\"%s\"}".formatted(api.number())))
        .path("id")
        .asString();
  }

  @Test
  void callbacksComeOnceEachNewestFirstThoughNewOnesCome() throws Exception {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.addFirst(promised());
    }
    assertThat(all("/api/callbacks?limit=2")).isEqualTo(made);
    assertThat(all("/api/callbacks?limit=5")).isEqualTo(made);
    HttpResponse<String> first = api.get("/api/callbacks?limit=2");
    promised();
    assertThat(all(String.valueOf(ApiRig.next(first)))).isEqualTo(made.subList(2, 5));
    assertThat(ApiRig.next(api.get("/api/callbacks?limit=1000"))).isNull();
  }

  @Test
  void callsComeOnceEachByTheSecondOfTheirFirstRing() throws Exception {
    List<String> listed = all("/api/calls?limit=2");
    assertThat(listed).containsExactlyInAnyOrderElementsOf(CALLS);
    assertThat(listed.subList(0, 3)).containsExactlyInAnyOrderElementsOf(CALLS.subList(4, 7));
    for (int limit : List.of(1, 3, 7, 100)) {
      assertThat(all("/api/calls?limit=" + limit)).as("%d a page", limit).isEqualTo(listed);
    }
  }

  @Test
  void aCursorIsOfOneListAndALimitWithinBounds() throws Exception {
    String calls = String.valueOf(ApiRig.next(api.get("/api/calls?limit=1")));
    String cursor = calls.substring(calls.indexOf("after=") + "after=".length());
    for (String unusable : List.of(cursor, "x", "", "%00", "%F0%9F%98%80")) {
      assertProblem(api.get("/api/callbacks?after=" + unusable), 400, "as \"after\"");
    }
    for (String list : List.of("calls", "callbacks", "cases?state=open", "messages")) {
      String path = "/api/" + list + (list.contains("?") ? "&" : "?") + "limit=";
      assertProblem(api.get(path + "0"), 400, "Expected a limit of 1 to 1000, found 0.");
      assertProblem(api.get(path + "1001"), 400, "found 1001.");
      assertProblem(api.get(path + "x"), 400, "");
    }
  }
}
