package dev.hatchline.conf;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code keys: [{name: crm, role: integration}]}. */
final class KeysReader {
  private static final List<String> ROLES = Role.words(Role.OF_KEYS).stream().sorted().toList();

  private KeysReader() {}

  /** No key at all means that there is only the operator's own. */
  static List<ApiKey> read(Problems problems, Section root) {
    Set<String> seen = new HashSet<>(Set.of(ApiKey.OPERATOR));
    List<ApiKey> keys = root.each("keys", item -> key(problems, item, seen));
    if (keys.size() > ApiKey.KEYS_MAX) {
      problems.add(
          root.at("keys"), "'keys' has " + keys.size() + " entries", "at most " + ApiKey.KEYS_MAX);
    }
    return keys;
  }

  private static ApiKey key(Problems problems, Section item, Set<String> seen) {
    String name = item.needed("name", TextForm.NAME, seen);
    if (!item.has("role")) {
      problems.add(item.at("role"), "'role' is missing", "one of " + String.join(", ", ROLES));
    }
    String least = Role.READ.word();
    return new ApiKey(name, Role.of(item.chosen("role", least, Role.words(Role.OF_KEYS))));
  }
}
