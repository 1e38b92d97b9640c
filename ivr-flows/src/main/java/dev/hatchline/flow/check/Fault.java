package dev.hatchline.flow.check;

/**
 * A fault of a flow that can be read.
 *
 * @param node the name of the node
 * @param spot what of it
 * @param code the kind of fault, such as {@code not-always-known}
 * @param what is wrong
 * @param expected what would be right
 */
public record Fault(String node, Spot spot, String code, String what, String expected) {}
