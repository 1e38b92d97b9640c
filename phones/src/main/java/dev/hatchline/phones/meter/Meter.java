package dev.hatchline.phones.meter;

import dev.hatchline.phones.SipAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Phones for measuring. A process per phone, as for the tests, would itself be the load: here all
 * calls share one SIP socket and two threads for sound, and each packet's moment is kept.
 *
 * <p>Plain SIP over UDP (RFC 3261) on loopback, µ-law (G.711), keys as events (RFC 4733).
 */
public final class Meter implements AutoCloseable {
  private static final Duration REGISTERED_MAX = Duration.ofSeconds(10);

  /** A line that is down takes nothing back. */
  private static final Duration UNREGISTERED_MAX = Duration.ofSeconds(1);

  private final SipLink sip;
  private final RtpDesk rtp;
  private final List<MeterAgent> agents = new CopyOnWriteArrayList<>();

  private Meter(SipAddress server) throws IOException {
    this.sip = new SipLink(server);
    this.rtp = new RtpDesk();
  }

  /** Phones of the line at this address. */
  public static Meter at(SipAddress server) {
    try {
      return new Meter(server);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Calls this number, showing the caller's; returns at once. */
  public MeterCall call(String number, String caller) {
    try {
      MeterCall call = new MeterCall(sip, rtp.open(), number, caller);
      call.invite();
      return call;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /**
   * An agent's phone, registered.
   *
   * @throws MeterException if the line does not take it
   */
  public MeterAgent agent(String user, String password) {
    return agent(user, password, null);
  }

  /**
   * The same.
   *
   * @param taken hears of each call, once, on the link's thread, and returns at once; absent for a
   *     phone that only rings
   */
  public MeterAgent agent(String user, String password, @Nullable Consumer<IncomingCall> taken) {
    try {
      MeterAgent agent = new MeterAgent(sip, rtp, user, password, taken);
      agents.add(agent);
      agent.register(REGISTERED_MAX);
      return agent;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** The agents are registered no more. */
  @Override
  public void close() {
    try {
      unregister();
      sip.close();
      rtp.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private void unregister() throws IOException {
    List<CompletableFuture<?>> gone = new ArrayList<>();
    for (MeterAgent agent : agents) {
      gone.add(agent.unregister());
    }
    CompletableFuture.allOf(gone.toArray(CompletableFuture[]::new))
        .exceptionally(_ -> null)
        .completeOnTimeout(null, UNREGISTERED_MAX.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }
}
