package dev.hatchline.app.web;

import static dev.hatchline.app.web.ApiRig.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists read page by page, by the address that each page gives of the next. */
class PagingIT {
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

  @Test
  void aCursorIsOfOneListAndALimitWithinBounds() throws Exception {
    promised();
    promised();
    String next = String.valueOf(ApiRig.next(api.get("/api/callbacks?limit=1")));
    String cursor = next.substring(next.indexOf("after=") + "after=".length());
    for (String unusable : List.of(cursor, "x", "", "%00", "%F0%9F%98%80")) {
      assertProblem(api.get("/api/cases?state=open&after=" + unusable), 400, "as \"after\"");
    }
    for (String list : List.of("calls", "callbacks", "cases?state=open", "messages")) {
      String path = "/api/" + list + (list.contains("?") ? "&" : "?") + "limit=";
      assertProblem(api.get(path + "0"), 400, "Expected a limit of 1 to 1000, found 0.");
      assertProblem(api.get(path + "1001"), 400, "found 1001.");
      assertProblem(api.get(path + "x"), 400, "");
    }
  }
}
