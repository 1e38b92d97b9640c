package dev.hatchline.telephony.media;

import java.time.Duration;

/**
 * How the media path is doing. The counters count from the start of the server.
 *
 * @param sessions dialogues that are open now
 * @param opened dialogues opened so far
 * @param lateTicks pacing ticks that began more than {@link MediaLimits#lateTick} late
 * @param droppedFrames frames of 20 ms that were not sent, because a socket was full or the pacing
 *     thread was stopped for longer than it may catch up
 * @param refusedConnections connections closed unheard: unknown, used or late ticket, no ticket in
 *     time, garbage, an address that is not permitted, too many at once
 * @param latenessP99 how late the ticks of the last one to two minutes began, 99th percentile;
 *     never more than 100 ms
 * @param behind how long the pacing thread has sent nothing though there is somebody to send to: a
 *     few milliseconds if it is well
 */
public record MediaReadings(
    int sessions,
    long opened,
    long lateTicks,
    long droppedFrames,
    long refusedConnections,
    Duration latenessP99,
    Duration behind) {}
