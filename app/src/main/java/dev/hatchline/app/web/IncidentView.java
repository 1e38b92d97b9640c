package dev.hatchline.app.web;

import dev.hatchline.app.call.Incident;
import dev.hatchline.call.AgentId;
import dev.hatchline.routing.store.StoredIncident;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person should look into.
 *
 * @param agent whom it is about; absent if it is about none
 */
public record IncidentView(Instant at, String kind, String text, @Nullable String agent) {
  static IncidentView of(Incident incident) {
    return new IncidentView(
        incident.at(), incident.kind(), incident.text(), extension(incident.agent()));
  }

  static IncidentView of(StoredIncident incident) {
    return new IncidentView(
        incident.at(), incident.kind(), incident.text(), extension(incident.agent()));
  }

  private static @Nullable String extension(@Nullable AgentId agent) {
    return agent == null ? null : agent.extension();
  }
}
