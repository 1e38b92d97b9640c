package dev.hatchline.phones;

import dev.hatchline.phones.sound.Tones;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** A real Asterisk with two agents, anonymous callers and a carrier; see test resources. */
public final class AsteriskForTests implements AutoCloseable {
  private static final List<String> FILES =
      List.of(
          "asterisk.conf",
          "extensions.conf",
          "logger.conf",
          "modules.conf",
          "musiconhold.conf",
          "pjsip.conf",
          "rtp.conf");
  private static final int SECONDS_MAX = 120;

  private final Process process;
  private final SipAddress sip;
  private final SipAddress carrier;

  private AsteriskForTests(Process process, SipAddress sip, SipAddress carrier) {
    this.process = process;
    this.sip = sip;
    this.carrier = carrier;
  }

  public static AsteriskForTests start(Path home) throws Exception {
    SipAddress sip = new SipAddress("127.0.0.1", freePort("127.0.0.1"));
    SipAddress carrier = new SipAddress("127.0.0.2", freePort("127.0.0.2"));
    Path tool = Tools.folder("asterisk");
    for (String folder : List.of("etc", "var", "spool", "run", "log", "music")) {
      Files.createDirectories(home.resolve(folder));
    }
    for (String file : FILES) {
      Files.writeString(
          home.resolve("etc").resolve(file),
          resource(file)
              .replace("@HOME@", home.toString())
              .replace("@TOOL@", tool.toString())
              .replace("@SIP@", "" + sip.port())
              .replace("@CARRIER@", "" + carrier.port())
              .replace("@RTP@", "60000")
              .replace("@RTP_END@", "60999"));
    }
    Tones.tone(MUSIC_HZ, 5).write(home.resolve("music/music.wav"));
    Process process =
        new ProcessBuilder(
                tool.resolve("bin/asterisk").toString(),
                "-f",
                "-C",
                home.resolve("etc/asterisk.conf").toString())
            .redirectErrorStream(true)
            .start();
    AsteriskForTests asterisk = new AsteriskForTests(process, sip, carrier);
    asterisk.awaitReady();
    return asterisk;
  }

  /** The music on hold, in Hz. */
  static final int MUSIC_HZ = 660;

  private void awaitReady() throws Exception {
    CompletableFuture<Void> ready = new CompletableFuture<>();
    StringBuilder said = new StringBuilder();
    Thread.ofVirtual()
        .start(() -> {
          try (BufferedReader out =
              new BufferedReader(
                  new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
              said.append(line).append('\n');
              if (line.contains("Asterisk Ready")) {
                ready.complete(null);
              }
            }
          } catch (IOException _) {
            // It is gone.
          }
          ready.completeExceptionally(new IllegalStateException("Asterisk ended: " + said));
        });
    ready.get(SECONDS_MAX, TimeUnit.SECONDS);
  }

  private static String resource(String name) throws IOException {
    try (var in = AsteriskForTests.class.getResourceAsStream("/asterisk/" + name)) {
      if (in == null) {
        throw new IOException("no test resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static int freePort(String host) throws IOException {
    for (int i = 0; i < 100; i++) {
      int port = 55_000 + 2 * RandomGenerator.getDefault().nextInt(1000);
      try (DatagramSocket udp = new DatagramSocket(null)) {
        udp.bind(new InetSocketAddress(InetAddress.ofLiteral(host), port));
        return port;
      } catch (IOException _) {
        // Taken; another one.
      }
    }
    throw new IOException("no free port on " + host);
  }

  public SipAddress sip() {
    return sip;
  }

  SipAddress carrier() {
    return carrier;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(60, TimeUnit.SECONDS).exceptionally(_ -> process).join();
    process.destroyForcibly();
  }
}
