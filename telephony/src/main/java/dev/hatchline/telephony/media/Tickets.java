package dev.hatchline.telephony.media;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The tickets that are out; each goes out of here once: used, withdrawn or expired. */
final class Tickets {
  private final long lifeNanos;
  private final ConcurrentHashMap<UUID, Pending> pending = new ConcurrentHashMap<>();

  private record Pending(MediaListener listener, long issuedAt) {}

  Tickets(long lifeNanos) {
    this.lifeNanos = lifeNanos;
  }

  void add(Ticket ticket, MediaListener listener, long now) {
    pending.put(ticket.id(), new Pending(listener, now));
  }

  boolean withdraw(Ticket ticket) {
    return pending.remove(ticket.id()) != null;
  }

  /** The listener of a ticket that is good now, which it then no longer is; else null. */
  @Nullable MediaListener redeem(UUID id, long now) {
    Pending found = pending.get(id);
    // One that is too old is left for expire(), so that its listener is told.
    if (found == null || old(found, now) || !pending.remove(id, found)) {
      return null;
    }
    return found.listener();
  }

  /** Takes out all that are too old, and returns whom to tell. */
  List<MediaListener> expire(long now) {
    List<MediaListener> expired = new ArrayList<>();
    pending.forEach((id, ticket) -> {
      if (old(ticket, now) && pending.remove(id, ticket)) {
        expired.add(ticket.listener());
      }
    });
    return expired;
  }

  private boolean old(Pending ticket, long now) {
    return now - ticket.issuedAt() > lifeNanos;
  }
}
