package dev.hatchline.routing.cases;

/**
 * How it goes, for meters and health.
 *
 * @param storeUp the store answered what it was last asked
 * @param inMemory cases at hand
 * @param unsaved changes that are not in the store yet
 * @param journalled of those, on the disk
 * @param turnedAway changes that found no room, since the start
 */
public record CaseReadings(
    boolean storeUp, int inMemory, int unsaved, int journalled, long turnedAway) {}
