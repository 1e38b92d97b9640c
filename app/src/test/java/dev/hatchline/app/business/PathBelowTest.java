package dev.hatchline.app.business;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathBelowTest {
  private static final URI BASE = URI.create("https://a.example:8443/api/v1");

  @ParameterizedTest
  @CsvSource({
    "/orders/1, /orders/1",
    "orders/1, /orders/1",
    "orders/, /orders/",
    "'', /",
    "orders?from=2026-11-26&all, /orders?from=2026-11-26&all",
    "orders?next=../x//y, /orders?next=../x//y",
    "orders/4%2F2%20%C3%A4, /orders/4%2F2%20%C3%A4",
    "a..b/...c/1.5, /a..b/...c/1.5",
    "by:name/x@y, ",
    "/by:name/x@y, ",
    "orders/by:name, /orders/by:name",
  })
  void aPathIsTakenAsItIs(String path, String below) {
    assertThat(PathBelow.of(BASE, path))
        .isEqualTo(Optional.ofNullable(below).map(p -> URI.create(BASE.toString() + p)));
    if (below != null) {
      assertThat(PathBelow.of(URI.create(BASE + "/"), path)).contains(URI.create(BASE + below));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "../x",
        "x/../y",
        "x/..",
        ".",
        "x/./y",
        "//other.example/x",
        "///x",
        "x//y",
        "http://other.example",
        "HTTP:x",
        "javascript:x",
        "x#y",
        "x y",
        "x\r\nHost: y",
        "x\ny",
        "x\u0000",
        "ä",
        "x\\..\\y",
        "%2e%2e/x",
        "%2E%2e",
        ".%2e/x",
        "x/%2e",
        "%2e%2e%2fx",
        "..%2fx",
        "x/y%2f..",
        "x%2f..%2fy",
        "..%5cx",
        "x%5c..",
        "..;/x",
        "..;a=b/x",
        "%2e%2e;/x",
        "x%00",
        "x%0d%0aHost:y",
        "x%",
        "x%4",
        "x%zz",
        "x?y#z",
        "x?%0",
        "x?\ny",
        "[x]",
        "{x}",
        "\"x"
      })
  void whatLeadsElsewhereIsNoPath(String path) {
    assertThat(PathBelow.of(BASE, path)).isEmpty();
  }

  @Test
  void aPathHasALimit() {
    assertThat(PathBelow.of(BASE, "x".repeat(1000))).isPresent();
    assertThat(PathBelow.of(BASE, "x".repeat(1001))).isEmpty();
  }

  @Test
  void whateverIsAskedStaysBelow() {
    Random random = new Random(7);
    String letters = "./%2eEfF5cC;:?#@&=ab \\\n";
    for (int i = 0; i < 100_000; i++) {
      StringBuilder path = new StringBuilder();
      random
          .ints(random.nextInt(12), 0, letters.length())
          .forEach(c -> path.append(letters.charAt(c)));
      PathBelow.of(BASE, path.toString())
          .ifPresent(uri -> {
            URI normal = uri.normalize();
            assertThat(normal.getRawAuthority()).isEqualTo("a.example:8443");
            assertThat(normal.getRawPath()).startsWith("/api/v1/").isEqualTo(uri.getRawPath());
          });
    }
  }
}
