package dev.hatchline.flow.hostile;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Files made to harm who reads them, by name. */
public final class HostileFiles {
  /** A little less than a text may have. */
  private static final int FULL = 999_000;

  private static final int TEN_MEGABYTES = 10_000_000;
  private static final String TOP = "flow: f\nstart: top\nnodes:\n";
  private static final String PERSON = "  top: { queue: people }\n";
  private static final String LONG_NAME = "n" + "a".repeat(35);

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private HostileFiles() {}

  public static Map<String, byte[]> all() {
    HostileFiles all = new HostileFiles();
    all.deep();
    all.laughing();
    all.large();
    all.full();
    all.fullOfNodes();
    all.fullOfWords();
    all.fullOfSets();
    all.fullOfConditions();
    all.fullOfKeys();
    all.fullOfValues();
    all.strange();
    all.tagged();
    return all.files;
  }

  private void deep() {
    add("deep-lists", "[".repeat(100_000));
    add("deep-maps", "{a: ".repeat(100_000));
    add("deep-dashes", "- ".repeat(100_000));
    add("deep-keys", "? ".repeat(100_000));
    add("deep-lines", IntStream.range(0, 1300).mapToObj(i -> " ".repeat(i) + "a:\n"));
    add("deep-node", TOP + "  top: " + "{ say: ".repeat(1000));
    add("deep-prompt", TOP + "  top: { say: " + "[".repeat(15) + "x" + "]".repeat(15) + " }");
    add("deep-expression", TOP + branch("(".repeat(5000) + "1" + ")".repeat(5000)));
  }

  private void laughing() {
    add("laughing-lists", laughing("&a%d [ %s ]", "*a%d", 9));
    add("laughing-maps", laughing("&a%d { %s }", "k%2$d: *a%1$d", 9));
    add("laughing-merges", laughing("&a%d { <<: [ %s ] }", "*a%d", 9));
    add("laughing-few", laughing("&a%d [ %s ]", "*a%d", 4));
    add("laughing-texts", "a: &a " + "x".repeat(500_000) + "\nb: [ " + "*a, ".repeat(900) + "]");
    add("own-list", "a: &a [ *a ]");
    add("own-nodes", "flow: f\nstart: top\nnodes: &n { top: *n }");
    add("own-node", TOP + "  top: &t { say: *t, then: top }");
    add("own-key", "? &a [ *a ]\n: b");
    add(
        "prompts-again",
        TOP
            + "  top: { say: &p [ "
            + "xxxx, ".repeat(50)
            + "], then: t0 }\n"
            + lines(45, i -> "  t" + i + ": { say: *p, then: t" + (i + 1) + " }\n"));
    add("unknown-alias", "a: *" + "b".repeat(FULL));
  }

  private static String laughing(String list, String one, int levels) {
    StringBuilder text = new StringBuilder("a0: &a0 lol\n");
    for (int level = 1; level <= levels; level++) {
      int below = level - 1;
      String all =
          IntStream.range(0, 10)
              .mapToObj(i -> one.formatted(below, i))
              .collect(Collectors.joining(", "));
      text.append("a").append(level).append(": ").append(list.formatted(level, all)).append("\n");
    }
    return text.toString();
  }

  private void large() {
    add("large-scalar", "flow: " + "x".repeat(TEN_MEGABYTES));
    add("large-line", "[ " + "x, ".repeat(TEN_MEGABYTES / 3));
    add("large-keys", lines(1_000_000, i -> "k" + (1_000_000 + i) + ": 1\n"));
    add("large-comments", "# comment\n".repeat(1_000_000));
  }

  private void full() {
    add("full-scalar", "flow: " + "x".repeat(FULL));
    add("full-quotes", "flow: \"" + "\\n".repeat(FULL / 2) + "\"");
    add("full-key", "x".repeat(FULL) + ": y");
    add("full-list", "[ " + "x, ".repeat(FULL / 3) + "]");
    add("full-lists", "[ " + "[],".repeat(FULL / 3) + "]");
    add("full-keys", lines(99_000, i -> "k" + (100_000 + i) + ": \n"));
    add("full-comments", "# comment\n".repeat(FULL / 10));
    add("full-spaces", " ".repeat(FULL));
    add("full-lines", "\n".repeat(FULL));
    add("full-folded", "flow: >\n" + " x\n\n".repeat(FULL / 4));
    add("full-anchors", "[ " + "&a x, ".repeat(FULL / 6) + "]");
    add("full-aliases", "a: &a x\nb: [ " + "*a, ".repeat(FULL / 4) + "]");
    add("full-documents", "---\n".repeat(FULL / 4));
    add("full-directives", "%X\n".repeat(FULL / 3));
    add("full-tags", "!a ".repeat(FULL / 3));
    add("full-anchor", "&" + "a".repeat(FULL));
  }

  private void fullOfNodes() {
    add("nodes", TOP + lines(30_000, i -> "  n" + i + ": { queue: people }\n"));
    add("faulty-nodes", TOP + lines(1900, i -> "  n" + i + ": { sya: x }\n"));
    add(
        "near-ways",
        "flow: f\nstart: n0\nnodes:\n"
            + lines(
                1900,
                i -> "  " + LONG_NAME + i + ": { say: x, then: " + LONG_NAME + "xx" + i + " }\n"));
    add(
        "ways",
        TOP
            + PERSON
            + "  b: { branch: [ "
            + lines(40_000, _ -> "{if: x, to: y}, ")
            + "], else: top }\n");
  }

  private void fullOfWords() {
    add("names-in-a-prompt", TOP + "  top: { message: \"" + "{company}".repeat(100_000) + "\" }");
    add("no-names-in-a-prompt", TOP + "  top: { message: \"" + "{x}".repeat(300_000) + "\" }");
    add("braces", TOP + "  top: { message: \"" + "{".repeat(900_000) + "\" }");
    add("path", TOP + lookup("/a".repeat(400_000)));
    add("path-of-names", TOP + lookup("/" + "{caller}".repeat(100_000)));
    add("file", TOP + "  top: { message: { file: " + "a/".repeat(400_000) + "a.wav } }");
    add(
        "field",
        TOP
            + "  top: { lookup: { system: s, get: /a, take: { x: { type: text, field: "
            + "a.".repeat(400_000)
            + "a } } }, then: top, failed: top }");
  }

  private void fullOfSets() {
    add("set-long", TOP + "  top: { set: { x: " + "9".repeat(900_000) + " }, then: top }");
    add(
        "sets",
        TOP + "  top: { set: { " + lines(20_000, i -> "v" + i + ": '= v0', ") + "}, then: top }");
    add(
        "set-chain",
        TOP
            + "  top: { set: { "
            + lines(900, i -> "v" + i + ": '= v" + (i + 1) + " + 1.0', ")
            + "v900: 1 }, then: top }");
    add(
        "set-circle",
        TOP
            + "  top: { set: { "
            + lines(900, i -> "v" + i + ": '= v" + (i + 1) % 900 + "', ")
            + "}, then: top }");
  }

  private void fullOfConditions() {
    add(
        "long-conditions",
        TOP
            + PERSON
            + "  b: { branch: [ "
            + lines(490, i -> "{ if: \"" + i + ".0 in [" + "1.0, ".repeat(390) + "]\", to: top }, ")
            + "], else: top }\n");
    conditions("conditions", i -> i + ".0 == 1.0");
    conditions("conditions-of-kinds", i -> i + " < " + i + " || " + i + " in [" + i + "]");
    conditions("faulty-conditions", i -> "v" + i + " == 1.0");
    conditions("conditions-of-no-kind", i -> i + " + 'a'");
    add(
        "conditions-of-many-names",
        TOP
            + "  top: { set: { "
            + lines(990, i -> "v" + i + ": '= " + i + ".0 + 1.0', ")
            + "}, then: b }\n  b: { branch: [ "
            + lines(1000, i -> "{ if: \"v" + i % 990 + " < " + i + "\", to: top }, ")
            + "], else: top }\n");
    add(
        "conditions-of-many-words",
        TOP
            + PERSON
            + "  b: { branch: [ "
            + lines(49, i -> "{ if: \"" + i + "<2" + "&&1<2".repeat(390) + "\", to: top }, ")
            + "], else: top }\n");
    add("quotes-in-an-expression", TOP + branch("'" + "\\\\'".repeat(300)));
  }

  private void fullOfKeys() {
    add("callbacks", TOP + lines(1900, i -> "  n" + i + ": { callback: n }\n"));
    add(
        "choices",
        TOP
            + "  top: { menu: { prompt: x, choices: { "
            + lines(20_000, i -> "k" + i + ": top, ")
            + "} } }");
    add(
        "numbers",
        TOP
            + "  top: { menu: { prompt: x, choices: { 1: top }, wait: 99999d, tries: "
            + "9".repeat(400)
            + " } }\n");
  }

  /** As many as a flow may have, each another one. */
  private void conditions(String name, IntFunction<String> condition) {
    add(
        name,
        TOP
            + PERSON
            + lines(
                20,
                node ->
                    ("  b" + node + ": { branch: [ ")
                        + lines(
                            95,
                            i ->
                                "{ if: \""
                                    + condition.apply(1000 + 95 * node + i)
                                    + "\", to: top }, ")
                        + "], else: top }\n"));
  }

  /** Of each circle one value less comes back. */
  private void fullOfValues() {
    int count = 600;
    String set =
        TOP + "  top: { set: { " + lines(count, i -> "v" + i + ": 1, ") + "}, then: find }\n";
    String find =
        "  find: { lookup: { system: s, get: /a, take: { v0: number } }, then: s, failed: s }\n";
    IntFunction<String> next = i -> "v" + (count - 1 - i) + ": '= v" + (count - 2 - i) + "', ";
    add(
        "values-that-are-lost-slowly",
        set
            + find
            + ("  s: { set: { " + lines(count - 1, next) + "}, then: b }\n")
            + ("  b: { branch: [ " + lines(count, i -> "{ if: known.v" + i + ", to: s }, "))
            + "], else: p }\n  p: { menu: { prompt: x, choices: { 1: s, 2: top } } }\n");
  }

  private static String branch(String condition) {
    return "  top: { branch: [ { if: \"" + condition + "\", to: top } ], else: top }\n";
  }

  private static String lookup(String path) {
    return "  top: { lookup: { system: s, get: \"" + path + "\" }, then: top, failed: top }\n";
  }

  private void strange() {
    String good = TOP + PERSON;
    add("nul", TOP + "  top: { queue: peo\u0000ple }\n");
    add("nuls", "\u0000".repeat(1000));
    add("controls", TOP + "  top: { queue: \"\u001b[2J\u0007\" }\n");
    add("line-separators", TOP + "  top:\u2028 { queue: people }\u0085\n");
    add("turned", TOP + "  top: { queue: \u202eelpoep }\n");
    files.put("utf-16-le", ("\ufeff" + good).getBytes(UTF_16LE));
    files.put("utf-16-be", ("\ufeff" + good).getBytes(UTF_16BE));
    files.put("utf-16-without-mark", good.getBytes(UTF_16LE));
    files.put("half-a-letter", new byte[] {'a', ':', ' ', (byte) 0xc3});
    files.put("half-a-pair", new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80});
    add("tabs", good.replace("  ", "\t"));
    add("documents", good + "---\n" + good);
    add("version", "%YAML 9.9\n---\n" + good);
    add("empty", "");
    add("nothing", "~");
    add("word", "flow");
    add("dashes", "---\n...\n---\n");
  }

  private void tagged() {
    String loader =
        "!!javax.script.ScriptEngineManager [ !!java.net.URLClassLoader [[ !!java.net.URL"
            + " [ 'http://127.0.0.1:1/' ] ]] ]";
    add("tag-top", loader);
    add("tag-node", TOP + "  top: " + loader);
    add("tag-flow", "flow: !!java.lang.Runtime f\nstart: !!java.io.File top\nnodes: " + loader);
    add("tag-number", TOP + "  top: { queue: !!int people }\n  x: !!binary '%%%'\n  y: !!set {a}");
    add("tag-own", "%TAG ! tag:yaml.org,2002:java/\n---\n!object:java.lang.Thread { a: b }");
    add("tag-merge", TOP + "  x: &x { queue: people }\n  top: { <<: *x, !!merge <<: *x }");
    add("tag-long", "!<" + "a".repeat(900_000) + "> x");
  }

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining());
  }

  private void add(String name, Stream<String> lines) {
    add(name, lines.collect(Collectors.joining()));
  }

  private void add(String name, String text) {
    files.put(name, text.getBytes(UTF_8));
  }
}
