package dev.hatchline.telephony.ami;

import dev.hatchline.call.CallId;
import dev.hatchline.telephony.AsteriskEvent;
import dev.hatchline.telephony.DialFate;
import dev.hatchline.telephony.Present;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.ManagerConnectionState;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.CoreStatusAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.response.CoreStatusResponse;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.asteriskjava.manager.response.PingResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the manager, from login to its end. It is used once: Asterisk-Java's own
 * reconnecting is stopped, because it tries only every 5 s after the first tries, and because the
 * truth must be read before any later event is told.
 */
final class AmiSession implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AmiSession.class);
  private static final int CONNECT_MS = 2_000;
  private static final int ANSWER_MS = 2_000;
  private static final int SILENCE_MS = 3_000;

  private final DefaultManagerConnection connection;
  private final DialNews dials;
  private final Consumer<AsteriskEvent> saw;
  private final Runnable onLost;
  private volatile boolean lost;

  private AmiSession(
      DefaultManagerConnection connection,
      DialNews dials,
      Consumer<AsteriskEvent> saw,
      Runnable onLost) {
    this.connection = connection;
    this.dials = dials;
    this.saw = saw;
    this.onLost = onLost;
  }

  /**
   * Connects and logs in.
   *
   * @param dials reads the news of the calls that we make, over this connection and the next
   * @param saw hears events on Asterisk-Java's thread, from the login on
   * @param onLost is told once, when the connection is lost
   * @throws IOException if Asterisk is not there, refuses us, or is silent for 2 s
   */
  static AmiSession open(
      AmiSettings settings, DialNews dials, Consumer<AsteriskEvent> saw, Runnable onLost)
      throws IOException {
    DefaultManagerConnection connection =
        new DefaultManagerConnection(
            settings.host(), settings.port(), settings.user(), settings.password());
    connection.setSocketTimeout(CONNECT_MS);
    connection.setSocketReadTimeout(SILENCE_MS);
    connection.setDefaultResponseTimeout(ANSWER_MS);
    ManagerWords.events().forEach(connection::registerUserEventClass);
    AmiSession session = new AmiSession(connection, dials, saw, onLost);
    connection.addEventListener(session::heard);
    try {
      connection.login();
      return session;
    } catch (AuthenticationFailedException e) {
      throw new IOException("Asterisk refuses user " + settings.user() + ": " + e.getMessage(), e);
    } catch (TimeoutException e) {
      throw new IOException("Asterisk answers nothing: " + e.getMessage(), e);
    }
  }

  SnapshotReader.Truth truth() throws IOException {
    return new SnapshotReader(connection).read();
  }

  /** On a thread of its own, since a list is waited for; empty when Asterisk did not say. */
  CompletableFuture<Optional<Map<CallId, DialFate>>> fates() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return Optional.of(new SnapshotReader(connection).fates());
          } catch (IOException e) {
            log.warn("the record of dialled keys was not read: {}", e.getMessage());
            return Optional.empty();
          }
        },
        Thread::startVirtualThread);
  }

  /** On a thread of its own; nobody hears of it when Asterisk did not say. */
  void look(Consumer<Present> seen) {
    Thread.startVirtualThread(() -> {
      try {
        seen.accept(new SnapshotReader(connection).present());
      } catch (IOException e) {
        log.warn("it was not read who is up: {}", e.getMessage());
      }
    });
  }

  boolean lost() {
    return lost;
  }

  /** True when Asterisk did it. */
  CompletableFuture<Boolean> send(ManagerAction action) {
    return ask(action, response -> !(response instanceof ManagerError), false);
  }

  /** Empty when Asterisk did not say. */
  CompletableFuture<OptionalInt> channels() {
    // The field is named calls; Asterisk counts its channels in it (manager.c, action_corestatus).
    return ask(
        new CoreStatusAction(),
        response ->
            response instanceof CoreStatusResponse status && status.getCoreCurrentCalls() != null
                ? OptionalInt.of(status.getCoreCurrentCalls())
                : OptionalInt.empty(),
        OptionalInt.empty());
  }

  private <T> CompletableFuture<T> ask(
      ManagerAction action, Function<ManagerResponse, T> read, T otherwise) {
    CompletableFuture<T> done =
        new CompletableFuture<T>().completeOnTimeout(otherwise, ANSWER_MS, TimeUnit.MILLISECONDS);
    try {
      connection.sendAction(
          action, response -> done.complete(response == null ? otherwise : read.apply(response)));
    } catch (IOException | IllegalStateException e) {
      log.debug("{} was not sent", action.getAction(), e);
      done.complete(otherwise);
    }
    return done;
  }

  /** Asks Asterisk's clock, so that a dead peer is noticed and the lag is known. */
  void ping(Consumer<Instant> answered) {
    try {
      connection.sendAction(
          new PingAction(),
          response -> {
            Instant at = response instanceof PingResponse pong ? at(pong.getTimestamp()) : null;
            if (at != null) {
              answered.accept(at);
            }
          });
    } catch (IOException | IllegalStateException e) {
      log.debug("the ping was not sent", e); // the reader notices a lost connection
    }
  }

  private static @Nullable Instant at(@Nullable String epochSeconds) {
    if (epochSeconds == null || !epochSeconds.matches("[0-9]{1,12}\\.[0-9]{1,9}")) {
      return null;
    }
    BigDecimal seconds = new BigDecimal(epochSeconds);
    long nanos = seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue();
    return Instant.ofEpochSecond(seconds.longValue(), nanos);
  }

  private void heard(ManagerEvent event) {
    if (event instanceof DisconnectEvent) {
      lost = true;
      stopReconnecting();
      onLost.run();
      return;
    }
    EventReader.read(event).ifPresent(saw);
    dials.of(event).ifPresent(saw);
  }

  /** Before its thread's first try, 50 ms from now, so that it never makes one. */
  private void stopReconnecting() {
    if (connection.getState() == ManagerConnectionState.RECONNECTING) {
      connection.logoff();
    }
  }

  @Override
  public void close() {
    try {
      if (connection.getState() == ManagerConnectionState.CONNECTED) {
        connection.logoff();
      }
    } catch (IllegalStateException e) {
      log.debug("the connection was lost before the logoff", e);
    }
  }
}
