package dev.hatchline.phones.meter;

import dev.hatchline.phones.SipAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One UDP socket for the SIP of all calls. Requests are sent again until somebody answers (RFC
 * 3261, 17.1.1.2); a server's repeated responses are left to the dialogues.
 */
final class SipLink implements AutoCloseable {
  private static final int DATAGRAM_MAX = 65_535;
  private static final long FIRST_REPEAT_MS = 500; // T1
  private static final int REPEATS_MAX = 6;

  /** What hears of a message returns at once; longer than this is a fault of ours. */
  private static final Duration LISTENER_MAX = Duration.ofSeconds(30);

  /** Hears what belongs to one call; on the link's thread, so it returns at once. */
  interface Dialog {
    void received(SipMessage message, long nanos);
  }

  private final InetSocketAddress server;
  private final DatagramChannel socket;
  private final Map<String, Dialog> dialogs = new ConcurrentHashMap<>();
  private final Map<String, Dialog> users = new ConcurrentHashMap<>();
  private volatile @Nullable Dialog everybody;
  private final Map<String, ScheduledFuture<?>> repeats = new ConcurrentHashMap<>();
  private final Thread listener;
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("meter-sip-").factory());

  /** On any free port of 127.0.0.1. */
  SipLink(SipAddress server) throws IOException {
    this(server, new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
  }

  SipLink(SipAddress server, InetSocketAddress own) throws IOException {
    this.server = new InetSocketAddress(server.host(), server.port());
    this.socket = DatagramChannel.open();
    socket.bind(own);
    clock.setRemoveOnCancelPolicy(true);
    listener = Thread.ofPlatform().daemon().name("meter-sip").start(this::listen);
  }

  String own() throws IOException {
    InetSocketAddress local = (InetSocketAddress) socket.getLocalAddress();
    return local.getAddress().getHostAddress() + ":" + local.getPort();
  }

  String peer() {
    return server.getHostString() + ":" + server.getPort();
  }

  static String token() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** A request as it begins: where it goes, and the way back to us. */
  SipMessage request(String method, String uri, String branch) throws IOException {
    return SipMessage.of(method + " " + uri + " SIP/2.0")
        .with("Via", "SIP/2.0/UDP " + own() + ";rport;branch=z9hG4bK" + branch)
        .with("Max-Forwards", "70");
  }

  /** A response to this request, with our tag where it has none yet. */
  static SipMessage response(SipMessage request, String status, String tag) {
    SipMessage response = SipMessage.of("SIP/2.0 " + status);
    for (String via : request.all("Via")) {
      response = response.with("Via", via);
    }
    String to = request.header("To");
    return response
        .with("From", request.header("From"))
        .with("To", to.contains(";tag=") ? to : to + ";tag=" + tag)
        .with("Call-ID", request.callId())
        .with("CSeq", request.header("CSeq"));
  }

  void follow(String callId, Dialog dialog) {
    dialogs.put(callId, dialog);
  }

  void forget(String callId) {
    dialogs.remove(callId);
  }

  /** Whom a request that belongs to no call yet is for. */
  void answerFor(String user, Dialog dialog) {
    users.put(user, dialog);
  }

  /** The same for all users of whom nobody has said so. */
  void answerForAll(Dialog dialog) {
    everybody = dialog;
  }

  /** Sends once. */
  void send(SipMessage message) throws IOException {
    socket.send(ByteBuffer.wrap(message.bytes()), server);
  }

  /** Sends a request, and again until it is answered. */
  void ask(SipMessage request) throws IOException {
    repeat(request, FIRST_REPEAT_MS, REPEATS_MAX); // first: the answer may overtake what follows
    send(request);
  }

  private void repeat(SipMessage request, long wait, int left) {
    if (left > 0 && !clock.isShutdown()) {
      repeats.put(
          key(request),
          clock.schedule(() -> again(request, wait, left), wait, TimeUnit.MILLISECONDS));
    }
  }

  private void again(SipMessage request, long wait, int left) {
    if (repeats.remove(key(request)) == null) {
      return; // answered in this moment
    }
    try {
      repeat(request, 2 * wait, left - 1);
      send(request);
    } catch (IOException closed) {
      repeats.remove(key(request));
    }
  }

  private static String key(SipMessage message) {
    return message.callId() + " " + message.header("CSeq");
  }

  private void listen() {
    ByteBuffer buffer = ByteBuffer.allocate(DATAGRAM_MAX);
    while (socket.isOpen()) {
      try {
        socket.receive(buffer.clear());
        long nanos = System.nanoTime();
        String text = StandardCharsets.UTF_8.decode(buffer.flip()).toString();
        SipMessage.read(text).ifPresent(message -> dispatch(message, nanos));
      } catch (ClosedChannelException closed) {
        return;
      } catch (IOException | RuntimeException fault) {
        System.err.println("meter: a SIP message was lost: " + fault);
      }
    }
  }

  private void dispatch(SipMessage message, long nanos) {
    if (message.isResponse()) {
      ScheduledFuture<?> repeat = repeats.remove(key(message));
      if (repeat != null) {
        repeat.cancel(false);
      }
    }
    @Nullable Dialog dialog = dialogs.get(message.callId());
    if (dialog == null && !message.isResponse()) {
      Dialog own = users.get(user(message));
      dialog = own == null ? everybody : own;
    }
    if (dialog != null) {
      dialog.received(message, nanos);
    }
  }

  /** The user of the request line's URI. */
  static String user(SipMessage request) {
    List<String> words = List.of(request.start().split(" ", -1));
    String uri = words.size() > 1 ? words.get(1) : "";
    int from = uri.indexOf(':') + 1;
    int to = uri.indexOf('@');
    return to > from ? uri.substring(from, to) : "";
  }

  /**
   * The address is free when this returns. Closing the socket alone does not free it: the kernel
   * keeps it until the thread that is in {@code recvfrom} has left that, which may be after the
   * next one wants to bind it.
   */
  @Override
  public void close() throws IOException {
    clock.shutdownNow();
    socket.close();
    if (!listener.equals(Thread.currentThread())) {
      listenerLeft();
    }
  }

  private void listenerLeft() {
    try {
      if (!listener.join(LISTENER_MAX)) {
        throw new IllegalStateException(
            "expected %s to end with its socket, found it in %s"
                .formatted(listener.getName(), List.of(listener.getStackTrace())));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
