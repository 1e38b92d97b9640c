package dev.hatchline.conf;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A SIP phone of a few lines: registers, answers or only rings, dials, transfers. No sound. */
final class TestPhone implements AutoCloseable {
  /** Asterisk, just started, forgets its first nonces when it has read who it is. */
  private static final int PROOFS_MAX = 2;

  /** For whatever has to come: less than the dialplan lets a phone ring by itself. */
  private static final int PATIENCE_SECONDS = 25;

  private final Wire wire;
  private final int asteriskPort;
  private final String user;
  private final String password;
  private final boolean answers;
  private final String place; // a closed socket no longer knows its own
  private final Thread listener;
  private final AtomicInteger number = new AtomicInteger();

  /** Every request that came in, INVITEs among them. */
  final BlockingQueue<SipMessage> requests = new LinkedBlockingQueue<>();

  private final BlockingQueue<SipMessage> responses = new LinkedBlockingQueue<>();
  private final BlockingQueue<SipMessage> provisional = new LinkedBlockingQueue<>();
  private volatile @Nullable SipMessage invite;
  private volatile String forward = "";
  private volatile String refusal = "";
  private int expires;

  TestPhone(Wire wire, int asteriskPort, String[] login, boolean answers) {
    this.wire = wire;
    this.asteriskPort = asteriskPort;
    this.user = login[0];
    this.password = login[1];
    this.answers = answers;
    this.place = wire.address().getHostAddress() + ":" + wire.port();
    this.listener = Thread.ofVirtual().unstarted(this::listen);
    listener.start();
  }

  TestPhone(InetSocketAddress own, InetSocketAddress asterisk, String[] login, boolean answers)
      throws IOException {
    this(Wire.udp(own, asterisk), asterisk.getPort(), login, answers);
  }

  static TestPhone agentByTcp(RunningAsterisk asterisk, String extension) throws IOException {
    InetSocketAddress sip = sip(asterisk);
    String[] login = {extension, asterisk.secrets.phone(extension)};
    TestPhone phone = new TestPhone(Wire.tcp(sip), sip.getPort(), login, true);
    phone.register();
    return phone;
  }

  static TestPhone agent(RunningAsterisk asterisk, String extension, boolean answers)
      throws IOException {
    TestPhone phone =
        new TestPhone(
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0),
            sip(asterisk),
            new String[] {extension, asterisk.secrets.phone(extension)},
            answers);
    phone.register();
    return phone;
  }

  /** Not an agent's: no password, or a wrong one. */
  static TestPhone stranger(RunningAsterisk asterisk, String address, String user)
      throws IOException {
    return new TestPhone(
        new InetSocketAddress(InetAddress.ofLiteral(address), 0),
        sip(asterisk),
        new String[] {user, ""},
        true);
  }

  static InetSocketAddress sip(RunningAsterisk asterisk) {
    return new InetSocketAddress(
        InetAddress.ofLiteral("127.0.0.1"), asterisk.installation.sipPort());
  }

  private void listen() {
    try {
      while (true) {
        SipMessage message = wire.receive();
        if (message.isRequest()) {
          requested(message);
        } else if (message.status() >= 200) {
          responses.add(message);
        } else {
          provisional.add(message);
        }
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void requested(SipMessage request) throws IOException {
    String tag = "t" + user;
    switch (request.method()) {
      case "INVITE" -> {
        invite = request;
        if (!forward.isEmpty()) {
          send(request.reply("302 Moved", tag, "<" + forward + ">", ""));
        } else {
          send(request.reply("180 Ringing", tag, contact(), ""));
        }
        if (!refusal.isEmpty()) {
          send(request.reply(refusal, tag, contact(), ""));
        } else if (answers) {
          send(request.reply("200 OK", tag, contact(), sdp()));
        }
      }
      case "ACK" -> {}
      case "CANCEL" -> {
        send(request.reply("200 OK", tag, contact(), ""));
        SipMessage ringing = invite;
        if (ringing != null) {
          send(ringing.reply("487 Request Terminated", tag, contact(), ""));
        }
      }
      default -> send(request.reply("200 OK", tag, contact(), ""));
    }
    requests.add(request);
  }

  void register() throws IOException {
    register(300);
  }

  void forwardTo(String target) {
    forward = target;
  }

  /** Rings and then refuses each call so, such as {@code 486 Busy Here}. */
  void declines(String status) {
    refusal = status;
  }

  void signOut() throws IOException {
    register(0);
  }

  private void register(int seconds) throws IOException {
    expires = seconds;
    SipMessage done = exchange("REGISTER", "sip:127.0.0.1", user, "");
    if (done.status() != 200) {
      throw new IOException("not registered: " + done.start() + " " + done.headers());
    }
  }

  /** Dials and waits for the final response; acknowledges it. */
  SipMessage dial(String to) throws IOException {
    return exchange("INVITE", "sip:" + to + "@127.0.0.1:" + asteriskPort, to, sdp());
  }

  /** RFC 3428: a text to somebody. */
  SipMessage text(String to) throws IOException {
    return exchange("MESSAGE", "sip:" + to + "@127.0.0.1:" + asteriskPort, to, "hello");
  }

  /** The other side's phone rings: what was dialled is neither taken nor refused. */
  void hearsRinging() throws IOException {
    try {
      SipMessage last = new SipMessage("none", List.of(), "");
      while (!last.start().contains(" 180 ")) {
        last = provisional.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (last == null) {
          throw new IOException(user + " hears no ringing");
        }
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** Sends a request, again with the password when asked for it, and again for a stale nonce. */
  private SipMessage exchange(String method, String uri, String to, String body)
      throws IOException {
    String callId = user + "-" + number.incrementAndGet() + "-" + wire.port();
    SipMessage answer = once(request(method, uri, to, new String[] {callId, "1", ""}, body));
    for (int n = 0; n < PROOFS_MAX && isAsked(answer, n) && !password.isEmpty(); n++) {
      String proof = "Authorization: " + proof(method, uri, answer.header("WWW-Authenticate"));
      String sequence = String.valueOf(n + 2);
      answer = once(request(method, uri, to, new String[] {callId, sequence, proof}, body));
    }
    return answer;
  }

  /** RFC 7616: after a proof, only a nonce that is stale is worth another. */
  private static boolean isAsked(SipMessage answer, int proofs) {
    return answer.status() == 401
        && (proofs == 0 || answer.header("WWW-Authenticate").contains("stale=true"));
  }

  private SipMessage once(SipMessage request) throws IOException {
    send(request);
    SipMessage response =
        response(r ->
            r.header("CSeq").equals(request.header("CSeq"))
                && r.header("Call-ID").equals(request.header("Call-ID")));
    if (request.method().equals("INVITE")) {
      send(acknowledge(request, response));
    }
    return response;
  }

  private SipMessage response(Predicate<SipMessage> fits) throws IOException {
    try {
      while (true) {
        SipMessage response = responses.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (response == null) {
          throw new IOException(user + " got no response");
        }
        if (fits.test(response)) {
          return response;
        }
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private SipMessage request(
      String method, String uri, String to, String[] idSequenceProof, String body) {
    List<String> headers = new ArrayList<>();
    headers.add("Via: SIP/2.0/" + wire.name() + " " + place + ";rport;branch=z9hG4bK" + branch());
    headers.add("Max-Forwards: 70");
    headers.add("From: <sip:" + user + "@127.0.0.1>;tag=f" + user);
    headers.add("To: <sip:" + to + "@127.0.0.1>");
    headers.add("Call-ID: " + idSequenceProof[0]);
    headers.add("CSeq: " + idSequenceProof[1] + " " + method);
    headers.add("Contact: " + contact());
    if (method.equals("REGISTER")) {
      headers.add("Expires: " + expires);
    }
    if (!idSequenceProof[2].isEmpty()) {
      headers.add(idSequenceProof[2]);
    }
    return new SipMessage(method + " " + uri + " SIP/2.0", headers, body);
  }

  private SipMessage acknowledge(SipMessage invite, SipMessage response) {
    String uri = invite.start().split(" ", -1)[1];
    boolean good = response.status() < 300;
    List<String> headers = new ArrayList<>();
    headers.add(
        good
            ? "Via: SIP/2.0/" + wire.name() + " " + place + ";rport;branch=z9hG4bK" + branch()
            : "Via: " + invite.header("Via"));
    headers.add("Max-Forwards: 70");
    headers.add("From: " + invite.header("From"));
    headers.add("To: " + response.header("To"));
    headers.add("Call-ID: " + invite.header("Call-ID"));
    headers.add("CSeq: " + invite.header("CSeq").split(" ", -1)[0] + " ACK");
    return new SipMessage("ACK " + uri + " SIP/2.0", headers, "");
  }

  /** Within the call that came in last: the other side goes where Refer-To says. */
  SipMessage refer(String target) throws IOException {
    return inCall("REFER", "Refer-To: <" + target + ">");
  }

  SipMessage hangUp() throws IOException {
    return inCall("BYE", "X-Why: test");
  }

  private SipMessage inCall(String method, String extra) throws IOException {
    SipMessage call = invite;
    if (call == null) {
      throw new IOException("no call came in");
    }
    List<String> headers = new ArrayList<>();
    headers.add("Via: SIP/2.0/" + wire.name() + " " + place + ";rport;branch=z9hG4bK" + branch());
    headers.add("Max-Forwards: 70");
    headers.add("From: " + call.header("To") + ";tag=t" + user);
    headers.add("To: " + call.header("From"));
    headers.add("Call-ID: " + call.header("Call-ID"));
    headers.add("CSeq: " + (1000 + number.incrementAndGet()) + " " + method);
    headers.add("Contact: " + contact());
    headers.add(extra);
    String contact = call.header("Contact");
    String uri = contact.substring(contact.indexOf('<') + 1, contact.indexOf('>'));
    return once(new SipMessage(method + " " + uri + " SIP/2.0", headers, ""));
  }

  /** The next INVITE. */
  SipMessage rings() {
    return request("INVITE");
  }

  SipMessage request(String method) {
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (true) {
        SipMessage request = requests.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (request == null) {
          throw new AssertionError(user + " got no " + method);
        }
        if (request.method().equals(method)) {
          return request;
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What the next NOTIFY with a final answer says. */
  String told() {
    try {
      while (true) {
        SipMessage request = requests.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (request == null) {
          throw new AssertionError(user + " was not told how the transfer went");
        }
        if (request.method().equals("NOTIFY") && !request.body().contains(" 100 ")) {
          return request.body();
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  boolean wasRung() {
    return requests.stream().anyMatch(request -> request.method().equals("INVITE"));
  }

  private String proof(String method, String uri, String challenge) {
    String realm = SipMessage.parameter(challenge, "realm");
    String nonce = SipMessage.parameter(challenge, "nonce");
    String opaque = SipMessage.parameter(challenge, "opaque");
    String ha1 = md5(user + ":" + realm + ":" + password);
    String ha2 = md5(method + ":" + uri);
    String response = md5(ha1 + ":" + nonce + ":00000001:cafe:auth:" + ha2);
    return ("Digest username=\"%s\",realm=\"%s\",nonce=\"%s\",uri=\"%s\",response=\"%s\","
            + "algorithm=MD5,cnonce=\"cafe\",opaque=\"%s\",qop=auth,nc=00000001")
        .formatted(user, realm, nonce, uri, response, opaque);
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private void send(SipMessage message) throws IOException {
    wire.send(message);
  }

  private String contact() {
    return "<sip:" + user + "@" + place + (wire.name().equals("TCP") ? ";transport=tcp>" : ">");
  }

  private String branch() {
    return wire.port() + "x" + number.incrementAndGet();
  }

  private String sdp() {
    String address = wire.address().getHostAddress();
    return "v=0\r\no=- 1 1 IN IP4 "
        + address
        + "\r\ns=-\r\nc=IN IP4 "
        + address
        + "\r\nt=0 0\r\nm=audio 29990 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n";
  }

  /** Its port is free afterwards: a socket that is read from is closed when the reader has left. */
  @Override
  public void close() throws IOException {
    wire.close();
    try {
      listener.join();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
