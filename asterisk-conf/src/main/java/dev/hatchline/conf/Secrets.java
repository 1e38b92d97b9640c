package dev.hatchline.conf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What only this installation knows. Made at the first run, kept ever after, one file each with
 * mode 0600 in a folder with mode 0700.
 *
 * @param ami password of the engine at Asterisk's manager port
 * @param apiKey for {@code Authorization: Bearer …}; may do everything
 * @param phones SIP password by extension
 * @param carrier the trunk's password, put there by the operator
 * @param systems tokens by the name of the system, put there by the operator
 * @param database the MySQL user's password, put there by the operator
 * @param webhooks keys by the name of the webhook, put there by the operator
 * @param keys for {@code Authorization: Bearer …}, by the name of the key
 */
public record Secrets(
    String ami,
    String apiKey,
    Map<String, String> phones,
    Optional<String> carrier,
    Map<String, String> systems,
    Optional<String> database,
    Map<String, String> webhooks,
    Map<String, String> keys) {

  private static final int AGI_SCRIPT_BYTES = 16;

  public Secrets {
    phones = Map.copyOf(phones);
    systems = Map.copyOf(systems);
    webhooks = Map.copyOf(webhooks);
    keys = Map.copyOf(keys);
  }

  /**
   * Reads what is there and makes what is missing.
   *
   * @throws IOException with one sentence for the operator: the folder cannot be written, a file is
   *     not usable, or a password, token or key of the operator's has not been put there
   */
  public static Secrets open(Installation installation, OperatorConfig config) throws IOException {
    SecretFolder folder = SecretFolder.open(installation.secrets());
    Map<String, String> phones = new LinkedHashMap<>();
    for (OperatorConfig.Agent agent : config.agents()) {
      phones.put(agent.extension(), folder.made("sip-" + agent.extension()));
    }
    return new Secrets(
        folder.made("ami-password"),
        folder.made("api-key"),
        phones,
        carrier(folder, config),
        systems(folder, config),
        database(folder, config),
        webhooks(folder, config),
        keys(folder, config));
  }

  /**
   * What the key is made of with which this installation signs its scores; made if it is missing.
   *
   * @throws IOException as {@link #open}
   */
  public static String scoreKey(Installation installation) throws IOException {
    return SecretFolder.open(installation.secrets()).made("score-key");
  }

  private static Map<String, String> systems(SecretFolder folder, OperatorConfig config)
      throws IOException {
    Map<String, String> tokens = new LinkedHashMap<>();
    for (BusinessSystem system : config.systems()) {
      if (system.secret().isPresent()) {
        tokens.put(system.name(), folder.token(system.secret().get(), system.name()));
      }
    }
    return tokens;
  }

  private static Map<String, String> webhooks(SecretFolder folder, OperatorConfig config)
      throws IOException {
    Map<String, String> keys = new LinkedHashMap<>();
    for (Webhook webhook : config.webhooks()) {
      keys.put(webhook.name(), folder.key(webhook.secret(), webhook.name()));
    }
    return keys;
  }

  /**
   * The value of the header by which a collector knows us, put there by the operator; empty where
   * it asks for none.
   *
   * @throws IOException with one sentence for the operator: it is missing, or not usable
   */
  public static Optional<String> otlp(Installation installation, Otlp otlp) throws IOException {
    if (!otlp.tells() || otlp.secret().isEmpty()) {
      return Optional.empty();
    }
    SecretFolder folder = SecretFolder.open(installation.secrets());
    return Optional.of(folder.password(otlp.secret().get(), "the collector's"));
  }

  private static Map<String, String> keys(SecretFolder folder, OperatorConfig config)
      throws IOException {
    Map<String, String> keys = new LinkedHashMap<>();
    for (ApiKey key : config.keys()) {
      keys.put(key.name(), folder.made(key.secret()));
    }
    return keys;
  }

  private static Optional<String> database(SecretFolder folder, OperatorConfig config)
      throws IOException {
    return switch (config.database()) {
      case Database.Embedded _ -> Optional.empty();
      case Database.MySql server ->
          Optional.of(folder.password(server.passwordSecret(), "the database's"));
    };
  }

  private static Optional<String> carrier(SecretFolder folder, OperatorConfig config)
      throws IOException {
    return switch (config.trunk()) {
      case Trunk.Loopback _, Trunk.Address _ -> Optional.empty();
      case Trunk.Registration carrier ->
          Optional.of(folder.password(carrier.passwordSecret(), "the carrier's"));
    };
  }

  /**
   * The path of the AGI URL, from the AMI password by a one-way street: only our own dialplan can
   * hand calls to the engine.
   */
  public String agiScript() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(("agi " + ami).getBytes(StandardCharsets.UTF_8));
      return "line/" + HexFormat.of().formatHex(digest, 0, AGI_SCRIPT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The SIP password of an agent's phone. */
  public String phone(String extension) {
    String password = phones.get(extension);
    if (password == null) {
      throw new IllegalArgumentException("no agent has the extension " + extension);
    }
    return password;
  }

  /** Nothing of it may reach a log. */
  @Override
  public String toString() {
    return "Secrets[" + phones.keySet() + "]";
  }
}
