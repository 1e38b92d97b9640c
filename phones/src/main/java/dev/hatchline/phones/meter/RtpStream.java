package dev.hatchline.phones.meter;

import dev.hatchline.phones.sound.Sound;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The sound of one call, both ways (RTP, RFC 3550; keys, RFC 4733): µ-law in packets of 20 ms.
 * {@link RtpDesk}'s two threads hear and speak for it.
 */
final class RtpStream {
  static final int SAMPLES = 160;
  private static final int HEADER_BYTES = 12;
  private static final int DATAGRAM_MAX = 1500;
  private static final int BUFFER_BYTES = 200_000;
  private static final int KEY_PACKETS = 5;
  private static final int KEY_END_PACKETS = 3; // RFC 4733, 2.5.1.4: the end is said three times
  private static final String KEYS = "0123456789*#ABCD";

  private final DatagramChannel socket;
  private final ByteBuffer in = ByteBuffer.allocateDirect(DATAGRAM_MAX);
  private final ByteBuffer out = ByteBuffer.allocateDirect(HEADER_BYTES + SAMPLES);
  private final Queue<Key> keys = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Long> firstSound = new CompletableFuture<>();
  private final CompletableFuture<Long> firstTone = new CompletableFuture<>();
  private final Arrivals arrivals = new Arrivals();
  private final Arrivals sounds = new Arrivals();
  private final Queue<Saying> sayings = new ConcurrentLinkedQueue<>();
  private volatile @Nullable InetSocketAddress peer;
  private volatile byte[] saying = {MuLaw.SILENCE};
  private volatile int wanted;
  private volatile boolean attentive;

  // The speaking thread's own.
  private int said;
  private short sequence;
  private int timestamp;
  private @Nullable Key pressing;
  private int keyPackets;
  private @Nullable Saying once;

  /** A key to press, and the moment at which its first packet leaves. */
  private record Key(int event, CompletableFuture<Long> pressed) {}

  /** µ-law to be said once, and the moment at which its first packet leaves. */
  private record Saying(ByteBuffer muLaw, CompletableFuture<Long> begun) {}

  RtpStream() throws IOException {
    socket = DatagramChannel.open();
    socket.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
    socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
    socket.configureBlocking(false);
  }

  DatagramChannel socket() {
    return socket;
  }

  InetSocketAddress address() throws IOException {
    return (InetSocketAddress) socket.getLocalAddress();
  }

  /** From now on we speak to this address. */
  void speakTo(InetSocketAddress other) {
    peer = other;
  }

  /** From now on we say this µ-law again and again, and no silence; at least one sample. */
  void say(byte[] muLaw) {
    saying = muLaw.clone();
  }

  /**
   * Says this µ-law once, from the next packet on, and then again what was said before. It follows
   * what is still being said so.
   *
   * @return the moment at which its first packet leaves (ns)
   */
  CompletableFuture<Long> sayOnce(byte[] muLaw) {
    Saying saying = new Saying(ByteBuffer.wrap(muLaw.clone()), new CompletableFuture<>());
    sayings.add(saying);
    return saying.begun;
  }

  /** From now on it is noted of each packet whether it is sound. */
  void noteSounds() {
    attentive = true;
  }

  /** When packets with sound came, since {@link #noteSounds}. */
  Arrivals sounds() {
    return sounds;
  }

  /** The moment, in nanoseconds, of the first packet that is no silence. */
  CompletableFuture<Long> firstSound() {
    return firstSound;
  }

  /** From now on a tone of so many Hz is listened for. */
  void listenFor(int hertz) {
    wanted = hertz;
  }

  /** The moment, in nanoseconds, of the first packet in which that tone is heard. */
  CompletableFuture<Long> firstTone() {
    return firstTone;
  }

  Arrivals arrivals() {
    return arrivals;
  }

  /** Presses a key for 100 ms; the moment at which its first packet leaves. */
  CompletableFuture<Long> press(char key) {
    int event = KEYS.indexOf(key);
    if (event < 0) {
      throw new IllegalArgumentException("expected a key of " + KEYS + ", found " + key);
    }
    Key pressed = new Key(event, new CompletableFuture<>());
    keys.add(pressed);
    return pressed.pressed;
  }

  /** Reads all that has come. */
  void hear() throws IOException {
    while (socket.receive(in.clear()) != null) {
      long nanos = System.nanoTime();
      in.flip();
      if (in.remaining() < HEADER_BYTES || (in.get(1) & 0x7F) != 0) {
        continue; // not µ-law
      }
      arrivals.add(nanos);
      if (!firstSound.isDone() && MuLaw.isSound(in.position(HEADER_BYTES))) {
        firstSound.complete(nanos);
      }
      if (attentive && MuLaw.isSound(in.position(HEADER_BYTES))) {
        sounds.add(nanos);
      }
      if (wanted > 0 && !firstTone.isDone() && isTone(in.position(HEADER_BYTES))) {
        firstTone.complete(nanos);
      }
    }
  }

  private boolean isTone(ByteBuffer muLaw) {
    return new Sound(MuLaw.decode(muLaw), Sound.PHONE_RATE).isTone(wanted);
  }

  /** Sends the next 20 ms. */
  void speak() throws IOException {
    InetSocketAddress to = peer;
    if (to == null) {
      stillOpen();
      return;
    }
    if (pressing == null) {
      pressing = keys.poll();
      keyPackets = 0;
    }
    Key key = pressing;
    if (key == null) {
      header(0, timestamp, false);
      for (int i = onceMore(); i < SAMPLES; i++) {
        byte[] loop = saying;
        said = (said + 1) % loop.length;
        out.put(loop[said]);
      }
    } else {
      key(key);
    }
    timestamp += SAMPLES;
    socket.send(out.flip(), to);
  }

  /** What of this packet is said once; the number of its samples. */
  private int onceMore() {
    Saying saying = once == null ? sayings.poll() : once;
    if (saying == null) {
      return 0;
    }
    saying.begun.complete(System.nanoTime());
    int count = Math.min(SAMPLES, saying.muLaw.remaining());
    for (int i = 0; i < count; i++) {
      out.put(saying.muLaw.get());
    }
    once = saying.muLaw.hasRemaining() ? saying : null;
    return count;
  }

  private void stillOpen() throws ClosedChannelException {
    if (!socket.isOpen()) {
      throw new ClosedChannelException();
    }
  }

  private void key(Key key) {
    boolean end = keyPackets >= KEY_PACKETS;
    int packet = Math.min(keyPackets, KEY_PACKETS);
    header(Sdp.KEYS, timestamp - keyPackets * SAMPLES, keyPackets == 0);
    out.put((byte) key.event).put((byte) (end ? 0x8A : 0x0A)).putShort((short) (packet * SAMPLES));
    if (keyPackets == 0) {
      key.pressed.complete(System.nanoTime());
    }
    keyPackets++;
    if (keyPackets == KEY_PACKETS + KEY_END_PACKETS) {
      pressing = null;
    }
  }

  private void header(int type, int at, boolean marker) {
    out.clear().put((byte) 0x80).put((byte) (type | (marker ? 0x80 : 0)));
    out.putShort(sequence++).putInt(at).putInt(System.identityHashCode(this));
  }

  void close() throws IOException {
    socket.close();
  }
}
