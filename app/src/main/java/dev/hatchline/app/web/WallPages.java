package dev.hatchline.app.web;

import dev.hatchline.app.Setting;
import dev.hatchline.app.report.ChartLibrary;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The wallboard, whose figures come by {@link WallLive}.
 *
 * <pre>
 *   GET /wall       the page
 *   GET /chart.js   what draws its plots
 * </pre>
 */
@RestController
public class WallPages {
  static final String PATH = "/wall";

  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
  private static final MediaType SCRIPT =
      new MediaType("text", "javascript", StandardCharsets.UTF_8);

  private final String page;
  private final String library = ChartLibrary.script();

  WallPages(Setting setting) {
    this.page = page(setting.config().company());
  }

  static String page(String company) {
    return HtmlTemplate.of("wall.html").with(Map.of("title", "Wallboard", "company", company));
  }

  @GetMapping(PATH)
  public ResponseEntity<String> wall() {
    return ResponseEntity.ok().contentType(HTML).body(page);
  }

  @GetMapping("/chart.js")
  public ResponseEntity<String> library() {
    return ResponseEntity.ok().contentType(SCRIPT).body(library);
  }
}
