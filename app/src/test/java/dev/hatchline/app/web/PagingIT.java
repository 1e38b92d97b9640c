package dev.hatchline.app.web;

import static dev.hatchline.app.web.ApiRig.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.call.Incident;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.notice.News;
import dev.hatchline.routing.notice.NoticeId;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.StoredCall;
import dev.hatchline.routing.store.StoredIncident;
import dev.hatchline.routing.store.Write;
import dev.hatchline.routing.task.MessageTask;
import dev.hatchline.routing.task.TaskStore;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists read page by page, by the address that each page gives of the next. */
class PagingIT {
  private static final Instant T0 = Instant.parse("2026-11-27T09:00:00.123456Z");

  @TempDir private static Path folder;

  private static ApiRig api;

  @BeforeAll
  static void start() throws Exception {
    api = ApiRig.start("callback:\n  limits:\n    address-hour: 1000\n", folder);
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
    for (int limit : List.of(1, 2, 5, 100)) {
      assertThat(all("/api/callbacks?limit=" + limit))
          .as("%d a page", limit)
          .doesNotHaveDuplicates()
          .startsWith(made.toArray(String[]::new));
    }
    HttpResponse<String> first = api.get("/api/callbacks?limit=2");
    promised();
    assertThat(all(String.valueOf(ApiRig.next(first))))
        .startsWith(made.subList(2, 5).toArray(String[]::new));
    assertThat(ApiRig.next(api.get("/api/callbacks?limit=1000"))).isNull();
  }

  private static StoredCall over(CallId call, Instant rang) {
    return new StoredCall(
        call,
        "1000",
        "+12025550150",
        rang,
        null,
        rang.plusSeconds(9),
        new CallEnd(CallEnd.Party.CALLER, CallEnd.Reason.LEFT_FLOW),
        null,
        null,
        Duration.ZERO);
  }

  private static void rings(CallId call, Instant rang, Instant arrived) {
    api.engine()
        .stories()
        .accept(
            new CallEvent.Arrived(call, arrived, new FirstRing(rang, 1), "1000", "+12025550150"));
  }

  /** Some are kept alone, as of an engine before; one is still up; of one time are several. */
  @Test
  void callsOfMemoryAndThoseThatAreKeptComeOnceEachByFirstRing() throws Exception {
    List<CallId> calls = new ArrayList<>();
    List<Write> kept = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      CallId call = new CallId(UUID.randomUUID());
      Instant rang = T0.minus(i < 6 ? Duration.ZERO : Duration.ofNanos(i * 1_001L));
      calls.add(call);
      if (i % 3 > 0) {
        kept.add(over(call, rang));
      }
      if (i % 3 < 2) {
        rings(call, rang, rang);
      }
    }
    api.engine().store().write(kept);
    calls.subList(0, 6).sort(Comparator.comparing(CallId::toString));
    List<String> made = calls.stream().map(CallId::toString).toList();
    String[] expected = calls.stream().map(CallId::toString).toArray(String[]::new);
    for (int limit : List.of(1, 2, 4, 9, 100)) {
      assertThat(all("/api/calls?limit=" + limit).stream().filter(made::contains))
          .as("%d a page", limit)
          .containsExactly(expected);
    }
    HttpResponse<String> first = api.get("/api/calls?limit=4");
    List<String> rest = all(String.valueOf(ApiRig.next(first)));
    rings(new CallId(UUID.randomUUID()), T0.plusSeconds(101), T0.plusSeconds(101));
    assertThat(all(String.valueOf(ApiRig.next(first)))).isEqualTo(rest).endsWith(expected[8]);
  }

  /** The network tells a first ring to the second. */
  @Test
  void ofCallsThatRangInOneSecondTheLastToComeIsFirst() throws Exception {
    Instant second = T0.plusSeconds(100);
    List<String> newestFirst = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      CallId call = new CallId(UUID.randomUUID());
      rings(call, second, second.plusMillis(i));
      newestFirst.addFirst(call.toString());
    }
    assertThat(all("/api/calls?limit=100").stream().filter(newestFirst::contains))
        .containsExactlyElementsOf(newestFirst);
    assertThat(all("/api/calls?limit=2")).containsAll(newestFirst).doesNotHaveDuplicates();
  }

  @Test
  void messagesComePageByPageByFirstRing() throws Exception {
    Path messages = EngineServer.installation(folder, 0).messages();
    Files.createDirectories(messages);
    List<String> left = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String id =
          "%d_1000_+12025550150_%s".formatted(T0.getEpochSecond() - i / 3, UUID.randomUUID());
      left.add(id);
      Files.write(messages.resolve(id + ".wav"), new byte[44]);
    }
    left.subList(0, 3).sort(Comparator.naturalOrder());
    left.subList(3, 5).sort(Comparator.naturalOrder());
    for (int limit : List.of(1, 2, 5)) {
      assertThat(all("/api/messages?limit=" + limit)).as("%d a page", limit).isEqualTo(left);
    }
  }

  /** The newest is still to be written. */
  @Test
  void incidentsComeOnceEachAlsoThoseOfAnEngineBefore() throws Exception {
    List<Write> kept = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Instant at = T0.plusSeconds(i);
      String text = "kept " + i;
      kept.add(new StoredIncident(UUID.randomUUID(), at, "test", null, text, null));
      api.engine().incidents().accept(new Incident(at, "test", text, null));
    }
    kept.add(new StoredIncident(UUID.randomUUID(), T0, "test", null, "of before", null));
    api.engine().store().write(kept);
    Instant now = T0.plusSeconds(9);
    api.engine().incidents().accept(new Incident(now, "test", "in memory", null));
    for (int limit : List.of(1, 2, 5)) {
      List<String> texts = new ArrayList<>();
      String at = "/api/incidents?limit=" + limit;
      while (at != null) {
        HttpResponse<String> page = api.get(at);
        ApiRig.json(page).forEach(row -> texts.add(row.path("text").asString()));
        at = ApiRig.next(page);
      }
      assertThat(texts).as("%d a page", limit).startsWith("in memory", "kept 2", "kept 1");
      assertThat(texts.subList(3, 5)).containsExactlyInAnyOrder("kept 0", "of before");
      assertThat(texts).hasSize(5);
    }
  }

  /** Nobody is rung, as Asterisk is not there. */
  @Test
  void newsComesOnceEachNewestFirst() throws Exception {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      NoticeId id = new NoticeId(UUID.randomUUID());
      News news =
          new News(
              News.Kind.PROGRESS,
              new PhoneNumber(api.number()),
              "1000",
              "It is up.",
              null,
              null,
              T0.minusSeconds(i / 3));
      assertThat(api.engine().notices().desk().announce(id, news).join()).isPresent();
      made.add(id.toString());
    }
    made.subList(0, 3).sort(Comparator.naturalOrder());
    made.subList(3, 5).sort(Comparator.naturalOrder());
    for (int limit : List.of(1, 2, 5, 100)) {
      assertThat(all("/api/notices?limit=" + limit)).as("%d a page", limit).isEqualTo(made);
    }
    assertThat(ApiRig.json(api.get("/api/notices?limit=2"))).hasSize(2);
  }

  @Test
  void outagesComeOnceEachNewestFirstThoughNewOnesCome() throws Exception {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.addFirst(outage());
    }
    for (int limit : List.of(1, 2, 5, 100)) {
      assertThat(all("/api/outages?limit=" + limit)).as("%d a page", limit).isEqualTo(made);
    }
    HttpResponse<String> first = api.get("/api/outages?limit=2");
    assertThat(ApiRig.json(first)).hasSize(2);
    outage();
    assertThat(all(String.valueOf(ApiRig.next(first)))).isEqualTo(made.subList(2, 5));
  }

  private static String outage() throws Exception {
    String body = "{\"area\":{\"prefixes\":[\"+4930\"]},\"sentence\":\"It does not work.\"}";
    return ApiRig.json(api.post("/api/outages", body)).path("id").asString();
  }

  /** In the order of the line, more than one page can hold, and some of one moment. */
  @Test
  void messagesToBeHeardComeOnceEachTheEldestFirstThoughSomeAreDone() throws Exception {
    Instant first = T0.minus(Duration.ofDays(10));
    TaskStore tasks = ((JdbcStore) api.engine().store()).tasks();
    List<MessageTask> made = new ArrayList<>();
    for (int i = TaskStore.TASKS_MAX; i >= 0; i--) {
      Instant rang = first.plusSeconds(i / 3);
      CallId call = new CallId(UUID.randomUUID());
      FirstRing ring = new FirstRing(rang, 8 + i % 3);
      MessageTask.Left left =
          new MessageTask.Left(call, call + ".wav", null, "1000", "people", ring, rang);
      made.addFirst(MessageTask.fresh(left, new CaseId(UUID.randomUUID())));
      assertThat(tasks.add(made.getFirst())).isTrue();
    }
    List<String> ids = made.stream().map(task -> task.id().toString()).toList();
    for (int limit : List.of(7, 1_000)) {
      assertThat(all("/api/tasks?limit=" + limit)).as("%d a page", limit).isEqualTo(ids);
    }
    HttpResponse<String> page = api.get("/api/tasks?limit=2");
    String done = "/api/tasks/" + ids.get(1) + "/done";
    assertThat(api.post(done, "{\"agent\":\"102\"}").statusCode()).isEqualTo(200);
    assertThat(all(String.valueOf(ApiRig.next(page)))).isEqualTo(ids.subList(2, ids.size()));
  }

  @Test
  void aCursorIsOfOneListAndALimitWithinBounds() throws Exception {
    promised();
    promised();
    String next = String.valueOf(ApiRig.next(api.get("/api/callbacks?limit=1")));
    String cursor = next.substring(next.indexOf("after=") + "after=".length());
    for (String unusable : List.of(cursor, "x", "", "%00", "%F0%9F%98%80")) {
      assertProblem(api.get("/api/cases?state=open&after=" + unusable), 400, "as \"after\"");
    }
    for (String list :
        List.of(
            "calls",
            "callbacks",
            "cases?state=open",
            "cases?state=closed",
            "messages",
            "incidents",
            "notices",
            "outages",
            "tasks")) {
      String path = "/api/" + list + (list.contains("?") ? "&" : "?") + "limit=";
      assertProblem(api.get(path + "0"), 400, "Expected a limit of 1 to 1000, found 0.");
      assertProblem(api.get(path + "1001"), 400, "found 1001.");
      assertProblem(api.get(path + "x"), 400, "");
    }
  }
}
