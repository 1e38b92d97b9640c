package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.Setting;
import dev.hatchline.conf.Role;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * The table of {@code docs/access.md} and the running server say the same: each path that is served
 * is asked as each role, and as nobody.
 */
class AccessTableIT {
  private static final Path TABLE = Path.of("../docs/access.md");
  private static final String UUID = "4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b11";

  /** In the order of the table's columns. */
  private static final List<String> WHO =
      List.of("nobody", "read", "integration", "supervisor", "operator", "designer", "agent");

  /** Served by no method of ours. */
  private static final Set<String> FILES = Set.of("GET /", "GET /index.html", "GET /page.css");

  @TempDir private static Path folder;

  private static EngineServer engine;
  private static HttpClient client;

  @BeforeAll
  static void start() throws Exception {
    engine =
        EngineServer.start(
            SignedIn.USERS + "keys: [{name: crm, role: integration}, {name: tv, role: read}]\n",
            folder);
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    client.close();
    engine.close();
  }

  @Test
  void everyPathIsLetThroughAsTheTableSays() throws Exception {
    Map<String, List<String>> told = table();
    Map<String, List<String>> found = new TreeMap<>();
    Set<String> served = served();
    for (String who : WHO) {
      // What ends the session comes last.
      for (String asked :
          served.stream().sorted(Comparator.comparing(AccessTableIT::ends)).toList()) {
        List<String> may = found.computeIfAbsent(asked, _ -> new ArrayList<>());
        if (letThrough(who, asked)) {
          may.add(who);
        }
      }
    }
    assertThat(rows(found)).isEqualTo(rows(told));
  }

  private static boolean ends(String asked) {
    return asked.endsWith("sign-out") || asked.endsWith("sign-in");
  }

  /** One line each, so that a difference is read at once. */
  private static String rows(Map<String, List<String>> table) {
    StringBuilder rows = new StringBuilder();
    table.forEach((asked, may) -> {
      rows.append("| `").append(asked).append("` |");
      WHO.forEach(who -> rows.append(may.contains(who) ? " ✓ |" : " |"));
      rows.append('\n');
    });
    return rows.toString();
  }

  private static Map<String, List<String>> table() throws Exception {
    Map<String, List<String>> table = new TreeMap<>();
    for (String line : Files.readAllLines(TABLE)) {
      if (line.matches("\\| `[A-Z]+ /.*")) {
        String[] cells = line.split("\\|", -1);
        String asked = cells[1].strip().replace("`", "");
        List<String> may = new ArrayList<>();
        for (int i = 0; i < WHO.size(); i++) {
          if (cells[i + 2].contains("✓")) {
            may.add(WHO.get(i));
          }
        }
        assertThat(table.put(asked, may)).as("a second row of " + asked).isNull();
      }
    }
    return table;
  }

  private static Set<String> served() {
    Set<String> served = new TreeSet<>(FILES);
    for (RequestMappingInfoHandlerMapping mapping :
        engine.engine().getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
      for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
        List<String> methods =
            info.getMethodsCondition().getMethods().isEmpty()
                ? List.of("GET")
                : info.getMethodsCondition().getMethods().stream().map(Enum::name).toList();
        for (String path : info.getPatternValues()) {
          methods.forEach(method -> served.add(method + " " + path));
        }
      }
    }
    return served;
  }

  // ---- Asking

  private static final Map<String, SignedIn> browsers = new HashMap<>();

  private static SignedIn browser(String who) throws Exception {
    SignedIn known = browsers.get(who);
    if (known != null) {
      return known;
    }
    SignedIn browser = new SignedIn(client, engine.port());
    switch (who) {
      case "supervisor", "operator", "designer" -> browser.as(role(who));
      case "agent" -> browser.agent("101", phone());
      default -> {
        // Nobody, or a key.
      }
    }
    browsers.put(who, browser);
    return browser;
  }

  private static Role role(String word) {
    return Stream.of(Role.values())
        .filter(role -> role.word().equals(word))
        .findAny()
        .orElseThrow();
  }

  private static String phone() {
    return engine.engine().getBean(Setting.class).secrets().phone("101");
  }

  private static boolean letThrough(String who, String asked) throws Exception {
    String[] words = asked.split(" ", 2);
    SignedIn browser = browser(who);
    HttpRequest.Builder request = browser.to(path(words[1]));
    switch (who) {
      case "read" -> request.header("Authorization", "Bearer " + key("tv"));
      case "integration" -> request.header("Authorization", "Bearer " + key("crm"));
      default -> request.header("X-CSRF-TOKEN", browser.csrf());
    }
    int status = browser.status(sending(request, words[0], words[1], browser));
    if (ends(asked)) {
      browsers.remove(who);
    }
    return status != 401 && status != 403;
  }

  private static HttpRequest.Builder sending(
      HttpRequest.Builder request, String method, String path, SignedIn browser) {
    if (!method.equals("POST") || path.startsWith("/api/")) {
      return request.method(method, BodyPublishers.noBody());
    }
    String form =
        switch (path) {
          case "/sign-in" ->
              SignedIn.form(Map.of("name", "a-operator", "password", SignedIn.PASSWORD));
          case "/desk/sign-in" -> SignedIn.form(Map.of("extension", "101", "password", phone()));
          default -> path.startsWith("/desk") ? "key=" + browser.csrf() : "";
        };
    return request.header("Content-Type", SignedIn.FORM).POST(BodyPublishers.ofString(form));
  }

  private static String key(String name) throws Exception {
    Path secrets = EngineServer.installation(folder, 0).secrets();
    return Files.readString(secrets.resolve("key-" + name)).strip();
  }

  /** None of it finds anything, so that nothing is done. */
  private static String path(String pattern) {
    return pattern
        .replace("/desk/{act}", "/desk/note")
        .replace("/outages/{id}/{act}", "/outages/" + UUID + "/say")
        .replace("{flow}", "never-there")
        .replace("{path}", "ami")
        .replace("/**", "/ami")
        .replaceAll("\\{[^}]+}", UUID);
  }
}
