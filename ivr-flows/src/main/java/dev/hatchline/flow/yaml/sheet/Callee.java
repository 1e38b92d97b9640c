package dev.hatchline.flow.yaml.sheet;

/**
 * A flow that another calls.
 *
 * @param start its first node
 * @param good whether it has no fault, so that it can be gone through
 * @param levels of calls in it: 0 if it calls nothing
 */
public record Callee(String name, Sheet sheet, String start, boolean good, int levels) {}
