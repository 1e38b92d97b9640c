package dev.hatchline.app;

import dev.hatchline.conf.ConfigException;
import dev.hatchline.conf.Installation;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.OperatorFile;
import dev.hatchline.conf.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What this installation is: the operator's file read and checked, the state folder, the secrets.
 *
 * @param configFolder where the operator's file lies; its folder {@code flows} may hold more flows
 */
public record Setting(
    OperatorConfig config, Installation installation, Secrets secrets, Path configFolder) {

  /**
   * Reads it from HATCHLINE_HOME, HATCHLINE_TOOLS, HATCHLINE_ASTERISK, HATCHLINE_CONFIG and
   * HATCHLINE_PORT_OFFSET.
   *
   * @throws ConfigException with every fault of the operator's file
   * @throws IOException if the state folder or a secret cannot be used
   * @throws IllegalArgumentException if an environment variable is missing or of no use
   */
  public static Setting load(Map<String, String> environment) throws ConfigException, IOException {
    Installation installation = Installation.fromEnvironment(environment);
    String file = environment.getOrDefault("HATCHLINE_CONFIG", "");
    if (file.isEmpty()) {
      throw new IllegalArgumentException(
          "HATCHLINE_CONFIG is not set; expected the operator's file, such as"
              + " config/hatchline.yaml");
    }
    Path path = Path.of(file).toAbsolutePath();
    OperatorConfig config = OperatorFile.read(path);
    Path folder = path.getParent();
    if (folder == null) {
      throw new IllegalArgumentException("HATCHLINE_CONFIG is a folder; expected a file");
    }
    return new Setting(config, installation, Secrets.open(installation, config), folder);
  }
}
