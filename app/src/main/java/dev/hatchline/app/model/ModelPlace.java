package dev.hatchline.app.model;

import dev.hatchline.conf.ConfigException;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.OperatorFile;
import dev.hatchline.telephony.speech.model.ModelFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an installation has to do with models.
 *
 * @param folders where they are
 * @param file the operator's, which may be missing
 * @param heard by language, the model that hears it, as the operator's file says
 * @param list where the vendor's list is
 * @param terminal whether the operator watches
 */
record ModelPlace(
    ModelFolders folders,
    Path file,
    SortedMap<String, String> heard,
    String list,
    boolean terminal) {

  /**
   * By {@code HATCHLINE_HOME}, {@code HATCHLINE_CONFIG}, {@code HATCHLINE_MODEL_LIST}, and {@code
   * HATCHLINE_TERMINAL}, which the script sets.
   *
   * @throws ConfigException with every fault of the operator's file
   */
  static ModelPlace of(Map<String, String> environment) throws ConfigException {
    Path file = Path.of(environment.getOrDefault("HATCHLINE_CONFIG", "")).toAbsolutePath();
    OperatorConfig config =
        Files.isRegularFile(file) ? OperatorFile.read(file) : OperatorConfig.defaults();
    Path home = Path.of(environment.getOrDefault("HATCHLINE_HOME", "")).toAbsolutePath();
    return new ModelPlace(
        new ModelFolders(home.resolve("models"), file.resolveSibling("")),
        file,
        new TreeMap<>(config.speech().models()),
        environment.getOrDefault("HATCHLINE_MODEL_LIST", ModelList.VENDOR),
        environment.getOrDefault("HATCHLINE_TERMINAL", "").equals("yes"));
  }

  Path models() {
    return folders.models();
  }

  /** The languages that a model hears. */
  List<String> languages(String model) {
    return heard.keySet().stream().filter(language -> model.equals(heard.get(language))).toList();
  }

  /** What to write into the operator's file, so that this model hears that language. */
  String lines(String language, String model) {
    SortedMap<String, String> models = new TreeMap<>(heard);
    models.put(language, model);
    StringBuilder lines = new StringBuilder("speech:\n  models:\n");
    models.forEach((each, name) -> lines.append("    %s: %s%n".formatted(each, name)));
    return lines.toString();
  }
}
