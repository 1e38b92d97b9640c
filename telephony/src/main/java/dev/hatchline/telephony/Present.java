package dev.hatchline.telephony;

import dev.hatchline.call.AgentId;
import java.util.List;
import java.util.Map;

/**
 * Who is up at one moment.
 *
 * @param channels all that are alive
 * @param devices every agent's phone that Asterisk knows; asked before the channels
 */
public record Present(List<Channel> channels, Map<AgentId, DeviceState> devices) {
  public Present {
    channels = List.copyOf(channels);
    devices = Map.copyOf(devices);
  }
}
