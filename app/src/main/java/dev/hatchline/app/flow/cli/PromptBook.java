package dev.hatchline.app.flow.cli;

import dev.hatchline.app.call.NamedPrompt;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.PromptException;
import dev.hatchline.telephony.prompt.PromptStore;
import dev.hatchline.telephony.prompt.Recording;
import dev.hatchline.telephony.prompt.Voices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All that the lines of a house say, as it is saved now. */
final class PromptBook implements AutoCloseable {
  private final Workplace at;
  private final PromptStore store;

  PromptBook(Workplace at) {
    this.at = at;
    store =
        PromptStore.reading(
            at.voice().kept(),
            at.voice().recordings(),
            Voices.of(at.voice().voice(), at.voice().programs()));
  }

  /**
   * Every prompt, the house's first.
   *
   * @param faults takes those of flows that cannot be read; the others are there all the same
   */
  List<HeardPrompt> all(List<String> faults) {
    OperatorConfig config = at.config();
    List<HeardPrompt> all = new ArrayList<>();
    NamedPrompt.house(config.hours(), config.company(), at.voice().voice().spoken())
        .forEach(named -> all.add(heard(HeardPrompt.HOUSE, named)));
    config.lines().stream()
        .map(OperatorConfig.Line::flow)
        .distinct()
        .flatMap(name -> flow(name, faults).stream())
        .forEach(flow -> NamedPrompt.of(flow).forEach(named -> all.add(heard(flow.name(), named))));
    return all;
  }

  private Optional<Flow> flow(String name, List<String> faults) {
    try {
      Optional<Flow> flow = new Beside(at, at.flows()).flow(name);
      if (flow.isEmpty()) {
        faults.add("there is no flow '" + name + "' in " + at.flows() + ", and none is shipped");
      }
      return flow;
    } catch (FlowException fault) {
      faults.add(fault.getMessage());
      return Optional.empty();
    }
  }

  private HeardPrompt heard(String where, NamedPrompt named) {
    Set<String> by = new LinkedHashSet<>();
    List<Pcm> sounds = new ArrayList<>();
    boolean recorded = true;
    int number = 1;
    try {
      for (Prompt.Part part : named.prompt().parts()) {
        Optional<Path> file = recording(named.part(number), part);
        if (!(part instanceof Prompt.Pause)) {
          recorded &= file.isPresent();
          by.add(who(named.prompt(), file));
        }
        sound(named.prompt(), part, file).ifPresent(sounds::add);
        number++;
      }
    } catch (PromptException | IOException fault) {
      String why = String.valueOf(fault.getMessage());
      return new HeardPrompt(named, where, List.copyOf(by), false, null, why);
    }
    Pcm sound = sounds.isEmpty() ? null : Pcm.joined(sounds);
    return new HeardPrompt(named, where, List.copyOf(by), recorded, sound, "");
  }

  private String who(Prompt prompt, Optional<Path> file) {
    return file.map(path -> at.voice().recordings().relativize(path).toString())
        .orElseGet(() -> at.voice().voice().in(prompt.language()).toString());
  }

  /** The file that is heard, as callers hear it: one that is no sound is spoken instead. */
  private Optional<Path> recording(String name, Prompt.Part part) {
    Path recordings = at.voice().recordings();
    return switch (part) {
      case Prompt.Recording(String file, _) -> Optional.of(recordings.resolve(file));
      case Prompt.Text _ ->
          Optional.of(recordings.resolve(name + ".wav")).filter(PromptBook::isSound);
      case Prompt.Template _, Prompt.Pause _ -> Optional.empty();
    };
  }

  private static boolean isSound(Path file) {
    try {
      return Files.isRegularFile(file) && Recording.read(file).length() > 0;
    } catch (IOException _) {
      return false;
    }
  }

  /** Without the values of a call; nothing, if there is nothing else in it. */
  private Optional<Pcm> sound(Prompt prompt, Prompt.Part part, Optional<Path> file)
      throws PromptException, IOException {
    if (file.isPresent()) {
      return Optional.of(Recording.read(file.get()));
    }
    if (part instanceof Prompt.Pause(Duration length)) {
      return Optional.of(Pcm.silence(length));
    }
    String words = new Prompt(List.of(part)).filled(_ -> "").map(Prompt::toString).orElse("");
    if (words.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return Optional.empty();
    }
    return Optional.of(
        store.await(
            new dev.hatchline.telephony.prompt.Prompt(
                part instanceof Prompt.Text ? "kept" : "", words, prompt.language())));
  }

  @Override
  public void close() {
    store.close();
  }
}
