package dev.hatchline.bench;

import java.util.List;

/**
 * One round of the drill.
 *
 * @param killed engine, asterisk or both
 * @param asked requests of this round
 * @param promised of those, answered with an id
 * @param killedAfterMs from the first request to the kill
 * @param backAfterMs from the kill until calls could be taken again
 * @param settledAfterMs from then until every promise had ended, or waited for its next attempt
 */
record CrashRound(
    int number,
    String killed,
    int asked,
    int promised,
    long killedAfterMs,
    long backAfterMs,
    long settledAfterMs,
    List<String> faults) {}
