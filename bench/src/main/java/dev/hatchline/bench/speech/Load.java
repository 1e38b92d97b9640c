package dev.hatchline.bench.speech;

/**
 * How a number of listening calls went.
 *
 * @param cpuSeconds of processor time that all of it took
 */
record Load(double cpuSeconds) {}
