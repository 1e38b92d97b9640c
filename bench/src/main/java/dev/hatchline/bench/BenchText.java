package dev.hatchline.bench;

/**
 * What stands around the table of a bench, in Markdown.
 *
 * @param name of the files in docs/bench, without their ends
 * @param head above the table
 * @param tail below it
 */
record BenchText(String name, String head, String tail) {}
