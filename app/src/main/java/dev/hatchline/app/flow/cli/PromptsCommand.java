package dev.hatchline.app.flow.cli;

import dev.hatchline.conf.ConfigException;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.Recording;
import dev.hatchline.telephony.prompt.Wav;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code prompts [--json]}: all that callers hear, how long it takes and how loud it is; {@code
 * prompts play N|NAME|FILE.wav [OUT.wav]}: one of them, as callers hear it.
 */
public final class PromptsCommand {
  private static final String USAGE =
      "hatchline: prompts has these forms: prompts [--json],"
          + " prompts play N|NAME|FILE.wav [OUT.wav]";

  private final Workplace at;
  private final Player player;
  private final PrintStream out;
  private final PrintStream err;

  PromptsCommand(Workplace at, Player player, PrintStream out, PrintStream err) {
    this.at = at;
    this.player = player;
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

  /** Exit code 0; 1 if one cannot be heard; 2 for wrong use, or a faulty operator's file. */
  static int run(
      List<String> args, Map<String, String> environment, PrintStream out, PrintStream err) {
    try {
      Workplace at = Workplace.of(environment);
      return new PromptsCommand(at, Player.of(environment), out, err).run(args);
    } catch (ConfigException fault) {
      err.println(fault.getMessage());
      return FlowCommand.WRONG_USE;
    }
  }

  int run(List<String> args) {
    boolean play = !args.isEmpty() && args.getFirst().equals("play");
    if (play && (args.size() == 2 || args.size() == 3)) {
      return play(args.get(1), args.size() == 3 ? Optional.of(args.get(2)) : Optional.empty());
    }
    if (args.isEmpty() || args.equals(List.of("--json"))) {
      return list(!args.isEmpty());
    }
    err.println(USAGE);
    return FlowCommand.WRONG_USE;
  }

  private int list(boolean json) {
    List<String> faults = new ArrayList<>();
    List<HeardPrompt> all;
    try (PromptBook book = new PromptBook(at)) {
      all = book.all(faults);
    }
    if (json) {
      out.println(
          JsonMapper.builder()
              .build()
              .writeValueAsString(
                  IntStream.range(0, all.size()).mapToObj(i -> all.get(i).json(i + 1)).toList()));
    } else {
      IntStream.range(0, all.size()).forEach(i -> out.println(all.get(i).line(i + 1)));
      out.println(summary(all));
    }
    faults.forEach(err::println);
    return faults.isEmpty() && all.stream().allMatch(one -> one.fault().isEmpty()) ? 0 : 1;
  }

  private static String summary(List<HeardPrompt> all) {
    return "%d prompts, %d recorded, %d too long, %d that cannot be heard"
        .formatted(
            all.size(),
            all.stream().filter(HeardPrompt::recorded).count(),
            all.stream().filter(HeardPrompt::tooLong).count(),
            all.stream().filter(one -> !one.fault().isEmpty()).count());
  }

  private int play(String which, Optional<String> to) {
    try {
      Optional<Pcm> sound = which.endsWith(".wav") ? Optional.of(file(which)) : prompt(which);
      if (sound.isEmpty()) {
        return 1;
      }
      if (to.isPresent()) {
        Wav.write(sound.get(), Path.of(to.get()));
        out.println("· written to " + to.get());
        return 0;
      }
      Optional<String> fault = player.play(sound.get());
      fault.ifPresent(why -> err.println("hatchline: " + why));
      return fault.isEmpty() ? 0 : 1;
    } catch (IOException fault) {
      err.println("hatchline: " + fault.getMessage());
      return 1;
    }
  }

  /** A file of anybody's; else of the recordings. */
  private Pcm file(String name) throws IOException {
    Path file = Path.of(name);
    return Recording.read(Files.isRegularFile(file) ? file : at.voice().recordings().resolve(name));
  }

  private Optional<Pcm> prompt(String which) {
    List<String> faults = new ArrayList<>();
    List<HeardPrompt> all;
    try (PromptBook book = new PromptBook(at)) {
      all = book.all(faults);
    }
    Optional<HeardPrompt> found =
        IntStream.range(0, all.size())
            .filter(i ->
                which.equals(Integer.toString(i + 1)) || all.get(i).named().name().equals(which))
            .mapToObj(all::get)
            .findFirst();
    if (found.isEmpty()) {
      err.println(
          "hatchline: there is no prompt '%s'; expected 1 to %d, a name, or a .wav file"
              .formatted(which, all.size()));
      faults.forEach(err::println);
    }
    found.map(HeardPrompt::fault).filter(why -> !why.isEmpty()).ifPresent(err::println);
    return found.flatMap(one -> Optional.ofNullable(one.sound()));
  }
}
