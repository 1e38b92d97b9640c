package dev.hatchline.flow.draw.elk;

import dev.hatchline.flow.draw.Arrow;
import dev.hatchline.flow.draw.Box;
import dev.hatchline.flow.draw.Layout;
import dev.hatchline.flow.draw.Mark;
import dev.hatchline.flow.draw.Picture;
import dev.hatchline.flow.draw.Placed;
import dev.hatchline.flow.draw.Placed.Area;
import dev.hatchline.flow.draw.Placed.Point;
import dev.hatchline.flow.draw.Placed.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Layers from top to bottom, few crossings, right angles (Sugiyama, Tagawa, Toda 1981). */
public final class ElkLayout implements Layout {
  /** Between boxes beside each other, and between layers. */
  private static final double BESIDE = 28;

  private static final double BETWEEN = 30;
  private static final double EDGES = 12;

  private final RecursiveGraphLayoutEngine engine = new RecursiveGraphLayoutEngine();

  public ElkLayout() {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
  }

  @Override
  public Placed place(Picture picture) {
    ElkNode graph = graph();
    Map<String, ElkNode> nodes = new HashMap<>();
    picture.boxes().forEach(box -> nodes.put(box.id(), node(graph, box)));
    List<ElkEdge> edges = new ArrayList<>();
    for (Arrow arrow : picture.arrows()) {
      edges.add(edge(arrow, nodes));
    }
    engine.layout(graph, new BasicProgressMonitor());
    Map<String, Area> places = new HashMap<>();
    nodes.forEach((id, node) -> places.put(id, area(node.getX(), node.getY(), node)));
    List<Route> routes = new ArrayList<>();
    for (int i = 0; i < edges.size(); i++) {
      routes.add(route(picture.arrows().get(i), edges.get(i)));
    }
    return new Placed(picture, places, routes, graph.getWidth(), graph.getHeight());
  }

  private static ElkNode graph() {
    ElkNode graph = ElkGraphUtil.createGraph();
    graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    graph.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
    graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    graph.setProperty(CoreOptions.RANDOM_SEED, 1);
    graph.setProperty(CoreOptions.SPACING_NODE_NODE, BESIDE);
    graph.setProperty(CoreOptions.SPACING_EDGE_NODE, EDGES);
    graph.setProperty(CoreOptions.SPACING_EDGE_EDGE, EDGES);
    graph.setProperty(CoreOptions.SPACING_EDGE_LABEL, 3.0);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN);
    graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, EDGES);
    graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, EDGES);
    graph.setProperty(LayeredOptions.THOROUGHNESS, 30);
    graph.setProperty(CoreOptions.SEPARATE_CONNECTED_COMPONENTS, false);
    return graph;
  }

  private static ElkNode node(ElkNode graph, Box box) {
    ElkNode node = ElkGraphUtil.createNode(graph);
    node.setDimensions(box.width(), box.height());
    return node;
  }

  private static ElkEdge edge(Arrow arrow, Map<String, ElkNode> nodes) {
    ElkEdge edge = ElkGraphUtil.createSimpleEdge(nodes.get(arrow.from()), nodes.get(arrow.to()));
    if (!arrow.marks().isEmpty()) {
      ElkLabel label = ElkGraphUtil.createLabel(edge);
      label.setText(arrow.marks().toString());
      label.setDimensions(Mark.width(arrow.marks()), Mark.HEIGHT);
      label.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
      label.setProperty(CoreOptions.EDGE_LABELS_INLINE, true);
    }
    return edge;
  }

  private static Area area(double x, double y, ElkNode node) {
    return new Area(x, y, node.getWidth(), node.getHeight());
  }

  private static Route route(Arrow arrow, ElkEdge edge) {
    ElkEdgeSection section = edge.getSections().getFirst();
    List<Point> points = new ArrayList<>();
    points.add(new Point(section.getStartX(), section.getStartY()));
    section.getBendPoints().forEach(bend -> points.add(new Point(bend.getX(), bend.getY())));
    points.add(new Point(section.getEndX(), section.getEndY()));
    Area marks =
        edge.getLabels().stream()
            .map(one -> new Area(one.getX(), one.getY(), one.getWidth(), one.getHeight()))
            .findFirst()
            .orElse(new Area(section.getStartX(), section.getStartY(), 0, 0));
    return new Route(arrow, points, marks);
  }
}
