package dev.hatchline.app.model;

import dev.hatchline.conf.ConfigException;
import dev.hatchline.flow.check.Nearest;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.Wav;
import dev.hatchline.telephony.speech.Recognizer.Word;
import dev.hatchline.telephony.speech.model.ModelException;
import dev.hatchline.telephony.speech.model.ModelLimits;
import dev.hatchline.telephony.speech.model.ShippedModel;
import dev.hatchline.telephony.speech.model.SpeechModel;
import dev.hatchline.telephony.speech.worker.ModelTrial;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code model add}, {@code model list}, {@code model remove} and {@code model try}: the models of
 * speech of an installation.
 */
public final class ModelCommand {
  private static final int REFUSED = 1;
  private static final int WRONG_USE = 2;
  private static final String USAGE =
      "hatchline: model has these forms: model add NAME|URL|FILE.zip|FOLDER, model list [--vendor],"
          + " model remove NAME, model try NAME FILE.wav [PHRASE…]";

  /** Longer recordings have more words than are kept of one answer. */
  private static final int TRY_MAX_SECONDS = 60;

  private final ModelPlace at;
  private final Web web;
  private final PrintStream out;
  private final PrintStream err;

  ModelCommand(ModelPlace at, Web web, PrintStream out, PrintStream err) {
    this.at = at;
    this.web = web;
    this.out = out;
    this.err = err;
  }

  public static void main(String[] args) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    System.exit(run(List.of(args), System.getenv(), out, err));
  }

  /** Exit code 0; 1 if nothing was done; 2 for wrong use, or a faulty operator's file. */
  static int run(
      List<String> args, Map<String, String> environment, PrintStream out, PrintStream err) {
    try {
      return new ModelCommand(ModelPlace.of(environment), Web.STANDARD, out, err).run(args);
    } catch (ConfigException fault) {
      err.println(fault.getMessage());
      return WRONG_USE;
    }
  }

  int run(List<String> args) {
    String word = args.isEmpty() ? "" : args.getFirst();
    List<String> rest = args.isEmpty() ? args : args.subList(1, args.size());
    try {
      if (word.equals("add") && rest.size() == 1) {
        new Adding(at, web, ModelLimits.STANDARD, Room.STANDARD, out).run(rest.getFirst());
      } else if (word.equals("list") && rest.isEmpty()) {
        list();
      } else if (word.equals("list") && rest.equals(List.of("--vendor"))) {
        vendors();
      } else if (word.equals("remove") && rest.size() == 1) {
        remove(rest.getFirst());
      } else if (word.equals("try") && rest.size() >= 2) {
        hear(rest.getFirst(), Path.of(rest.get(1)), rest.subList(2, rest.size()));
      } else {
        err.println(USAGE);
        return WRONG_USE;
      }
      return 0;
    } catch (ModelException fault) {
      return refuse(String.valueOf(fault.getMessage()));
    } catch (IOException fault) {
      return refuse(Room.sentence(fault));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return refuse("interrupted");
    }
  }

  private int refuse(String sentence) {
    err.println("hatchline: " + sentence);
    return REFUSED;
  }

  private void list() throws IOException, ModelException {
    List<String> names = new ArrayList<>(List.of(ShippedModel.NAME));
    names.addAll(Shelf.names(at.models()));
    // Named in the operator's file, and nowhere else.
    at.heard().values().stream()
        .distinct()
        .filter(name -> !names.contains(name))
        .forEach(names::add);
    for (String name : names) {
      List<String> hears = at.languages(name);
      out.printf(
          "%-36s %s%s%n",
          name, state(name), hears.isEmpty() ? "" : "; hears " + String.join(", ", hears));
    }
  }

  private String state(String name) throws ModelException {
    if (name.equals(ShippedModel.NAME)) {
      return "%,d words, 8 kHz; comes with the program".formatted(ShippedModel.words().size());
    }
    try {
      SpeechModel model = SpeechModel.read(at.folders().folder(name));
      return "%,d words, %d kHz".formatted(model.words().size(), model.rate() / 1000);
    } catch (ModelException fault) {
      return "CANNOT BE HEARD WITH: " + fault.getMessage();
    }
  }

  private void vendors() throws ModelException {
    ModelList list = ModelList.read(Web.address(at.list(), URI.create("")), web);
    for (Listed model : list.models()) {
      if (!model.obsolete()) {
        out.printf("%-36s %-20s %s%n", model.name(), model.spoken(), model.size());
      }
    }
  }

  private void remove(String name) throws ModelException, IOException {
    if (name.equals(ShippedModel.NAME)) {
      throw new ModelException(name + " comes with the program, and stays");
    }
    if (!Shelf.NAME.matcher(name).matches() || !Shelf.names(at.models()).contains(name)) {
      throw new ModelException(absent(name));
    }
    List<String> hears = at.languages(name);
    if (!hears.isEmpty()) {
      throw new ModelException(
          "%s hears %s, says %s; name another one there first, and start again"
              .formatted(name, String.join(", ", hears), at.file()));
    }
    try (Shelf shelf = Shelf.open(at.models())) {
      if (!Files.exists(shelf.of(name), LinkOption.NOFOLLOW_LINKS)) {
        throw new ModelException(absent(name));
      }
      shelf.remove(name);
    }
    out.println("· " + name + " is removed");
  }

  private String absent(String name) throws IOException {
    List<String> names = Shelf.names(at.models());
    String near = Nearest.of(names, name).map(one -> " (did you mean '" + one + "'?)").orElse("");
    return "there is no model '%s' in %s%s".formatted(name, at.models(), near);
  }

  private void hear(String name, Path recording, List<String> phrases)
      throws ModelException, IOException, InterruptedException {
    Path folder = name.contains("/") ? Path.of(name).toAbsolutePath() : at.folders().folder(name);
    if (!Files.isRegularFile(recording)) {
      throw new ModelException("there is no recording " + recording);
    }
    Pcm sound = Wav.read(recording);
    if (sound.seconds() > TRY_MAX_SECONDS) {
      throw new ModelException(
          "%s takes %.0f s; expected at most %d"
              .formatted(recording, sound.seconds(), TRY_MAX_SECONDS));
    }
    ModelTrial.Heard heard = ModelTrial.ofThisProgram().hear(folder, recording, phrases);
    heard
        .leftOut()
        .forEach(phrase ->
            out.println(
                "· '%s' is not listened for: the model lacks a word of it".formatted(phrase)));
    for (Word word : heard.words()) {
      out.printf(
          "  %6.2f – %6.2f s  %3.0f %%  %s%n",
          seconds(word.from()), seconds(word.to()), 100 * word.confidence(), word.text());
    }
    String all = heard.words().stream().map(Word::text).collect(Collectors.joining(" "));
    out.println(
        "· of %.1f s it heard: %s".formatted(sound.seconds(), all.isEmpty() ? "nothing" : all));
  }

  private static double seconds(long samples) {
    return samples / (double) Pcm.RATE;
  }
}
