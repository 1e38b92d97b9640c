package dev.hatchline.routing.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A wire to a server that can be slow, or cut. */
public final class Proxy implements AutoCloseable {
  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private final CountDownLatch never = new CountDownLatch(1);
  private final int port;
  private volatile long delayMs;
  private volatile boolean cut;

  public Proxy(int port) throws IOException {
    this.port = port;
    Thread.ofVirtual().start(this::serve);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** Every piece towards the server comes so much later. */
  public void delay(long ms) {
    delayMs = ms;
  }

  /** Ends what is open, in the middle of whatever it carries, and lets nobody in. */
  public void cut() {
    cut = true;
    ends.forEach(Proxy::end);
  }

  public void mend() {
    cut = false;
  }

  private void serve() {
    try {
      while (true) {
        Socket near = door.accept();
        if (cut) {
          end(near);
          continue;
        }
        join(near);
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void join(Socket near) {
    try {
      Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
      ends.add(near);
      ends.add(far);
      Thread.ofVirtual().start(() -> carry(near, far, true));
      Thread.ofVirtual().start(() -> carry(far, near, false));
    } catch (IOException _) {
      end(near); // the server is down, and so is whoever asks for it
    }
  }

  private void carry(Socket from, Socket to, boolean slow) {
    byte[] piece = new byte[16_384];
    try {
      for (int n; (n = from.getInputStream().read(piece)) >= 0; ) {
        if (slow && delayMs > 0 && never.await(delayMs, TimeUnit.MILLISECONDS)) {
          break;
        }
        to.getOutputStream().write(piece, 0, n);
      }
    } catch (IOException | InterruptedException _) {
      // One side went away; so does the other.
    }
    end(from);
    end(to);
    ends.remove(from);
    ends.remove(to);
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is closed.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    ends.forEach(Proxy::end);
  }
}
