package dev.hatchline.app.call;

import dev.hatchline.call.CallId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The calls that are up, by id and by the caller's channel. */
public final class Calls {
  private final Map<CallId, CallSession> byId = new ConcurrentHashMap<>();
  private final Map<String, CallSession> byChannel = new ConcurrentHashMap<>();

  /** Keeps a call; the one that is there already wins, and then nothing changes. */
  boolean add(CallSession session) {
    if (byId.putIfAbsent(session.id(), session) != null) {
      return false;
    }
    byChannel.put(session.channel().uniqueId(), session);
    return true;
  }

  void over(CallSession session) {
    byId.remove(session.id(), session);
    byChannel.remove(session.channel().uniqueId(), session);
  }

  public Optional<CallSession> find(CallId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The call whose caller is on the channel of this unique id. */
  public Optional<CallSession> onChannel(String uniqueId) {
    return Optional.ofNullable(byChannel.get(uniqueId));
  }

  /** All calls, in no order. */
  public List<CallSession> all() {
    return List.copyOf(byId.values());
  }

  public int count() {
    return byId.size();
  }
}
