package dev.hatchline.app.web;

import dev.hatchline.app.Hatchline;
import dev.hatchline.app.Setting;
import dev.hatchline.conf.Installation;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.OperatorFile;
import dev.hatchline.conf.Secrets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The engine with its own HTTP port and database; Asterisk is not there, and need not be. */
record EngineServer(ConfigurableApplicationContext engine, String apiKey) implements AutoCloseable {

  /** With this operator's file. */
  static EngineServer start(String operator, Path folder) throws Exception {
    OperatorConfig config =
        OperatorFile.read(Files.writeString(folder.resolve("hatchline.yaml"), operator));
    Installation installation = installation(folder, freeOffset());
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
    return new EngineServer(application.run(), secrets.apiKey());
  }

  static Installation installation(Path folder, int offset) {
    return new Installation(folder.resolve("home"), folder, offset);
  }

  /** The port for sound is the only other one that an engine without Asterisk takes. */
  private static int freeOffset() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort() - installation(Path.of(""), 0).audioSocketPort();
    }
  }

  int port() {
    return engine.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  @Override
  public void close() {
    engine.close();
  }
}
