package dev.hatchline.app.flow;

import dev.hatchline.flow.yaml.files.Canary;
import dev.hatchline.flow.yaml.files.FlowFiles;
import dev.hatchline.flow.yaml.files.FlowFiles.Kind;
import dev.hatchline.flow.yaml.files.FlowFiles.Ref;
import dev.hatchline.flow.yaml.files.FlowFiles.Source;
import dev.hatchline.flow.yaml.files.FlowRefs;
import dev.hatchline.flow.yaml.files.TextHash;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All files that a flow is made of as one text, so that a version stands alone, is told from
 * another by all of them, and can be read.
 *
 * <pre>
 *   flow: company-line              its own file, as it was saved
 *   …
 *   #: flow identify config/flows/identify.yaml
 *   flow: identify                  each other file, below a line with what it is
 *   …
 *   #: part house config/flows/parts/house.yaml
 *   …
 * </pre>
 *
 * <p>A line of a file that looks like one of these has another {@code #} before it here.
 *
 * @param main the flow's own file
 * @param others what it includes and calls, and what these do
 */
public record Bundle(String main, Map<Ref, Source> others) {
  private static final Pattern HEAD =
      Pattern.compile("(?m)^#: (flow|part) ([A-Za-z0-9_-]{1,40}) ?(.*)\\R?");
  private static final Pattern ALIKE = Pattern.compile("(?m)^(?=#+: (?:flow|part) )");
  private static final Pattern ESCAPED = Pattern.compile("(?m)^#(?=#+: (?:flow|part) )");

  private static final Comparator<Ref> ORDER =
      Comparator.comparing(Ref::kind).thenComparing(Ref::name);

  public Bundle {
    others = Map.copyOf(others);
  }

  /**
   * A flow with whatever it names and is found; what is missing is missed by whoever reads it.
   *
   * @param own its own text
   * @param named becomes all that it names, and that these name
   * @throws FlowException if one of them cannot be read
   */
  public static Bundle gathered(String own, FlowFiles files, Set<Ref> named) throws FlowException {
    Map<Ref, Source> others = new HashMap<>();
    Deque<Ref> open = new ArrayDeque<>(FlowRefs.in(own));
    while (!open.isEmpty() && others.size() <= FlowRefs.FILES_MAX) {
      Ref ref = open.remove();
      Optional<Source> source = named.add(ref) ? files.find(ref) : Optional.empty();
      source.ifPresent(found -> {
        others.put(ref, found);
        open.addAll(FlowRefs.in(found.text()));
      });
    }
    return new Bundle(own, others);
  }

  /** From one text. */
  public static Bundle of(String text) {
    Matcher head = HEAD.matcher(text);
    if (!head.find()) {
      return new Bundle(unescaped(text), Map.of());
    }
    String main = unescaped(text.substring(0, head.start()));
    Map<Ref, Source> others = new TreeMap<>(ORDER);
    boolean more = true;
    while (more) {
      Ref ref = new Ref(Kind.valueOf(head.group(1).toUpperCase(Locale.ROOT)), head.group(2));
      String file = head.group(3);
      int from = head.end();
      more = head.find();
      int to = more ? head.start() : text.length();
      others.put(ref, new Source(file, unescaped(text.substring(from, to))));
    }
    return new Bundle(main, others);
  }

  /** As one text; that of a flow that stands alone is the file's own. */
  public String text() {
    StringBuilder text = new StringBuilder(escaped(main));
    Map<Ref, Source> sorted = new TreeMap<>(ORDER);
    sorted.putAll(others);
    sorted.forEach((ref, source) -> {
      endLine(text);
      text.append("#: ").append(ref.kind().name().toLowerCase(Locale.ROOT)).append(' ');
      text.append(ref.name());
      text.append(source.file().isEmpty() ? "" : " " + source.file()).append('\n');
      text.append(escaped(source.text()));
    });
    return text.toString();
  }

  /** The same with another text of its own. */
  Bundle with(String own) {
    return new Bundle(own, others);
  }

  /** The same wherever its files lie. */
  Bundle anywhere() {
    Map<Ref, Source> nameless = new TreeMap<>(ORDER);
    others.forEach((ref, source) -> nameless.put(ref, new Source("", source.text())));
    return new Bundle(main, nameless);
  }

  /** Of all that callers hear: neither the share of them who do nor where a file lies is in it. */
  public String hash() {
    return TextHash.of(anywhere().with(Canary.of(main).rest()).text());
  }

  /** Where its own file finds the others. */
  public FlowFiles files() {
    return FlowFiles.of(others);
  }

  private static void endLine(StringBuilder text) {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
  }

  private static String escaped(String file) {
    return ALIKE.matcher(file).replaceAll("#");
  }

  private static String unescaped(String text) {
    return ESCAPED.matcher(text).replaceAll("");
  }
}
