package dev.hatchline.flow.schema;

import dev.hatchline.flow.sim.AnyFlow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Texts that are flows: those of the reference, those that are shipped, and any. */
final class FlowTexts {
  private static final Path DOC = Path.of("..", "docs", "flow-language.md");
  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");
  private static final int ANY = 100;

  private FlowTexts() {}

  static Map<String, String> all() throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    EXAMPLE
        .matcher(Files.readString(DOC))
        .results()
        .map(found -> found.group(1))
        .filter(text -> text.contains("\nnodes:") && text.startsWith("flow:"))
        .forEach(text -> all.put("example " + all.size(), text));
    try (Stream<Path> files = Files.list(Path.of("flows"))) {
      for (Path file : files.filter(FlowTexts::isFlow).toList()) {
        all.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    for (int seed = 0; seed < ANY; seed++) {
      all.put("any " + seed, AnyFlow.text(new Random(seed)));
    }
    return all;
  }

  static boolean isFlow(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".yaml") && !name.endsWith(".test.yaml");
  }
}
