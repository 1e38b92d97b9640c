package dev.hatchline.telephony.agi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Asterisk's end of one FastAGI connection, word by word. */
final class FakeScript implements AutoCloseable {
  static final String REQUEST =
      """
      agi_network: yes
      agi_network_script: line
      agi_request: agi://127.0.0.1:4573/line
      agi_channel: PJSIP/trunk-00000001
      agi_uniqueid: 1763800000.42
      agi_version: 22.10.1
      agi_callerid: +493012345
      agi_calleridname: unknown
      agi_arg_1: 4be5a0a4-5b1a-4d1c-9d3f-0a3a6f2a1b11
      agi_arg_2: 1763800000
      agi_arg_3: 42
      agi_arg_4: 1000

      """;

  private final Socket socket;
  private final BufferedReader in;

  FakeScript(InetSocketAddress door) throws IOException {
    socket = new Socket(door.getAddress(), door.getPort());
    socket.setSoTimeout(10_000);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  static FakeScript caller(InetSocketAddress door) throws IOException {
    FakeScript script = new FakeScript(door);
    script.say(REQUEST);
    return script;
  }

  FakeScript say(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** The next command must begin so; it is answered with this. */
  FakeScript expect(String command, String answer) throws IOException {
    assertThat(in.readLine()).startsWith(command);
    return say(answer + "\n");
  }

  FakeScript expect(String command) throws IOException {
    return expect(command, "200 result=0");
  }

  /** Agrees to whatever it is told from now on, as its idle words come at no certain moment. */
  FakeScript agree() {
    Thread.ofVirtual()
        .start(() -> {
          try {
            while (in.readLine() != null) {
              say("200 result=0\n");
            }
          } catch (IOException _) {
            // The test is over.
          }
        });
    return this;
  }

  /** The engine's end of the connection must close, with nothing but its farewell before. */
  void expectEnd() throws IOException {
    @Nullable String line = in.readLine();
    if (line != null && line.startsWith("SET VARIABLE \"AJ_AGISTATUS\"")) {
      say("200 result=1\n");
      line = in.readLine();
    }
    assertThat(line).isNull();
  }

  /** The engine's end must be closed by now or soon, without a word. */
  void expectClosed() throws IOException {
    try {
      assertThat(in.readLine()).isNull();
    } catch (SocketException e) {
      assertThat(e).hasMessageContaining("reset"); // it had not read all that we said
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
