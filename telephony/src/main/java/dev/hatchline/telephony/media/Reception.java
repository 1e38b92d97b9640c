package dev.hatchline.telephony.media;

import dev.hatchline.telephony.media.Connection.Stage;
import dev.hatchline.telephony.media.Connection.Talk;
import dev.hatchline.telephony.prompt.Pcm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides who may talk, and tells listeners what happens. The reader thread's own, but for the
 * counters.
 */
final class Reception {
  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

  /**
   * What our kernel may hold for a peer that does not read, beside what the peer's own does: about
   * a second of sound. More would only be heard late.
   */
  private static final int SEND_BUFFER_BYTES = 16_384;

  private final Set<InetAddress> peers;
  private final MediaLimits limits;
  private final Tickets tickets;
  private final Pacer pacer;
  private final Set<Connection> unknown = new LinkedHashSet<>();
  private final Set<Connection> open = new LinkedHashSet<>();
  private final AtomicLong opened = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private volatile int sessions;
  private boolean stopping;
  private long lookedAt = System.nanoTime();

  Reception(Set<InetAddress> peers, MediaLimits limits, Tickets tickets, Pacer pacer) {
    this.peers = Set.copyOf(peers);
    this.limits = limits;
    this.tickets = tickets;
    this.pacer = pacer;
  }

  int sessions() {
    return sessions;
  }

  long opened() {
    return opened.get();
  }

  long refused() {
    return refused.get();
  }

  /**
   * The turn before this one began then, and has read all that had come: a ticket that is found now
   * came after it. So a reader that had no processor for a while turns nobody away who was in time.
   */
  void lookedAt(long nanos) {
    lookedAt = nanos;
  }

  /** True while somebody has still to show a ticket: it is then worth reading often. */
  boolean awaitsTicket() {
    return !unknown.isEmpty();
  }

  boolean empty() {
    return unknown.isEmpty() && open.isEmpty();
  }

  /** Takes a new connection in, or closes it and returns null. */
  @Nullable Connection accept(SocketChannel channel, long now) throws IOException {
    if (!(channel.getRemoteAddress() instanceof InetSocketAddress from)
        || !peers.contains(from.getAddress())) {
      refused.incrementAndGet();
      channel.close();
      return null;
    }
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
    if (unknown.size() >= limits.strangers()) {
      // Asterisk shows its ticket at once: who has waited longest is the least likely to be it.
      refuse(unknown.iterator().next());
    }
    Connection connection =
        new Connection(channel, new Stage.Stranger(now + limits.hello().toNanos()));
    unknown.add(connection);
    return connection;
  }

  /** Acts on what a connection sent. */
  void received(Connection connection, AudioSocketFrame frame, long now) {
    switch (connection.stage()) {
      case Stage.Stranger _ -> hello(connection, frame, now);
      case Stage.Open(Talk talk) -> talked(connection, talk, frame, now);
      case Stage.TurnedAway _, Stage.Closed _ -> {}
    }
  }

  private void hello(Connection connection, AudioSocketFrame frame, long now) {
    if (!(frame instanceof AudioSocketFrame.Id(UUID uuid))) {
      refuse(connection);
      return;
    }
    MediaListener listener =
        stopping || open.size() >= limits.sessions() ? null : tickets.redeem(uuid, lookedAt);
    if (listener == null) {
      LOG.warn("ticket {}: expected one that is out and unused, found none", uuid);
      turnAway(connection, now);
      return;
    }
    Dialogue dialogue = new Dialogue(new Ticket(uuid), connection.channel(), pacer);
    connection.become(new Stage.Open(new Talk(dialogue, listener, now)));
    unknown.remove(connection);
    open.add(connection);
    sessions = open.size();
    opened.incrementAndGet();
    tell(() -> listener.opened(dialogue));
    pacer.join(dialogue);
  }

  /** Whom we have no ticket of is told to hang up: a reset would look like our crash. */
  private void turnAway(Connection connection, long now) {
    refused.incrementAndGet();
    connection.become(new Stage.TurnedAway(now + limits.closing().toNanos()));
    try {
      connection.channel().write(ByteBuffer.allocate(AudioSocketFrame.HEADER_BYTES));
    } catch (IOException _) {
      unknown.remove(connection);
      shut(connection);
    }
  }

  private void refuse(Connection connection) {
    if (connection.stage() instanceof Stage.Stranger) {
      refused.incrementAndGet();
    }
    unknown.remove(connection);
    shut(connection);
  }

  private void talked(Connection connection, Talk talk, AudioSocketFrame frame, long now) {
    MediaListener listener = talk.listener();
    switch (frame) {
      case AudioSocketFrame.Audio(Pcm pcm) -> {
        talk.heard();
        talk.continuity().heard(pcm, now);
        tell(() -> listener.audio(pcm));
      }
      case AudioSocketFrame.Key(char digit) -> tell(() -> listener.key(digit));
      case AudioSocketFrame.HangUp _ -> end(connection, MediaEnd.PEER);
      case AudioSocketFrame.Failure(int code) -> {
        LOG.warn("dialogue {}: expected sound, found error {}", talk.dialogue().ticket(), code);
        end(connection, MediaEnd.BROKEN);
      }
      case AudioSocketFrame.Malformed(String found) -> garbage(connection, talk, found);
      case AudioSocketFrame.Id _ -> garbage(connection, talk, "a second id");
      case AudioSocketFrame.Unknown _ -> {}
    }
  }

  private void garbage(Connection connection, Talk talk, String found) {
    LOG.warn("dialogue {}: expected a message, found {}", talk.dialogue().ticket(), found);
    end(connection, MediaEnd.GARBAGE);
  }

  /** The peer closed, or its connection broke. */
  void gone(Connection connection) {
    switch (connection.stage()) {
      case Stage.Stranger _, Stage.TurnedAway _ -> refuse(connection);
      case Stage.Open _ -> end(connection, MediaEnd.PEER);
      case Stage.Closed _ -> {}
    }
  }

  /** Ends a dialogue; does nothing when it has ended. */
  private void end(Connection connection, MediaEnd found) {
    Talk talk = connection.talk();
    if (talk == null) {
      return;
    }
    open.remove(connection);
    sessions = open.size();
    talk.dialogue().end();
    shut(connection);
    MediaEnd end = stopping ? MediaEnd.STOPPED : talk.dialogue().closing() ? MediaEnd.US : found;
    tell(() -> talk.listener().closed(end));
  }

  private static void shut(Connection connection) {
    connection.become(new Stage.Closed());
    try {
      connection.channel().close();
    } catch (IOException e) {
      LOG.debug("closing a connection", e);
    }
  }

  /** A prompt of this dialogue was sent to its end. */
  void played(Dialogue dialogue, long playId) {
    Talk talk = talkOf(dialogue);
    if (talk != null) {
      tell(() -> talk.listener().played(playId));
    }
  }

  /** This dialogue's peer takes nothing any more. */
  void stuck(Dialogue dialogue) {
    for (Connection connection : List.copyOf(open)) {
      Talk talk = connection.talk();
      if (talk != null && talk.dialogue() == dialogue) {
        LOG.warn("dialogue {}: expected the peer to take sound, it does not", dialogue.ticket());
        end(connection, MediaEnd.BROKEN);
      }
    }
  }

  private @Nullable Talk talkOf(Dialogue dialogue) {
    for (Connection connection : open) {
      Talk talk = connection.talk();
      if (talk != null && talk.dialogue() == dialogue) {
        return talk;
      }
    }
    return null;
  }

  /** Ends and tells what has waited for too long. */
  void sweep(long now) {
    for (MediaListener listener : tickets.expire(lookedAt)) {
      tell(listener::expired);
    }
    for (Connection connection : List.copyOf(unknown)) {
      switch (connection.stage()) {
        case Stage.Stranger(long until) when now > until -> refuse(connection);
        case Stage.TurnedAway(long until) when now > until -> refuse(connection);
        case Stage.Stranger _, Stage.TurnedAway _, Stage.Open _, Stage.Closed _ -> {}
      }
    }
    for (Connection connection : List.copyOf(open)) {
      Talk talk = connection.talk();
      if (talk != null) {
        sweep(connection, talk, now);
      }
    }
  }

  private void sweep(Connection connection, Talk talk, long now) {
    if (talk.silentFor(limits.silentPeer().toNanos(), now)) {
      talk.heard();
      tell(talk.listener()::silentPeer);
    }
    for (int i = talk.continuity().missing(now); i > 0; i--) {
      tell(() -> talk.listener().nothing(Continuity.NOTHING));
    }
    if (talk.closingFor(limits.closing().toNanos(), now)) {
      end(connection, MediaEnd.US);
    }
  }

  /** Lets nobody in any more, and asks every dialogue to close. */
  void beginStop() {
    stopping = true;
    List.copyOf(unknown).forEach(this::refuse);
    for (Connection connection : open) {
      Talk talk = connection.talk();
      if (talk != null) {
        talk.dialogue().close();
      }
    }
  }

  /** Ends what has not closed by itself. */
  void endStop() {
    List.copyOf(open).forEach(connection -> end(connection, MediaEnd.STOPPED));
  }

  /** A listener is foreign code: whatever it throws must not silence the other callers. */
  private static void tell(Runnable news) {
    try {
      news.run();
    } catch (RuntimeException | Error e) {
      LOG.error("a media listener failed", e);
    }
  }
}
