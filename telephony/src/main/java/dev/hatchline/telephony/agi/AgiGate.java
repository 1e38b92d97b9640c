package dev.hatchline.telephony.agi;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.asteriskjava.util.ServerSocketFacade;
import org.asteriskjava.util.SocketConnectionFacade;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listening socket: lets Asterisk in and nobody else. */
final class AgiGate implements ServerSocketFacade {
  private static final Logger log = LoggerFactory.getLogger(AgiGate.class);
  private static final int BACKLOG = 200;

  private final ServerSocket server;
  private final Set<InetAddress> peers;
  private final String script;
  private final Set<AgiSocket> open = ConcurrentHashMap.newKeySet();

  AgiGate(AgiSettings settings) throws IOException {
    InetSocketAddress listen = settings.listen();
    this.peers = settings.peers();
    this.script = settings.script();
    this.server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(listen, BACKLOG);
    } catch (IOException e) {
      server.close();
      throw new IOException("AGI port " + listen + " cannot be had: " + e.getMessage(), e);
    }
  }

  InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  @Override
  public SocketConnectionFacade accept() throws IOException {
    while (true) {
      Socket socket = server.accept();
      if (!peers.contains(socket.getInetAddress())) {
        log.warn("AGI: expected one of {}, found {}: refused", peers, socket.getInetAddress());
        socket.close();
        continue;
      }
      AgiSocket accepted = new AgiSocket(socket, script, open::remove);
      open.add(accepted);
      return accepted;
    }
  }

  /** Lets nobody in any more. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      log.debug("closing the AGI port", e);
    }
  }

  /** Ends every script; the dialplan goes on with its caller. */
  void closeOpen() {
    for (AgiSocket socket : open) {
      try {
        socket.close();
      } catch (IOException e) {
        log.debug("closing an AGI connection", e);
      }
    }
  }

  /** A reply may take as long as its command runs; {@link AgiSocket} limits the request. */
  @Override
  public void setSocketReadTimeout(int socketReadTimeout) {}
}
