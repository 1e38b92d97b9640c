package dev.hatchline.app.web;

import dev.hatchline.app.Hatchline;
import dev.hatchline.app.Setting;
import dev.hatchline.conf.Installation;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.OperatorFile;
import dev.hatchline.conf.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The engine with its own HTTP port and database; Asterisk is not there, and need not be. */
record EngineServer(ConfigurableApplicationContext engine, String apiKey, ServerSocket claim)
    implements AutoCloseable {
  /**
   * Below the ports that the system hands out by itself. A claim is a listening socket, and the
   * port beside it is for whoever holds it.
   */
  private static final int CLAIM_FIRST = 20_100;

  private static final int CLAIM_LAST = 20_298;

  /** With this operator's file. */
  static EngineServer start(String operator, Path folder) throws Exception {
    OperatorConfig config =
        OperatorFile.read(Files.writeString(folder.resolve("hatchline.yaml"), operator));
    ServerSocket claim = claimed();
    int offset = claim.getLocalPort() + 1 - installation(Path.of(""), 0).audioSocketPort();
    Installation installation = installation(folder, offset);
    Files.createDirectories(installation.secrets());
    Files.createDirectories(installation.log());
    Files.createDirectories(installation.events());
    Secrets secrets = Secrets.open(installation, config);
    SpringApplication application = new SpringApplication(Hatchline.class);
    application.setDefaultProperties(
        Map.of(
            "server.address",
            "127.0.0.1",
            "server.port",
            0,
            "hatchline.log",
            installation.log().toString()));
    Setting setting = new Setting(config, installation, secrets, folder);
    application.addInitializers(
        context -> context.getBeanFactory().registerSingleton("setting", setting));
    return new EngineServer(application.run(), secrets.apiKey(), claim);
  }

  static Installation installation(Path folder, int offset) {
    return new Installation(folder.resolve("home"), folder, offset);
  }

  /** The port for sound is the only other one that an engine without Asterisk takes. */
  private static ServerSocket claimed() throws IOException {
    for (int port = CLAIM_FIRST; port <= CLAIM_LAST; port += 2) {
      try {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
      } catch (BindException _) {
        // Somebody else's.
      }
    }
    throw new IllegalStateException("all ports for tests are taken");
  }

  int port() {
    return engine.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  @Override
  public void close() {
    engine.close();
    try {
      claim.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
