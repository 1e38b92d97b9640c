package dev.hatchline.routing.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.CallbackStore;
import dev.hatchline.routing.callback.StoreException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An engine in a JVM of its own that writes and is then halted, as by kill -9. */
final class Dying {
  static final int WRITES = 20;
  private static final int HALTED = 9;

  private Dying() {}

  /**
   * Returns when it is dead. {@code what}: "store", "promises", or "journal" while no database is
   * there.
   */
  static void run(String what, Path folder, CallId call) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.real.class.path", System.getProperty("java.class.path")),
                Dying.class.getName(),
                what,
                folder.toString(),
                call.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isEqualTo(HALTED);
  }

  public static void main(String... words) throws Exception {
    Path folder = Path.of(words[1]);
    CallId call = CallId.of(words[2]);
    switch (words[0]) {
      case "store" -> write(JdbcStore.embedded(folder.resolve("db/hatchline")), call);
      case "promises" -> promise(JdbcStore.embedded(folder.resolve("db/hatchline")));
      default -> journal(folder.resolve("journal"), call);
    }
    Runtime.getRuntime().halt(HALTED);
  }

  private static void write(Store store, CallId call) throws StoreFault {
    store.check();
    for (Write write : Sample.events(call, 0, WRITES)) {
      store.write(List.of(write));
    }
  }

  private static void promise(JdbcStore store) throws StoreException {
    CallbackStore callbacks = store.callbacks(InstantSource.system());
    for (int i = 0; i < WRITES; i++) {
      var _ = callbacks.save(Sample.callback(i), null);
    }
  }

  private static void journal(Path folder, CallId call) throws Exception {
    Store nowhere = JdbcStore.mysql(new MySqlServer("127.0.0.1", 9, "none", "none", "none"));
    WriteBehind behind = new WriteBehind(nowhere, folder, InstantSource.system());
    Sample.events(call, 0, WRITES).forEach(behind::offer);
    Await.until(() -> behind.readings().journalled() == WRITES);
  }
}
