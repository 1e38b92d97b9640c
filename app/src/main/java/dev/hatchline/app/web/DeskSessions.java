package dev.hatchline.app.web;

import dev.hatchline.call.AgentId;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Which browsers are signed in at the desk, and as whom. */
@Component
class DeskSessions extends Sessions<AgentId> {
  DeskSessions(InstantSource clock) {
    super(clock);
  }
}
