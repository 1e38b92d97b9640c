package dev.hatchline.app;

import dev.hatchline.app.call.Incident;
import dev.hatchline.app.call.Incidents;
import dev.hatchline.routing.store.StoredIncident;
import dev.hatchline.routing.store.WriteBehind;
import java.util.UUID;
import java.util.function.Consumer;

/** What a person should look into, remembered at once and kept. */
record NotedIncidents(Incidents incidents, WriteBehind writer) implements Consumer<Incident> {
  @Override
  public void accept(Incident incident) {
    incidents.accept(incident);
    var _ =
        writer.offer(
            new StoredIncident(
                UUID.randomUUID(),
                incident.at(),
                incident.kind(),
                incident.agent(),
                incident.text(),
                null));
  }
}
