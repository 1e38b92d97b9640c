package dev.hatchline.flow.yaml.node;

import dev.hatchline.flow.BuiltIn;
import dev.hatchline.flow.Entry;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Node.Lookup;
import dev.hatchline.flow.Node.Lookup.Method;
import dev.hatchline.flow.Node.Lookup.Query;
import dev.hatchline.flow.Node.Lookup.Take;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.problem.Quoted;
import dev.hatchline.flow.yaml.sheet.Currencies;
import dev.hatchline.flow.yaml.sheet.Use;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A lookup: the question goes below it, its ways beside it. */
final class LookupParser {
  private static final List<String> KEYS =
      List.of("system", "get", "post", "send", "take", "timeout", "sound", "forget");
  private static final List<String> TYPES =
      List.of(
          ValueType.TEXT.word(),
          ValueType.DIGITS.word(),
          ValueType.NUMBER.word(),
          ValueType.MONEY.word(),
          ValueType.YES_NO.word(),
          ValueType.DAY.word(),
          ValueType.TIME.word());

  private static final String LENGTH = "length";
  private static final String TO = "to";
  private static final int TO_MAX = 999_999_999;
  private static final int PATH_CHARS_MAX = 200;

  /**
   * What a path may be made of (RFC 3986, 3.3 and 3.4), and names in braces. It is possessive, as a
   * group that may give back what it took is matched by recursion.
   */
  private static final Pattern PATH =
      Pattern.compile(
          "(?:/[A-Za-z0-9._~!$&'()*+,;=:@%{}-]*+)++(?:\\?[A-Za-z0-9._~!$&'()*+,;=:@%/{}-]*+)?+");

  private static final Pattern NAME = Pattern.compile("\\{([^{}]*)\\}");
  private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
  private static final int FIELD_CHARS_MAX = 200;

  private final Problems problems;
  private final Parts parts;

  LookupParser(Parts parts) {
    this.problems = parts.problems();
    this.parts = parts;
  }

  Optional<Node> parse(YamlMap.Entry kind, YamlMap beside) {
    beside.allow(
        List.of("lookup", "then", "missing", "failed"),
        "beside 'lookup' (its question goes below it)");
    Optional<String> then = parts.way(beside, "then", "for when the answer is there");
    Optional<String> failed = parts.way(beside, "failed", "for when there is no answer");
    Optional<String> missing =
        beside.find("missing").map(e -> parts.target(e.value())).orElse(failed);
    Optional<YamlMap> map =
        YamlMap.of(kind.value(), problems, String.join(", ", KEYS) + " below 'lookup:'");
    map.ifPresent(found -> found.allow(KEYS, "in a lookup"));
    Optional<Query> query = map.flatMap(this::query);
    Optional<Map<String, Take>> take = map.flatMap(this::take);
    Optional<Optional<Prompt>> sound = map.flatMap(found -> parts.optionalPrompt(found, "sound"));
    Optional<Optional<String>> forget = map.flatMap(found -> forget(found, query));
    boolean whole = query.isPresent() && take.isPresent() && sound.isPresent();
    if (!whole || forget.isEmpty() || then.isEmpty() || failed.isEmpty() || missing.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Lookup(
            query.get(),
            take.get(),
            sound.get(),
            forget.get(),
            then.get(),
            missing.get(),
            failed.get()));
  }

  /** What is found to be wrong is what was asked with, and is not there in every flow. */
  private Optional<Optional<String>> forget(YamlMap map, Optional<Query> query) {
    Optional<YamlMap.Entry> written = map.find("forget");
    if (written.isEmpty()) {
      return Optional.of(Optional.empty());
    }
    Optional<String> name = parts.knownName(written.get().value(), Use.Kind.FORGET);
    if (name.isEmpty() || query.isEmpty()) {
      return Optional.empty();
    }
    boolean given = BuiltIn.TYPES.containsKey(name.get()) || parts.names().isConstant(name.get());
    if (given || !askedWith(query.get()).contains(name.get())) {
      String what = "'" + name.get() + "' is not asked with here";
      String expected = "a value of the path, or one that is sent";
      problems.add(written.get().value(), Code.BAD_VALUE, what, expected);
      return Optional.empty();
    }
    return Optional.of(name);
  }

  private static List<String> askedWith(Query query) {
    return Stream.concat(
            NAME.matcher(query.path()).results().map(name -> name.group(1)),
            query.send().values().stream())
        .toList();
  }

  private Optional<Query> query(YamlMap map) {
    Optional<String> system =
        map.require("system", "'system: NAME', which is asked")
            .flatMap(yaml -> parts.scalars().name(yaml, "the name of a system"));
    Optional<YamlMap.Entry> asked = asked(map);
    Optional<String> path = asked.flatMap(entry -> path(entry.value()));
    Optional<Map<String, String>> send = send(map);
    Optional<Duration> timeout =
        parts.time(map, "timeout", Lookup.TIMEOUT_DEFAULT, Lookup.TIMEOUT_MIN, Lookup.TIMEOUT_MAX);
    if (system.isEmpty() || path.isEmpty() || send.isEmpty() || timeout.isEmpty()) {
      return Optional.empty();
    }
    Method method = map.find("post").isPresent() ? Method.POST : Method.GET;
    return Optional.of(new Query(system.get(), method, path.get(), send.get(), timeout.get()));
  }

  private Optional<YamlMap.Entry> asked(YamlMap map) {
    Optional<YamlMap.Entry> get = map.find("get");
    Optional<YamlMap.Entry> post = map.find("post");
    String expected = "one of 'get: /PATH' and 'post: /PATH'";
    if (get.isPresent() && post.isPresent()) {
      problems.add(post.get().key(), Code.KEYS_APART, "'get' and 'post' in one lookup", expected);
      return Optional.empty();
    }
    if (get.isEmpty() && post.isEmpty()) {
      map.missing("get", expected);
    }
    return get.or(() -> post);
  }

  private Optional<String> path(org.snakeyaml.engine.v2.nodes.Node yaml) {
    String path = yaml instanceof ScalarNode one ? one.getValue() : "";
    String bare = NAME.matcher(path).replaceAll("x");
    boolean good =
        path.length() <= PATH_CHARS_MAX
            && PATH.matcher(bare).matches()
            && !bare.contains("//")
            && !bare.contains("{")
            && !bare.contains("}")
            && Arrays.stream(bare.split("[/?]", -1))
                .noneMatch(s -> s.equals(".") || s.equals(".."));
    if (!good) {
      String expected = "a path such as /orders/{order}, without a host, spaces, // and ..";
      problems.add(yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), expected);
      return Optional.empty();
    }
    List<String> named = NAME.matcher(path).results().map(name -> name.group(1)).toList();
    named.forEach(name -> parts.use(name, yaml, Use.Kind.PATH));
    List<String> unknown =
        named.stream().filter(name -> parts.names().value(name).isEmpty()).toList();
    unknown.forEach(name ->
        problems.add(
            yaml,
            Code.UNKNOWN_VALUE,
            "unknown value " + Quoted.name(name),
            parts.names().oneOfValues(name)));
    return unknown.isEmpty() ? Optional.of(parts.scope().text(path)) : Optional.empty();
  }

  private Optional<Map<String, String>> send(YamlMap map) {
    Optional<YamlMap.Entry> send = map.find("send");
    if (send.isEmpty()) {
      return Optional.of(Map.of());
    }
    if (map.find("post").isEmpty()) {
      problems.add(
          send.get().key(), Code.KEYS_APART, "'send' without a 'post'", "'send' with 'post' only");
      return Optional.empty();
    }
    String expected = "fields, each with the name of a value, below 'send:'";
    return YamlMap.of(send.get().value(), problems, expected)
        .flatMap(fields -> {
          Map<String, String> sent = new LinkedHashMap<>();
          for (YamlMap.Entry field : fields.entries()) {
            parts
                .knownName(field.value(), Use.Kind.SEND)
                .ifPresent(name -> sent.put(field.name(), name));
          }
          return sent.size() == fields.entries().size() ? Optional.of(sent) : Optional.empty();
        });
  }

  private Optional<Map<String, Take>> take(YamlMap map) {
    return map.find("take")
        .map(take ->
            YamlMap.of(take.value(), problems, "names, each with its type, below 'take:'")
                .flatMap(this::takes))
        .orElse(Optional.of(Map.of()));
  }

  private Optional<Map<String, Take>> takes(YamlMap map) {
    Map<String, Take> takes = new LinkedHashMap<>();
    for (YamlMap.Entry entry : map.entries()) {
      one(entry).ifPresent(take -> takes.put(parts.scope().value(entry.name()), take));
    }
    return takes.size() == map.entries().size() ? Optional.of(takes) : Optional.empty();
  }

  private Optional<Take> one(YamlMap.Entry entry) {
    if (entry.value() instanceof ScalarNode) {
      return type(entry.value())
          .filter(type -> type != ValueType.MONEY || hasCurrency(entry))
          .map(type -> new Take(List.of(entry.name()), type));
    }
    return YamlMap.of(entry.value(), problems, "a type, or 'field' and 'type'")
        .flatMap(map -> {
          map.allow(List.of("field", "type", "currency", LENGTH, TO), "in a take");
          Optional<List<String>> field =
              map.require("field", "'field: a.b', where the value is").flatMap(this::field);
          Optional<ValueType> type =
              map.require("type", "'type: TYPE' of the value").flatMap(this::type);
          return field.flatMap(at -> type.flatMap(found -> take(map, at, found)));
        });
  }

  private boolean hasCurrency(YamlMap.Entry entry) {
    String expected = "{ field: " + entry.name() + ", type: money, currency: EUR }";
    problems.add(entry.value(), Code.MISSING_KEY, "money without a currency", expected);
    return false;
  }

  private Optional<Take> take(YamlMap map, List<String> field, ValueType type) {
    Optional<Optional<BigDecimal>> most = most(map, type);
    Optional<Optional<String>> currency = currency(map, type);
    return most.flatMap(limit -> currency.map(unit -> new Take(field, type, unit, limit)));
  }

  private Optional<Optional<String>> currency(YamlMap map, ValueType type) {
    if (type == ValueType.MONEY) {
      return map.require("currency", Currencies.EXPECTED)
          .flatMap(yaml -> Currencies.read(yaml, problems))
          .flatMap(currency -> written(currency.getCurrencyCode()));
    }
    boolean apart = isApart(map, "currency", type, "money only");
    return apart ? Optional.empty() : Optional.of(Optional.empty());
  }

  private boolean isApart(YamlMap map, String key, ValueType type, String with) {
    Optional<YamlMap.Entry> written = map.find(key);
    written.ifPresent(e ->
        problems.add(
            e.key(),
            Code.KEYS_APART,
            "'" + key + "' with " + type.word(),
            "'" + key + "' with " + with));
    return written.isPresent();
  }

  /** The most that may be answered: whatever it is, unless that is written. */
  private Optional<Optional<BigDecimal>> most(YamlMap map, ValueType type) {
    boolean counted = type == ValueType.TEXT || type == ValueType.DIGITS;
    boolean much = type == ValueType.NUMBER || type == ValueType.MONEY;
    boolean noLength = !counted && isApart(map, LENGTH, type, "text or digits only");
    boolean noTo = !much && isApart(map, TO, type, "a number or money only");
    if (noLength || noTo) {
      return Optional.empty();
    }
    int max = much ? TO_MAX : type == ValueType.TEXT ? Value.Text.CHARS_MAX : Entry.Digits.MAX;
    Optional<YamlMap.Entry> written = map.find(much ? TO : LENGTH);
    return written.isEmpty()
        ? Optional.of(Optional.empty())
        : parts
            .scalars()
            .count(written.get().value(), max)
            .flatMap(limit -> written(BigDecimal.valueOf(limit)));
  }

  private static <T> Optional<Optional<T>> written(T value) {
    return Optional.of(Optional.of(value));
  }

  private Optional<List<String>> field(org.snakeyaml.engine.v2.nodes.Node yaml) {
    String field = yaml instanceof ScalarNode one ? one.getValue() : "";
    if (field.length() <= FIELD_CHARS_MAX && FIELD.matcher(field).matches()) {
      return Optional.of(Arrays.asList(field.split("\\.", -1)));
    }
    String what = "found " + Scalars.kindOf(yaml);
    problems.add(yaml, Code.BAD_VALUE, what, "the names that lead to a field, such as order.state");
    return Optional.empty();
  }

  private Optional<ValueType> type(org.snakeyaml.engine.v2.nodes.Node yaml) {
    String word = yaml instanceof ScalarNode one ? one.getValue() : "";
    if (TYPES.contains(word)) {
      return ValueType.of(word);
    }
    problems.add(
        yaml, Code.BAD_VALUE, "found " + Scalars.kindOf(yaml), Problems.oneOf(TYPES, word));
    return Optional.empty();
  }
}
