package dev.hatchline.app.model;

import dev.hatchline.telephony.speech.model.ModelArchive;
import dev.hatchline.telephony.speech.model.ModelCopy;
import dev.hatchline.telephony.speech.model.ModelException;
import dev.hatchline.telephony.speech.model.ModelLimits;
import dev.hatchline.telephony.speech.model.ShippedModel;
import dev.hatchline.telephony.speech.model.SpeechModel;
import dev.hatchline.telephony.speech.worker.ModelTrial;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code model add NAME}, or a URL, a .zip, a folder. */
record Adding(ModelPlace at, Web web, ModelLimits limits, Room room, PrintStream out) {
  private static final Pattern URL = Pattern.compile("(?i)https?://.*");
  private static final Pattern ENDING = Pattern.compile("(?i)\\.zip$");
  private static final Pattern PLAIN = Pattern.compile("http://(127\\.0\\.0\\.1|localhost)[:/].*");

  /** What the new model is. */
  private record Found(SpeechModel model, long megabytes) {}

  /**
   * Does it.
   *
   * @throws ModelException if it is no model, or cannot be had; then nothing has changed, but for
   *     what was loaded so far
   */
  void run(String what) throws ModelException, IOException, InterruptedException {
    if (URL.matcher(what).matches()) {
      URI url = Web.address(what, URI.create(what.replaceAll("\\s", "")));
      String path = String.valueOf(url.getPath());
      loaded(name(path.substring(path.lastIndexOf('/') + 1)), Optional.empty(), url);
    } else if (what.contains("/") || ENDING.matcher(what).find()) {
      local(Path.of(what).toAbsolutePath().normalize());
    } else {
      String name = name(what);
      try (Shelf shelf = opened(name)) {
        ModelList list = ModelList.read(Web.address(at.list(), URI.create("")), web);
        Listed listed = list.find(name);
        load(shelf, name, Optional.of(listed), list.archive(listed));
      }
    }
  }

  private static String name(String file) throws ModelException {
    String name = ENDING.matcher(file).replaceFirst("");
    if (!Shelf.NAME.matcher(name).matches()) {
      throw new ModelException(
          "'%s' is no name of a model: expected 1 to 100 letters, digits or . _ -".formatted(name));
    }
    if (name.startsWith(ShippedModel.NAME)) {
      throw new ModelException(
          ShippedModel.NAME + " comes with the program; give another model another name");
    }
    return name;
  }

  private Shelf opened(String name) throws ModelException, IOException {
    Path there = at.models().resolve(name);
    if (Files.exists(there)) {
      throw new ModelException(
          "%s is there already (%s); for another in its place './hatchline model remove %s' first"
              .formatted(name, there, name));
    }
    return Shelf.open(at.models());
  }

  private void loaded(String name, Optional<Listed> listed, URI url)
      throws ModelException, IOException, InterruptedException {
    try (Shelf shelf = opened(name)) {
      load(shelf, name, listed, url);
    }
  }

  private void load(Shelf shelf, String name, Optional<Listed> listed, URI url)
      throws ModelException, IOException, InterruptedException {
    listed.filter(Listed::obsolete).ifPresent(_ -> say(name + " is obsolete, the vendor says"));
    if (url.getScheme().equals("http") && !PLAIN.matcher(url.toString()).matches()) {
      say("by http anybody on the way can put another model in its place; https rules it out");
    }
    say("loading " + url);
    Path part = shelf.folder().resolve(name + ".zip.part");
    Download download = new Download(web, part, limits, room, new Progress(out, at.terminal()));
    long had = download.run(url);
    if (had > 0) {
      say("%,.1f MB of it were here already".formatted(had / 1e6));
    }
    check(download, listed.map(Listed::md5).orElse(""));
    Found found;
    try {
      found = shelf.put(name, folder -> unpacked(shelf, part, folder, name));
    } catch (ModelException fault) {
      // Loaded again it would be the same.
      download.forget();
      throw fault;
    }
    download.forget();
    tell(found, name, listed.map(Listed::language).orElse(""));
  }

  private void check(Download download, String md5) throws ModelException, IOException {
    if (md5.isEmpty()) {
      say("nobody tells its checksum");
      return;
    }
    String found = Checksum.md5(download.part());
    if (!found.equals(md5)) {
      download.forget();
      throw new ModelException(
          "what came is not what the vendor has: expected the checksum %s, found %s; it is thrown away, try again"
              .formatted(md5, found));
    }
    say("its checksum is the vendor's");
  }

  private void local(Path source) throws ModelException, IOException, InterruptedException {
    if (!Files.exists(source)) {
      throw new ModelException("there is no " + source);
    }
    String name = name(source.getFileName().toString());
    try (Shelf shelf = opened(name)) {
      Found found =
          shelf.put(
              name,
              folder ->
                  Files.isDirectory(source)
                      ? copied(shelf, source, folder, name)
                      : unpacked(shelf, source, folder, name));
      tell(found, name, "");
    }
  }

  private Found copied(Shelf shelf, Path source, Path folder, String name)
      throws ModelException, IOException, InterruptedException {
    // What is no model is not copied first.
    SpeechModel.read(source);
    ModelCopy copy = new ModelCopy(source, limits);
    room.need(shelf.folder(), copy.bytes(), "the model");
    copy.to(folder);
    return looked(folder, name);
  }

  private Found unpacked(Shelf shelf, Path zip, Path folder, String name)
      throws ModelException, IOException, InterruptedException {
    try (ModelArchive archive = ModelArchive.open(zip, limits)) {
      room.need(shelf.folder(), archive.bytes(), "the unpacked model");
      archive.unpack(folder);
    }
    return looked(folder, name);
  }

  /** Whether it can be heard with, in the words of its name: the folder has another one yet. */
  private Found looked(Path folder, String name) throws ModelException, InterruptedException {
    say("trying it");
    try {
      SpeechModel model = SpeechModel.read(folder);
      return new Found(model, ModelTrial.ofThisProgram().run(folder));
    } catch (ModelException fault) {
      throw new ModelException(
          String.valueOf(fault.getMessage()).replace(folder.toString(), name), fault);
    }
  }

  private void tell(Found found, String name, String vendors) {
    SpeechModel model = found.model();
    say(
        "%s is in %s: %,d words, %s, about %,d MB of memory"
            .formatted(
                name,
                at.models(),
                model.words().size(),
                model.rate() == SpeechModel.TELEPHONE_RATE
                    ? "of the telephone's 8 kHz"
                    : "of 16 kHz, to which the telephone's 8 are brought",
                found.megabytes()));
    List<String> hears = at.languages(name);
    if (hears.isEmpty()) {
      say("to hear callers with it, write into " + at.file() + ", and start again:");
      out.print(at.lines(ModelList.language(name, vendors).orElse("LANGUAGE"), name));
    } else {
      say(
          "%s names it for %s already: it hears from the next start on"
              .formatted(at.file(), String.join(", ", hears)));
    }
  }

  private void say(String step) {
    out.println("· " + step);
  }
}
