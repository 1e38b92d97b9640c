package dev.hatchline.bench.speech;

/**
 * How a number of listening calls went.
 *
 * @param cpuSeconds of processor time that all of it took
 * @param megabytes of the process at the most; NaN where it is not told
 * @param keptUp whether all was decoded in time; the run was ended when it was not
 */
record Load(double cpuSeconds, double megabytes, boolean keptUp) {}
