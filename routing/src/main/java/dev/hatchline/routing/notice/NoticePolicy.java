package dev.hatchline.routing.notice;

import dev.hatchline.routing.callback.RetryPolicy;
import java.time.Duration;

/**
 * How news is told.
 *
 * @param retry when a customer who was not reached is rung again; its hours are those of every
 *     number, beside the number's own
 * @param ring how long a customer's phone rings
 */
public record NoticePolicy(NoticePace pace, RetryPolicy retry, Duration ring) {}
