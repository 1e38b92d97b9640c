package dev.hatchline.app.asterisk;

import dev.hatchline.telephony.Channel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who hears whom: the channels of each bridge, as far as Asterisk has told. */
final class Bridges {
  private final Map<String, Map<String, Channel>> bridges = new HashMap<>();

  /** Notes an entry; returns the others who are in the bridge already. */
  List<Channel> enter(String bridge, Channel channel) {
    Map<String, Channel> inside = bridges.computeIfAbsent(bridge, _ -> new LinkedHashMap<>());
    List<Channel> others =
        inside.values().stream()
            .filter(other -> !other.uniqueId().equals(channel.uniqueId()))
            .toList();
    inside.put(channel.uniqueId(), channel);
    return others;
  }

  /** Notes a leaving; returns those who stay. */
  List<Channel> leave(String bridge, Channel channel) {
    Map<String, Channel> inside = bridges.getOrDefault(bridge, new LinkedHashMap<>());
    inside.remove(channel.uniqueId());
    if (inside.isEmpty()) {
      bridges.remove(bridge);
    }
    return List.copyOf(inside.values());
  }

  /** A channel that hung up is in no bridge. */
  void gone(Channel channel) {
    bridges.values().forEach(inside -> inside.remove(channel.uniqueId()));
    bridges.values().removeIf(Map::isEmpty);
  }

  void clear() {
    bridges.clear();
  }
}
