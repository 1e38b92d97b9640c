package dev.hatchline.app.call;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The latest incidents, in memory, for the page and the API. */
public final class Incidents implements Consumer<Incident> {
  /** Incidents remembered; what is older has been seen or never will be. */
  static final int KEPT_MAX = 100;

  private static final Logger log = LoggerFactory.getLogger(Incidents.class);

  private final Deque<Incident> latest = new ArrayDeque<>();

  @Override
  public synchronized void accept(Incident incident) {
    log.warn("incident: {}", incident.text());
    latest.addFirst(incident);
    if (latest.size() > KEPT_MAX) {
      latest.removeLast();
    }
  }

  /** Puts what is made of each one in its place. */
  public synchronized void rewrite(UnaryOperator<Incident> rewriting) {
    List<Incident> rewritten = latest.stream().map(rewriting).toList();
    latest.clear();
    latest.addAll(rewritten);
  }

  /** Newest first. */
  public synchronized List<Incident> latest() {
    return List.copyOf(latest);
  }
}
