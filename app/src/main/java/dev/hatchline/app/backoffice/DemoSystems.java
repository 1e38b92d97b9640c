package dev.hatchline.app.backoffice;

import dev.hatchline.flow.run.LookupAnswer;
import dev.hatchline.flow.run.LookupRequest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What the demo back office answers, without its process: for conversations at a desk. */
public final class DemoSystems {
  private static final String KEY = "desk";

  private DemoSystems() {}

  /** From which it counts its days. */
  public static LocalDate today(InstantSource clock) {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.systemDefault());
  }

  /** As if nobody had asked it anything before. */
  public static LookupAnswer answer(LookupRequest request, InstantSource clock) {
    Records.Reply reply = new Records(clock).answer(request.method().name(), request.path(), KEY);
    return switch (reply.status()) {
      case 200, 201 -> new LookupAnswer.Found(tree(reply.json()));
      case 404 -> new LookupAnswer.Missing();
      default -> new LookupAnswer.Failed("refused");
    };
  }

  private static Map<String, Object> tree(String json) {
    Map<String, Object> tree = new LinkedHashMap<>();
    Map<?, ?> read = new JsonMapper().readValue(json, Map.class);
    read.forEach((name, value) -> tree.put(String.valueOf(name), value));
    return tree;
  }
}
