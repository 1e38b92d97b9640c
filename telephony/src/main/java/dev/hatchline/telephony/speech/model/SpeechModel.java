package dev.hatchline.telephony.speech.model;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A Vosk model's folder that was looked at: whole, of a rate that we can feed, and with words that
 * a grammar can be made of.
 *
 * <pre>
 *   am/final.mdl                    the acoustic model
 *   conf/mfcc.conf                  --sample-frequency: the rate it was trained at
 *   conf/model.conf                 options of the decoder; may be missing
 *   graph/HCLr.fst, graph/Gr.fst    the graph that a grammar is put into when a stream is opened;
 *                                   a model with graph/HCLG.fst instead would take no notice of one
 *   graph/words.txt                 a word and its number on each line; missing where Gr.fst has the
 *                                   words in itself, as in the vendor's small models
 * </pre>
 */
public final class SpeechModel {
  /** The rate of the telephone; sound goes to such a model as it comes. */
  public static final int TELEPHONE_RATE = 8_000;

  /** The rate of most vendors' models; sound is brought to it. */
  public static final int WIDE_RATE = 16_000;

  /** What Kaldi takes when the option is missing. */
  private static final int UNSAID_RATE = WIDE_RATE;

  /** Vendors' large models have 30 MB of words. */
  private static final long WORDS_MAX_BYTES = 100_000_000;

  private static final long CONF_MAX_BYTES = 100_000;

  private static final List<String> NEEDED =
      List.of("am/final.mdl", "conf/mfcc.conf", "graph/HCLr.fst", "graph/Gr.fst");

  private static final String WORDS = "graph/words.txt";

  private static final Pattern OPTION = Pattern.compile("--[A-Za-z0-9.-]+(=.*)?");
  private static final Pattern RATE =
      Pattern.compile("--sample-frequency\\s*=\\s*(\\d{1,6})(\\.0*)?");

  /** With fewer words, what people say in their own words would come out as others. */
  public static final int FREE_WORDS_MIN = 5_000;

  private final Path folder;
  private final int rate;
  private final Set<String> words;

  private SpeechModel(Path folder, int rate, Set<String> words) {
    this.folder = folder;
    this.rate = rate;
    this.words = words;
  }

  /**
   * Looks at a folder.
   *
   * @throws ModelException if no recogniser could use it, or only wrongly
   */
  public static SpeechModel read(Path folder) throws ModelException {
    if (!Files.isDirectory(folder)) {
      throw new ModelException(
          "the speech model %s %s; name the folder of a Vosk model, the one that has %s in it"
              .formatted(
                  folder, Files.exists(folder) ? "is no folder" : "is not there", NEEDED.get(0)));
    }
    for (String file : NEEDED) {
      need(folder, file);
    }
    try {
      options(folder.resolve("conf/model.conf"));
      int rate = rate(options(folder.resolve("conf/mfcc.conf")), folder);
      return new SpeechModel(folder, rate, words(folder));
    } catch (IOException e) {
      throw new ModelException(
          "the speech model %s cannot be read: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static void need(Path folder, String file) throws ModelException {
    if (!Files.isRegularFile(folder.resolve(file)) || !Files.isReadable(folder.resolve(file))) {
      throw new ModelException(lacking(folder, file));
    }
  }

  private static String lacking(Path folder, String file) {
    if (file.endsWith(".fst") && Files.exists(folder.resolve("graph/HCLG.fst"))) {
      return "the speech model %s takes no grammar (it has graph/HCLG.fst in place of %s): it would"
              .formatted(folder, file)
          + " find words in everything; take one with a dynamic graph, as the small models are";
    }
    return "the speech model %s has no %s that can be read; unpack it whole, or name the folder inside"
        .formatted(folder, file);
  }

  private static List<String> options(Path conf) throws IOException, ModelException {
    if (!Files.exists(conf)) {
      return List.of();
    }
    List<String> options =
        lines(conf, CONF_MAX_BYTES).stream()
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(line -> !line.isEmpty())
            .toList();
    for (String option : options) {
      if (!OPTION.matcher(option).matches()) {
        throw new ModelException("expected --option=value in %s; found %s".formatted(conf, option));
      }
    }
    return options;
  }

  private static List<String> lines(Path file, long maxBytes) throws IOException {
    check(file, maxBytes);
    try {
      return Files.readAllLines(file);
    } catch (MalformedInputException e) {
      throw new IOException(file + " is no text in UTF-8", e);
    }
  }

  private static int rate(List<String> mfcc, Path folder) throws ModelException {
    String said = null;
    for (String option : mfcc) {
      if (option.startsWith("--sample-frequency")) {
        said = option;
      }
    }
    if (said == null) {
      return UNSAID_RATE;
    }
    Matcher rate = RATE.matcher(said);
    int hertz = rate.matches() ? Integer.parseInt(rate.group(1)) : 0;
    if (hertz != TELEPHONE_RATE && hertz != WIDE_RATE) {
      throw new ModelException(
          "the speech model %s is for another sound: expected --sample-frequency=%d or %d in conf/mfcc.conf; found %s"
              .formatted(folder, TELEPHONE_RATE, WIDE_RATE, said));
    }
    return hertz;
  }

  private static Set<String> words(Path folder) throws IOException, ModelException {
    Path file = folder.resolve("graph/Gr.fst");
    List<String> symbols = FstWords.read(file);
    if (symbols == null) {
      need(folder, WORDS);
      file = folder.resolve(WORDS);
      symbols = symbols(lines(file, WORDS_MAX_BYTES));
    }
    return words(symbols, file.toString());
  }

  /** The symbols of a graph/words.txt, of which each line has one and its number. */
  static List<String> symbols(List<String> lines) {
    return lines.stream().map(line -> line.strip().split("\\s", 2)[0]).toList();
  }

  /**
   * Those symbols that are words.
   *
   * @param file where they are from, for what is wrong
   */
  static Set<String> words(List<String> symbols, String file) throws ModelException {
    // Symbols of the graph and of noises are nothing that somebody says.
    Set<String> words =
        symbols.stream()
            .filter(word -> !word.isEmpty() && "<[#!".indexOf(word.charAt(0)) < 0)
            .collect(Collectors.toUnmodifiableSet());
    if (words.isEmpty()) {
      throw new ModelException("there are no words in " + file + "; unpack the model again");
    }
    if (!symbols.contains("[unk]")) {
      throw new ModelException(
          "there is no [unk] in %s, and so everything would be taken for what is listened for; take another model"
              .formatted(file));
    }
    return words;
  }

  private static void check(Path file, long maxBytes) throws IOException {
    long size = Files.size(file);
    if (size > maxBytes) {
      throw new IOException(
          "%s is too long: expected at most %d bytes; found %d".formatted(file, maxBytes, size));
    }
  }

  /** Where it is. */
  public Path folder() {
    return folder;
  }

  /** Samples per second that it was trained at: {@link #TELEPHONE_RATE} or {@link #WIDE_RATE}. */
  public int rate() {
    return rate;
  }

  /** All words that it knows, as they are spelt in grammars. */
  public Set<String> words() {
    return words;
  }

  /** Whether what people say in their own words can be understood with it. */
  public boolean freeSpeech() {
    return words.size() >= FREE_WORDS_MIN;
  }

  /** Those words of a phrase that it does not know; empty when the phrase can be listened for. */
  public List<String> unknown(String phrase) {
    return List.of(phrase.strip().split("\\s+")).stream()
        .filter(word -> !words.contains(word))
        .toList();
  }

  @Override
  public String toString() {
    return "%s (%d words, %d kHz)".formatted(folder.getFileName(), words.size(), rate / 1000);
  }
}
