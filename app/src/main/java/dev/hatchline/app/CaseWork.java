package dev.hatchline.app;

import dev.hatchline.app.cases.CreditBooking;
import dev.hatchline.app.cases.OpenCases;
import dev.hatchline.app.notice.CreditTelling;
import dev.hatchline.app.notice.Notices;
import dev.hatchline.app.notice.ProgressTelling;
import dev.hatchline.app.tasks.MessageTasks;
import dev.hatchline.app.webhook.Webhooks;

/**
 * What goes on with cases while nobody talks.
 *
 * @param booking credits on their way to the back office
 * @param open cases that are not solved, counted
 * @param tasks messages that somebody is to hear
 */
public record CaseWork(CreditBooking booking, OpenCases open, MessageTasks tasks)
    implements AutoCloseable {
  static CaseWork start(MessageTasks.House house, Webhooks webhooks, Notices notices) {
    ProgressTelling telling = new ProgressTelling(notices, house.config(), house.clock());
    return new CaseWork(
        CreditBooking.start(house.cases(), webhooks, house.clock(), new CreditTelling(telling)),
        OpenCases.start(house.cases().store()),
        new MessageTasks(house));
  }

  @Override
  public void close() {
    tasks.close();
    open.close();
    booking.close();
  }
}
