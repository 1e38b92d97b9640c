package dev.hatchline.app.web;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code docs/openapi.yaml}, against which answers are held. A schema that lists its fields means
 * that there is no other one.
 */
public final class OpenApiDocument {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private final ObjectNode root;

  private OpenApiDocument(ObjectNode root) {
    this.root = root;
  }

  /** As the engine serves it. */
  public static OpenApiDocument read() {
    try (InputStream in = ApiDocument.class.getResourceAsStream(ApiDocument.FILE)) {
      return of(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  static OpenApiDocument of(String yaml) {
    Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    ObjectNode root = (ObjectNode) JSON.<JsonNode>valueToTree(tree);
    strict(root.path("components").path("schemas"));
    strict(root.path("paths"));
    return new OpenApiDocument(root);
  }

  private static void strict(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.has("properties")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(OpenApiDocument::strict);
  }

  /** One method of one path. */
  record Operation(String method, String path, JsonNode spec) {
    @Override
    public String toString() {
      return method + " " + path;
    }

    /** Empty if nobody needs a key. */
    Set<String> roles() {
      return spec.path("x-roles")
          .valueStream()
          .map(JsonNode::asString)
          .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean is(String method, String path) {
      String pattern =
          Stream.of(this.path.split("/", -1))
              .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
              .collect(Collectors.joining("/"));
      return this.method.equals(method) && path.matches(pattern);
    }
  }

  List<Operation> operations() {
    return root.path("paths")
        .propertyStream()
        .flatMap(path ->
            path.getValue()
                .propertyStream()
                .filter(method -> METHODS.contains(method.getKey()))
                .map(method ->
                    new Operation(
                        method.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        method.getValue())))
        .toList();
  }

  /** Whether it takes this parameter, by itself or as all of its path do. */
  boolean takes(Operation operation, String parameter) {
    JsonNode path = root.path("paths").path(operation.path());
    return Stream.of(path, operation.spec())
        .flatMap(spec -> spec.path("parameters").valueStream())
        .anyMatch(each -> each.path("$ref").asString("").endsWith("/parameters/" + parameter));
  }

  /** By its own name rather than by that of a part. */
  Optional<Operation> find(String method, String path) {
    return operations().stream()
        .filter(operation -> operation.is(method, path))
        .min(Comparator.comparingLong(found -> found.path().chars().filter(c -> c == '{').count()));
  }

  /**
   * What of this answer is not as the document says; empty if all of it is.
   *
   * @param path without a query
   * @param type absent if there is no body
   */
  public List<String> faults(
      String method, String path, int status, @Nullable String type, String body) {
    Optional<Operation> operation = find(method, path);
    if (operation.isEmpty()) {
      return List.of("%s %s is not in the document".formatted(method, path));
    }
    JsonNode answers = operation.get().spec().path("responses");
    JsonNode answer =
        Stream.of(Integer.toString(status), status / 100 + "XX")
            .filter(answers::has)
            .findFirst()
            .map(name -> there(answers.path(name)))
            .orElse(JSON.missingNode());
    if (answer.isMissingNode()) {
      return List.of(
          "%s answers %d, which is not in the document".formatted(operation.get(), status));
    }
    return bodyFaults(answer.path("content"), type, body).stream()
        .map(fault -> "%s, %d: %s".formatted(operation.get(), status, fault))
        .toList();
  }

  private List<String> bodyFaults(JsonNode content, @Nullable String type, String body) {
    if (content.isMissingNode()) {
      return body.isEmpty() ? List.of() : List.of("expected no body, found " + body);
    }
    String plain = String.valueOf(type).replaceAll(";.*", "");
    if (!content.has(plain)) {
      return List.of("expected one of %s, found %s".formatted(names(content), type));
    }
    return plain.endsWith("json") && !plain.contains("ndjson")
        ? jsonFaults(content.path(plain).path("schema"), body)
        : List.of();
  }

  /** What of this body of a request is not as the document says. */
  List<String> requestFaults(Operation operation, String body) {
    JsonNode schema =
        operation
            .spec()
            .path("requestBody")
            .path("content")
            .path("application/json")
            .path("schema");
    return schema.isMissingNode() ? List.of() : jsonFaults(schema, body);
  }

  private List<String> jsonFaults(JsonNode schema, String body) {
    JsonNode json;
    try {
      json = JSON.readTree(body);
    } catch (JacksonException _) {
      return List.of("expected JSON, found " + body);
    }
    ObjectNode whole = JSON.createObjectNode();
    whole.set("allOf", JSON.createArrayNode().add(schema));
    whole.set("components", root.path("components"));
    Schema checked = SCHEMAS.getSchema(whole);
    return checked.validate(json).stream().map(Object::toString).toList();
  }

  private JsonNode there(JsonNode node) {
    return node.has("$ref") ? root.at(node.path("$ref").asString().substring(1)) : node;
  }

  private static List<String> names(JsonNode object) {
    return object.propertyStream().map(Map.Entry::getKey).toList();
  }
}
