package dev.hatchline.app.model;

import dev.hatchline.flow.check.Nearest;
import dev.hatchline.telephony.speech.model.ModelException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The models that Vosk's vendor publishes, by the list that Vosk's own Python package reads.
 *
 * <pre>
 *   [{"lang": "en-us", "lang_text": "US English", "md5": "…", "name": "vosk-model-small-en-us-0.15",
 *     "obsolete": "false", "size": 41205931, "size_text": "39.3MiB", "type": "small",
 *     "url": "https://…/vosk-model-small-en-us-0.15.zip", "version": "0.15"}, …]
 * </pre>
 *
 * @param from where it was read
 */
record ModelList(URI from, List<Listed> models) {
  /** The vendor's; {@code HATCHLINE_MODEL_LIST} names another. */
  static final String VENDOR = "https://alphacephei.com/vosk/models/model-list.json";

  private static final int BYTES_MAX = 2_000_000;
  private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");
  private static final JsonMapper JSON = new JsonMapper();

  /** Where the vendor's codes are those of countries, the languages that are meant. */
  private static final Map<String, String> COUNTRIES =
      Map.of("cn", "zh", "ua", "uk", "kz", "kk", "vn", "vi");

  private static final Pattern NAMED = Pattern.compile("vosk-model-(?:small-)?([a-z]{2,3})(-.*)?");

  ModelList {
    models = List.copyOf(models);
  }

  /**
   * Reads it from the network.
   *
   * @throws ModelException if it cannot be had; the message says what to do without network
   */
  static ModelList read(URI from, Web web) throws ModelException {
    try (Web.Answer answer = web.get(from, Map.of())) {
      if (answer.status() != Web.OK) {
        throw new ModelException(
            "the list of models %s answered %d".formatted(from, answer.status()));
      }
      byte[] text = answer.body().readNBytes(BYTES_MAX + 1);
      if (text.length > BYTES_MAX) {
        throw new ModelException(
            "the list of models %s is longer than %,d bytes".formatted(from, BYTES_MAX));
      }
      return new ModelList(from, parse(JSON.readTree(text), from));
    } catch (IOException e) {
      throw new ModelException(Web.sentence(from, e), e);
    } catch (JacksonException e) {
      throw new ModelException("the list of models %s is no JSON".formatted(from), e);
    }
  }

  private static List<Listed> parse(JsonNode list, URI from) throws ModelException {
    List<Listed> models = new ArrayList<>();
    for (JsonNode one : list) {
      String name = one.path("name").asString("");
      if (Shelf.NAME.matcher(name).matches()) {
        String md5 = one.path("md5").asString("").toLowerCase(Locale.ROOT);
        models.add(
            new Listed(
                name,
                one.path("lang").asString(""),
                one.path("lang_text").asString(""),
                one.path("size_text").asString(""),
                one.path("url").asString(""),
                MD5.matcher(md5).matches() ? md5 : "",
                // The vendor writes a text.
                one.path("obsolete").asString("false").equals("true")));
      }
    }
    if (models.isEmpty()) {
      throw new ModelException(
          "there are no models in the list %s; expected an array of objects with a name"
              .formatted(from));
    }
    return models;
  }

  /**
   * The model of a name.
   *
   * @throws ModelException if there is none; the message says which may have been meant
   */
  Listed find(String name) throws ModelException {
    Optional<Listed> found = models.stream().filter(one -> one.name().equals(name)).findFirst();
    if (found.isPresent()) {
      return found.get();
    }
    List<String> names = models.stream().map(Listed::name).toList();
    String near = Nearest.of(names, name).map(one -> " (did you mean '" + one + "'?)").orElse("");
    throw new ModelException(
        "'%s' is none of the vendor's %d models%s; './hatchline model list --vendor' names them"
            .formatted(name, names.size(), near));
  }

  /** Where its archive is. */
  URI archive(Listed model) throws ModelException {
    URI url = Web.address(model.url().isEmpty() ? model.name() + ".zip" : model.url(), from);
    if (!url.getScheme().equals("https") && !Web.sameHost(url, from)) {
      throw new ModelException(
          "the list %s names %s for %s, which is not https; nothing was loaded"
              .formatted(from, url, model.name()));
    }
    return url;
  }

  /** The language of a model as the operator's file has it; empty when nothing tells. */
  static Optional<String> language(String name, String vendors) {
    var named = NAMED.matcher(name);
    String code = vendors;
    if (code.isEmpty() && named.matches()) {
      code = named.group(1);
    }
    String tag = code.split("-", 2)[0].toLowerCase(Locale.ROOT);
    String language = COUNTRIES.getOrDefault(tag, tag);
    return List.of(Locale.getISOLanguages()).contains(language)
        ? Optional.of(language)
        : Optional.empty();
  }
}
