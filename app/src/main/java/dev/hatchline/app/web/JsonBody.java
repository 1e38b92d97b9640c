package dev.hatchline.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON object that a program has sent. Whatever is wrong with it is thrown back as a 400. */
record JsonBody(JsonNode json) {
  static JsonBody read(HttpServletRequest request, JsonMapper mapper, InstantSource clock)
      throws IOException {
    String body = Body.text(request, clock);
    JsonNode json;
    try {
      json = mapper.readTree(body);
    } catch (JacksonException _) {
      throw unreadable("a JSON object");
    }
    if (!json.isObject()) {
      throw unreadable("a JSON object");
    }
    return new JsonBody(json);
  }

  /** The text of this field; absent if there is none. */
  @Nullable String text(String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      throw unreadable("text as \"" + field + "\"");
    }
    return value.asString();
  }

  /** The text of this field, which has to be there; {@code meaning} tells what it is. */
  String needed(String field, String meaning) {
    String text = text(field);
    if (text == null) {
      throw unreadable("\"" + field + "\", " + meaning);
    }
    return text;
  }

  /** The object of this field, which has to be there; {@code meaning} tells what it is. */
  JsonBody inside(String field, String meaning) {
    JsonNode value = json.path(field);
    if (!value.isObject()) {
      throw unreadable("\"" + field + "\", " + meaning);
    }
    return new JsonBody(value);
  }

  /** The texts in the list of this field; none if it is not there. */
  List<String> texts(String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : value) {
      if (!item.isString()) {
        throw unreadable("a list of texts as \"" + field + "\"");
      }
      texts.add(item.asString());
    }
    if (!value.isArray()) {
      throw unreadable("a list of texts as \"" + field + "\"");
    }
    return texts;
  }

  /** The whole number of this field, which has to be there. */
  int number(String field, String meaning) {
    JsonNode value = json.path(field);
    if (!value.isInt()) {
      throw unreadable("\"" + field + "\", " + meaning);
    }
    return value.asInt();
  }

  private static RuntimeException unreadable(String expected) {
    return Problem.of(
        HttpStatus.BAD_REQUEST, "The body cannot be used", "Expected " + expected + ".");
  }
}
