package dev.hatchline.routing.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody waits for a connection that another thread has. */
class PoolsTest {
  private static final Set<String> COUNTS = Set.of("THREADS", "READERS");

  private static List<Path> classes() throws Exception {
    Path all = Path.of(Pools.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path here = all.resolve(Pools.class.getPackageName().replace('.', '/'));
    try (Stream<Path> files = Files.list(here)) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }

  private static int threads(Path file) {
    String name = file.getFileName().toString().replace(".class", "");
    try {
      int count = 0;
      for (Field field :
          Class.forName(Pools.class.getPackageName() + "." + name).getDeclaredFields()) {
        if (COUNTS.contains(field.getName())) {
          field.setAccessible(true);
          count += field.getInt(null);
        }
      }
      return count;
    } catch (ReflectiveOperationException fault) {
      throw new LinkageError(name, fault);
    }
  }

  @Test
  void eachThreadHasAConnectionOfItsOwnAndSoHasTheWriter() throws Exception {
    int threads = classes().stream().mapToInt(PoolsTest::threads).sum();
    assertThat(Pools.CONNECTIONS_MAX).isEqualTo(threads + 1);
  }

  /** No caller waits for a command; a machine that is busy may take its time to open a file. */
  @Test
  void aCommandIsLessHurriedThanACall(@TempDir Path folder) {
    try (HikariDataSource call = Pools.embedded(folder.resolve("a"));
        HikariDataSource command = Pools.embeddedUnhurried(folder.resolve("b"))) {
      assertThat(command.getConnectionTimeout())
          .isGreaterThanOrEqualTo(5 * call.getConnectionTimeout());
    }
  }
}
