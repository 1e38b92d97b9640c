package dev.hatchline.app.webhook;

import dev.hatchline.conf.Webhook;

/**
 * A webhook and its key.
 *
 * @param key what is sent is signed with it
 * @param books it is the one that books credits, and its answers to those say how it went
 */
record Target(Webhook webhook, String key, boolean books) {
  Target(Webhook webhook, String key) {
    this(webhook, key, false);
  }

  String name() {
    return webhook.name();
  }

  /** The key may reach no log. */
  @Override
  public String toString() {
    return "webhook " + name();
  }
}
