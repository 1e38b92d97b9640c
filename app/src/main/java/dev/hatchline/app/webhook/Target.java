package dev.hatchline.app.webhook;

import dev.hatchline.conf.Webhook;

/**
 * A webhook and its key.
 *
 * @param key what is sent is signed with it
 */
record Target(Webhook webhook, String key) {
  String name() {
    return webhook.name();
  }

  /** The key may reach no log. */
  @Override
  public String toString() {
    return "webhook " + name();
  }
}
