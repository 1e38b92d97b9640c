package dev.hatchline.app.web;

import dev.hatchline.app.call.Incident;
import dev.hatchline.call.AgentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person should look into.
 *
 * @param agent whom it is about; absent if it is about none
 */
public record IncidentView(Instant at, String kind, String text, @Nullable String agent) {
  static IncidentView of(Incident incident) {
    AgentId agent = incident.agent();
    return new IncidentView(
        incident.at(), incident.kind(), incident.text(), agent == null ? null : agent.extension());
  }
}
