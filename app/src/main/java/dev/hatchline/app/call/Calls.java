package dev.hatchline.app.call;

import dev.hatchline.call.CallId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The calls that are up, by id and by the caller's channel.
 *
 * <p>That a channel is gone and that its call begins are told on two connections, in any order: who
 * hangs up while the engine takes the call may be known to be gone before the call is known. Each
 * side first says its own and then looks at what the other has said, so one of the two sees both.
 */
public final class Calls {
  /** Channels remembered as gone: those of several seconds at the most calls we take. */
  private static final int GONE_MAX = 2_000;

  private final Map<CallId, CallSession> byId = new ConcurrentHashMap<>();
  private final Map<String, CallSession> byChannel = new ConcurrentHashMap<>();
  private final SequencedSet<String> gone = new LinkedHashSet<>();

  private final OutsideCalls outside = new OutsideCalls();

  /** Those that were put through to numbers outside. */
  OutsideCalls outside() {
    return outside;
  }

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

  /** Asterisk tells that the channel of this unique id is gone; whose call it was. */
  public Optional<CallSession> gone(String uniqueId) {
    synchronized (gone) {
      gone.add(uniqueId);
      if (gone.size() > GONE_MAX) {
        gone.removeFirst();
      }
    }
    return onChannel(uniqueId);
  }

  /** Whether that was told of this call's channel, perhaps before the call was added. */
  boolean isGone(CallSession session) {
    synchronized (gone) {
      return gone.contains(session.channel().uniqueId());
    }
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
