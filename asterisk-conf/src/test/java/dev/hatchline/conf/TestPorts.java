package dev.hatchline.conf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/**
 * The ports of one installation that a test starts, apart from those of every other one on this
 * machine, whoever runs it: all tests claim their offsets here. A claim is a listening socket, held
 * as long as the process lives.
 *
 * <p>What is told by its port is disjoint, and lies above the ports of the tests' phones and below
 * those that the system hands out by itself. Only the ranges for sound overlap: a port taken there
 * is one of five hundred, and Asterisk takes the next.
 *
 * <pre>
 * 12000…19999  phones: SIP and control
 * 20000…20019  claims; from 20100 on, engines without Asterisk
 * 20300…27900  an Asterisk that tests itself, before it is used
 * 23573…29999  installations: all but sound
 * 29000…32767  sound of installations and phones
 * </pre>
 */
public final class TestPorts implements AutoCloseable {
  /** How many installations may be up at once. */
  private static final int COUNT = 20;

  /** For the tests of the script, which claim nothing; {@code scripts/test/run.sh} has the rest. */
  private static final int SCRIPT_COUNT = 4;

  private static final int CLAIM_FIRST = 20_000;
  private static final int OFFSET_FIRST = 19_000;

  /** No multiple of it up to the last lies between two ports of an installation. */
  private static final int OFFSET_STEP = 36;

  private final ServerSocket claim;
  private final int offset;

  private TestPorts(ServerSocket claim, int offset) {
    this.claim = claim;
    this.offset = offset;
  }

  /**
   * Those that nobody has.
   *
   * @throws IllegalStateException if all are claimed
   */
  public static TestPorts claim() {
    for (int n = 0; n < COUNT; n++) {
      try {
        ServerSocket claim = new ServerSocket(CLAIM_FIRST + n, 1, InetAddress.getLoopbackAddress());
        return new TestPorts(claim, offset(n));
      } catch (BindException _) {
        // Another process has them.
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }
    throw new IllegalStateException(
        "expected fewer than " + COUNT + " installations of tests at once, found all ports taken");
  }

  private static int offset(int n) {
    return OFFSET_FIRST + n * OFFSET_STEP;
  }

  /** All that a test may have, the script's last. */
  public static IntStream offsets() {
    return IntStream.range(0, COUNT + SCRIPT_COUNT).map(TestPorts::offset);
  }

  /** What is added to every port. */
  public int offset() {
    return offset;
  }

  @Override
  public void close() throws IOException {
    claim.close();
  }
}
