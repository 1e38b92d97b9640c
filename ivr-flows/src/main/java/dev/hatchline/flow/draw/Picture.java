package dev.hatchline.flow.draw;

import java.util.List;

/**
 * What is shown of a flow, before it has its places.
 *
 * @param queue where the hatch leads
 * @param boxes in the order of the flow
 */
public record Picture(String flow, String queue, List<Box> boxes, List<Arrow> arrows) {
  public Picture {
    boxes = List.copyOf(boxes);
    arrows = List.copyOf(arrows);
  }
}
