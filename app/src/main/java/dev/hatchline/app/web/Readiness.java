package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.telephony.LinkReadings;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether calls can be taken, and if not, why, in sentences for the operator. */
@Component
public class Readiness {
  private final Engine engine;

  public Readiness(Engine engine) {
    this.engine = engine;
  }

  /** Empty when calls can be taken. */
  public List<String> troubles() {
    List<String> troubles = new ArrayList<>();
    LinkReadings link = engine.vitals().link();
    String shut = engine.vitals().doorShut();
    if (!link.connected()) {
      troubles.add("Asterisk cannot be reached: " + link.why());
    } else if (shut != null) {
      troubles.add(shut);
    }
    if (engine.drain().on()) {
      troubles.add("No new calls are taken, because the line drains by order");
    }
    return troubles;
  }
}
