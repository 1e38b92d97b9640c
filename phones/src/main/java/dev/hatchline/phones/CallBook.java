package dev.hatchline.phones;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which calls of a phone are not over, oldest first. */
final class CallBook {
  private final Set<String> up = new LinkedHashSet<>();

  synchronized void saw(PhoneEvent event) {
    switch (event) {
      case PhoneEvent.Incoming e -> up.add(e.call());
      case PhoneEvent.Ringing e -> up.add(e.call());
      case PhoneEvent.Answered e -> up.add(e.call());
      case PhoneEvent.Ended e -> up.remove(e.call());
      case PhoneEvent.Registered _,
          PhoneEvent.RegisterFailed _,
          PhoneEvent.SoundFlows _,
          PhoneEvent.KeyPressed _,
          PhoneEvent.KeyHeard _,
          PhoneEvent.TransferFailed _,
          PhoneEvent.Gone _ -> {}
    }
  }

  synchronized List<String> up() {
    return List.copyOf(up);
  }
}
