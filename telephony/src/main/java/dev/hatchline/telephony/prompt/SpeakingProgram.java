package dev.hatchline.telephony.prompt;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The programs that make a WAV file of a text file, and how each is asked. */
enum SpeakingProgram {
  /** Carnegie Mellon's, American English. */
  FLITE("flite") {
    @Override
    List<String> arguments(String voice, Path text, Path sound) {
      return List.of("-voice", voice, "-f", text.toString(), "-o", sound.toString());
    }

    // It takes bytes for letters: what English has no letter for is left out.
    @Override
    String readable(String text) {
      String straight = QUOTES.matcher(text).replaceAll("'");
      String plain = Normalizer.normalize(straight, Normalizer.Form.NFKD);
      return NO_ASCII.matcher(MARKS.matcher(plain).replaceAll("")).replaceAll(" ");
    }

    @Override
    String voices() {
      return "flite -lv";
    }
  },
  /** Some hundred languages; the voice is one of them. */
  ESPEAK_NG("espeak-ng") {
    @Override
    List<String> arguments(String voice, Path text, Path sound) {
      // -b 1: the text is UTF-8, whatever the machine's own character set is.
      return List.of("-v", voice, "-b", "1", "-f", text.toString(), "-w", sound.toString());
    }

    // Two brackets would begin phonemes.
    @Override
    String readable(String text) {
      return text.replace("[", " ").replace("]", " ");
    }

    @Override
    String voices() {
      return "espeak-ng --voices";
    }
  };

  private static final Pattern QUOTES = Pattern.compile("[\u2018\u2019]");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_ASCII = Pattern.compile("[^\\x20-\\x7e]+");

  /** Control characters, of which some are commands, and pictures. */
  private static final Pattern NO_TEXT =
      Pattern.compile("[\\p{C}\\x{2600}-\\x{27bf}\\x{1f000}-\\x{1faff}]+");

  private final String program;

  SpeakingProgram(String program) {
    this.program = program;
  }

  /** Its file's name. */
  String program() {
    return program;
  }

  static Optional<SpeakingProgram> named(String program) {
    return Arrays.stream(values()).filter(one -> one.program.equals(program)).findFirst();
  }

  /** What is to be said, without what would be a command, or noise. */
  String clean(String text) {
    return readable(NO_TEXT.matcher(text).replaceAll(" ")).strip();
  }

  /** How it is asked to speak; no word of it is a caller's or a designer's. */
  abstract List<String> arguments(String voice, Path text, Path sound);

  abstract String readable(String text);

  /** The command that names the voices it has. */
  abstract String voices();
}
