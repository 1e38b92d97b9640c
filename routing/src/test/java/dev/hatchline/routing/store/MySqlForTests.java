package dev.hatchline.routing.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A real MySQL server on loopback, with a data folder of its own; one for all tests of a JVM. */
public final class MySqlForTests {
  /** Each is given up after 2 s. */
  private static final int CONNECT_TRIES = 15;

  private static final String USER = "hatchline";
  private static final String PASSWORD = "of a test";

  private final AtomicInteger databases = new AtomicInteger();
  private final Path tool = tools().resolve("mysql");
  private final Path folder;
  private final int port;
  private Process process;

  private static final class Only {
    static final MySqlForTests SERVER = new MySqlForTests();
  }

  public static MySqlForTests server() {
    return Only.SERVER;
  }

  private MySqlForTests() {
    if (!Files.isExecutable(tool.resolve("bin/mysqld"))) {
      throw new AssertionError(
          "no MySQL in %s; run 'scripts/fetch-tools.sh mysql', or './hatchline test'"
              .formatted(tool));
    }
    try {
      folder = Files.createTempDirectory("hatchline-mysql");
      Runtime.getRuntime().addShutdownHook(new Thread(this::remove));
      copy(tool.resolve("fresh"), folder.resolve("data"));
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = free.getLocalPort();
      }
      process = launch();
      root(
          "CREATE USER '" + USER + "'@'%' IDENTIFIED BY '" + PASSWORD + "'",
          "SET PERSIST innodb_flush_log_at_trx_commit = 2");
    } catch (IOException | SQLException fault) {
      throw new AssertionError("MySQL does not start", fault);
    }
  }

  private static Path tools() {
    return Optional.ofNullable(System.getProperty("hatchline.tools"))
        .or(() -> Optional.ofNullable(System.getenv("HATCHLINE_TOOLS")))
        .map(Path::of)
        .orElse(Path.of("../.hatchline/tools"))
        .toAbsolutePath()
        .normalize();
  }

  private Process launch() throws IOException {
    Process started =
        new ProcessBuilder(
                tool.resolve("bin/mysqld").toString(),
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--basedir=" + tool.resolve("usr"),
                "--datadir=" + folder.resolve("data"),
                "--socket=" + folder.resolve("s"),
                "--pid-file=" + folder.resolve("pid"),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--innodb-buffer-pool-size=16M",
                "--innodb-flush-method=nosync",
                "--performance-schema=OFF",
                "--mysqlx=OFF",
                "--skip-log-bin",
                "--secure-file-priv=NULL")
            .redirectErrorStream(true)
            .start();
    CountDownLatch ready = new CountDownLatch(1);
    List<String> said = new ArrayList<>();
    Thread.ofVirtual()
        .start(() -> {
          try (var lines = started.inputReader()) {
            for (String line; (line = lines.readLine()) != null; ) {
              synchronized (said) {
                said.add(line);
              }
              if (line.contains("ready for connections")) {
                ready.countDown();
              }
            }
          } catch (IOException _) {
            // It ended.
          }
        });
    try {
      if (!ready.await(60, TimeUnit.SECONDS)) {
        started.destroyForcibly();
        synchronized (said) {
          throw new IOException("MySQL is not ready after 60 s: " + said);
        }
      }
    } catch (InterruptedException fault) {
      throw new IOException(fault);
    }
    return started;
  }

  /** A new, empty database, and our user in it. */
  public MySqlServer database() throws SQLException {
    String name = "calls" + databases.incrementAndGet();
    root("CREATE DATABASE " + name, "GRANT ALL ON " + name + ".* TO '" + USER + "'@'%'");
    return new MySqlServer("127.0.0.1", port, name, USER, PASSWORD);
  }

  /** The same with our tables, which a busy machine makes more slowly than a store waits for. */
  public MySqlServer withTables() throws SQLException {
    MySqlServer server = database();
    try (HikariDataSource source = Pools.mysql(server)) {
      TablesForTests.renew(source);
    }
    return server;
  }

  public int port() {
    return port;
  }

  public void root(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The first column of what is found. */
  public List<String> query(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /**
   * A pool of ours has set the time for logging in, for all of this JVM: on a busy machine again.
   */
  private Connection connect() throws SQLException {
    String url = "jdbc:mysql://127.0.0.1:" + port + "/";
    for (int left = CONNECT_TRIES; ; left--) {
      try {
        return DriverManager.getConnection(url, "root", "");
      } catch (SQLException fault) {
        if (left <= 1 || !process.isAlive()) {
          throw fault;
        }
      }
    }
  }

  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  public void startAgain() throws IOException {
    process = launch();
  }

  /** It keeps its connections, and says nothing any more. */
  public void freeze() throws Exception {
    signal("STOP");
  }

  public void thaw() throws Exception {
    signal("CONT");
  }

  private void signal(String name) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private void remove() {
    try {
      process.destroyForcibly().waitFor();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException | InterruptedException _) {
      // The system's own cleaning of temporary files comes after us.
    }
  }
}
