package dev.hatchline.app.wall;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hatchline.app.data.DataFault;
import dev.hatchline.app.history.Past;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is logged where what was before cannot be read. */
class CatchUpTest {
  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

  private final Logger log = (Logger) LoggerFactory.getLogger(CatchUp.class);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Deque<Throwable> faults = new ArrayDeque<>();

  /** Throws what is next, and has nothing once there is no more. */
  private final Past past =
      (Past)
          Proxy.newProxyInstance(
              Past.class.getClassLoader(),
              new Class<?>[] {Past.class},
              (_, _, _) -> {
                Throwable next = faults.poll();
                if (next != null) {
                  throw next;
                }
                return null;
              });

  private final CatchUp reading =
      new CatchUp(
          new Today(ZoneId.of("UTC"), _ -> Duration.ofSeconds(20), () -> NOW),
          past,
          true,
          () -> NOW);

  @BeforeEach
  void listen() {
    logged.start();
    log.addAppender(logged);
  }

  @AfterEach
  void detach() {
    log.detachAppender(logged);
  }

  private void look(Throwable... next) {
    faults.addAll(List.of(next));
    do {
      reading.look();
    } while (!faults.isEmpty());
  }

  private List<Level> told() {
    return logged.list.stream()
        .map(ILoggingEvent::getLevel)
        .filter(level -> level.isGreaterOrEqual(Level.INFO))
        .toList();
  }

  @Test
  void aFaultThatLastsIsToldAtItsBeginningAndAtItsEnd() {
    RuntimeException fault = new IllegalStateException("a row that nobody understands");
    look();
    look(fault, fault, fault);
    look(new DataFault("the store is away"));
    assertThat(told()).containsExactly(Level.ERROR);
    look();
    look();
    look(fault);
    assertThat(told()).containsExactly(Level.ERROR, Level.INFO, Level.ERROR);
  }
}
