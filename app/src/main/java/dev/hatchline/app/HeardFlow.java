package dev.hatchline.app;

import dev.hatchline.app.flow.Checking;
import dev.hatchline.app.flow.FlowShelf;
import dev.hatchline.app.flow.Publisher;
import dev.hatchline.call.CallId;
import dev.hatchline.conf.ConfigException;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.telephony.prompt.PromptException;
import dev.hatchline.telephony.prompt.PromptStore;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Publishes as the engine does, and says on stdout {@code read} when a file that was saved is
 * looked at, {@code heard N} as soon as the next call hears version N of it, and {@code refused}
 * with its faults if no call will. For {@code ./hatchline bench flow}, which ends it.
 */
public final class HeardFlow {
  private static final long RING_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(1);

  private HeardFlow() {}

  /** {@code HeardFlow FLOW}, in the environment of an engine. */
  public static void main(String[] arguments)
      throws ConfigException, IOException, FlowException, PromptException {
    Setting setting = Setting.load(System.getenv());
    try (PromptStore prompts = Voice.prompts(setting);
        Publisher publisher =
            Publisher.open(
                told(Flows.house(setting, Voice.sounds(setting, prompts), Clock.systemUTC())))) {
      ring(publisher.shelf(), arguments[0]);
    }
  }

  private static Publisher.House told(Publisher.House house) {
    Checking checking =
        (file, text) -> {
          System.out.println("read");
          try {
            return house.checking().check(file, text);
          } catch (FlowException fault) {
            System.out.println("refused " + fault.problems());
            throw fault;
          }
        };
    return new Publisher.House(
        house.flows(),
        checking,
        house.speaking(),
        house.saved(),
        house.store(),
        house.shelf(),
        house.clock());
  }

  /** One call after the other, until somebody ends this program. */
  private static void ring(FlowShelf shelf, String flow) {
    int before = 0;
    while (!Thread.interrupted()) {
      int heard = shelf.take(flow, new CallId(UUID.randomUUID())).number();
      if (heard != before) {
        System.out.println("heard " + heard);
        before = heard;
      }
      LockSupport.parkNanos(RING_EVERY_NS);
    }
  }
}
