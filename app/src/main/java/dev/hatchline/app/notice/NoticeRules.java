package dev.hatchline.app.notice;

import dev.hatchline.conf.Notices;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.callback.PermittedHours;
import dev.hatchline.routing.callback.RetryPolicy;
import dev.hatchline.routing.notice.NoticePace;
import dev.hatchline.routing.notice.NoticePolicy;

/** What the operator says of news, in the words of the routing. */
final class NoticeRules {
  private NoticeRules() {}

  static NoticePolicy policy(OperatorConfig config) {
    Notices rules = config.notices();
    return new NoticePolicy(
        new NoticePace(rules.atOnce(), rules.perMinute(), rules.linesKept(config.limits().calls())),
        new RetryPolicy(rules.again(), PermittedHours.always()),
        config.callback().ring());
  }
}
