package dev.hatchline.routing.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The time that a statement may take, of H2's connections. */
class KeptParsedIT {
  /** This statement, and what is called of it. */
  private static Statement heard(Statement statement, List<String> called) {
    return (Statement)
        Proxy.newProxyInstance(
            Statement.class.getClassLoader(),
            new Class<?>[] {Statement.class},
            (_, method, arguments) -> {
              called.add(method.getName());
              try {
                return method.invoke(statement, arguments);
              } catch (InvocationTargetException fault) {
                throw fault.getCause();
              }
            });
  }

  @Test
  void itIsSetOnceForEachConnection(@TempDir Path folder) throws Exception {
    List<String> called = new ArrayList<>();
    try (var source = Pools.embedded(folder.resolve("db/hatchline"));
        var connection = source.getConnection();
        var first = connection.createStatement();
        var second = connection.createStatement()) {
      KeptParsed template = new KeptParsed(source);
      template.setQueryTimeout((int) Duration.ofSeconds(3).toSeconds());
      template.applyStatementSettings(heard(first, called));
      assertThat(called).contains("setQueryTimeout");
      called.clear();
      template.applyStatementSettings(heard(second, called));
      assertThat(called).containsExactly("getQueryTimeout");
      assertThat(second.getQueryTimeout()).isEqualTo(3);
    }
  }
}
