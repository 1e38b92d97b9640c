package dev.hatchline.telephony.speech.model;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the models of an installation are.
 *
 * @param models has those that are named without a folder, each in a folder of its name
 * @param config the folder of the operator's file: others are named from here
 */
public record ModelFolders(Path models, Path config) {
  /**
   * The folder of a model, named as in the operator's file; the shipped one is unpacked first.
   *
   * @throws ModelException if no model of that name was added, or the shipped one has no room
   */
  public Path folder(String name) throws ModelException {
    if (name.equals(ShippedModel.NAME)) {
      return ShippedModel.unpack(models);
    }
    if (name.contains("/")) {
      return config.resolve(name);
    }
    Path folder = models.resolve(name);
    if (!Files.exists(folder)) {
      throw new ModelException(
          "the speech model %s is not there (%s); './hatchline model add %s' fetches it"
              .formatted(name, folder, name));
    }
    return folder;
  }
}
