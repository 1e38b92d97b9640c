package dev.hatchline.app.web;

import dev.hatchline.app.flow.FlowVersion;
import dev.hatchline.flow.draw.Layout;
import dev.hatchline.flow.draw.Painter;
import dev.hatchline.flow.draw.Svg;
import dev.hatchline.flow.draw.elk.ElkLayout;
import dev.hatchline.flow.run.PromptLength;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The picture of what is live of each flow: drawn when it is first looked at, then kept. */
final class FlowPictures {
  private record Drawn(String hash, String svg) {}

  private final Map<String, Drawn> drawn = new ConcurrentHashMap<>();
  private final Layout layout = new ElkLayout();
  private final PromptLength lengths;

  /** {@code lengths} by the line's own voice, as callers hear it. */
  FlowPictures(PromptLength lengths) {
    this.lengths = lengths;
  }

  /** SVG, to stand within a page. */
  String of(FlowVersion version) {
    String hash = version.kept().text().hash();
    return drawn
        .compute(
            version.name(),
            (_, before) ->
                before != null && before.hash().equals(hash)
                    ? before
                    : new Drawn(hash, draw(version)))
        .svg();
  }

  private String draw(FlowVersion version) {
    return Svg.within(layout.place(Painter.paint(version.read(), lengths)));
  }
}
