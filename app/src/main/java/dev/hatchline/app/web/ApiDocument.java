package dev.hatchline.app.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API's description, {@code docs/openapi.yaml}. */
@RestController
public class ApiDocument {
  static final String FILE = "openapi.yaml";

  private final byte[] document;

  ApiDocument() throws IOException {
    try (InputStream in = getClass().getResourceAsStream(FILE)) {
      document = Objects.requireNonNull(in, FILE).readAllBytes();
    }
  }

  @GetMapping("/api/" + FILE)
  public ResponseEntity<byte[]> document() {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_YAML).body(document);
  }
}
