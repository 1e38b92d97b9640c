package dev.hatchline.app.web;

import dev.hatchline.app.Setting;
import dev.hatchline.conf.ApiKey;
import dev.hatchline.conf.Role;
import dev.hatchline.conf.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of the API: the operator's own, and those that the operator has given a role. */
final class KeyRing {
  private record Held(ApiKey key, String secret) {}

  private final List<Held> keys = new ArrayList<>();

  KeyRing(Setting setting) {
    Secrets secrets = setting.secrets();
    hold(new ApiKey(ApiKey.OPERATOR, Role.OPERATOR), secrets.apiKey());
    for (ApiKey key : setting.config().keys()) {
      hold(key, secrets.keys().getOrDefault(key.name(), ""));
    }
  }

  private void hold(ApiKey key, String secret) {
    if (secret.isEmpty()) {
      throw new IllegalStateException("expected a secret of the key '" + key.name() + "'");
    }
    keys.add(new Held(key, secret));
  }

  /** Whose key this header holds, as a token or as the password of any user. */
  Optional<ApiKey> of(@Nullable String authorization) {
    if (authorization == null) {
      return Optional.empty();
    }
    if (authorization.startsWith("Bearer ")) {
      return known(authorization.substring("Bearer ".length()).strip());
    }
    if (authorization.startsWith("Basic ")) {
      return known(password(authorization.substring("Basic ".length()).strip()));
    }
    return Optional.empty();
  }

  private static String password(String basic) {
    try {
      String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
      return pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  /** In the same time, whichever it is and however much of it is right. */
  private Optional<ApiKey> known(String given) {
    byte[] bytes = given.getBytes(StandardCharsets.UTF_8);
    ApiKey known = null;
    for (Held held : keys) {
      if (MessageDigest.isEqual(held.secret().getBytes(StandardCharsets.UTF_8), bytes)) {
        known = held.key();
      }
    }
    return Optional.ofNullable(known);
  }
}
