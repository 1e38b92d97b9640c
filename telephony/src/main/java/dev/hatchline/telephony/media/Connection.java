package dev.hatchline.telephony.media;

import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One accepted connection, from its first byte to its last. The reader thread's own. */
final class Connection {
  private final SocketChannel channel;
  private final FrameDecoder decoder = new FrameDecoder();
  private Stage stage;

  /** How far it has got. */
  sealed interface Stage {
    /** It has shown no ticket yet. */
    record Stranger(long until) implements Stage {}

    /** It was told to hang up, unheard, and may close by itself until then. */
    record TurnedAway(long until) implements Stage {}

    /** It is in a dialogue. */
    record Open(Talk talk) implements Stage {}

    /** It is closed. */
    record Closed() implements Stage {}
  }

  /** A dialogue as the reader sees it. */
  static final class Talk {
    private final Dialogue dialogue;
    private final MediaListener listener;
    private final long openedAt;
    private final Continuity continuity;
    private boolean heard;
    private long closingSince;

    Talk(Dialogue dialogue, MediaListener listener, long openedAt) {
      this.dialogue = dialogue;
      this.listener = listener;
      this.openedAt = openedAt;
      this.continuity = new Continuity(openedAt);
    }

    Dialogue dialogue() {
      return dialogue;
    }

    MediaListener listener() {
      return listener;
    }

    Continuity continuity() {
      return continuity;
    }

    /** Sound came, or its absence was told: either way there is nothing to tell any more. */
    void heard() {
      heard = true;
    }

    boolean silentFor(long nanos, long now) {
      return !heard && now - openedAt > nanos;
    }

    /** True when our hang-up has waited this long for the peer's end, by the sweeps' clock. */
    boolean closingFor(long nanos, long now) {
      if (!dialogue.closing()) {
        return false;
      }
      if (closingSince == 0) {
        closingSince = now;
      }
      return now - closingSince > nanos;
    }
  }

  Connection(SocketChannel channel, Stage stage) {
    this.channel = channel;
    this.stage = stage;
  }

  SocketChannel channel() {
    return channel;
  }

  FrameDecoder decoder() {
    return decoder;
  }

  Stage stage() {
    return stage;
  }

  void become(Stage next) {
    stage = next;
  }

  /** The dialogue, when it is in one. */
  @Nullable Talk talk() {
    return stage instanceof Stage.Open(Talk talk) ? talk : null;
  }
}
