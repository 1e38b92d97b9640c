package dev.hatchline.flow.yaml.node;

import dev.hatchline.flow.yaml.sheet.Scope;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * In what a flow is read.
 *
 * @param scope the names that its nodes and values have
 * @param site the call that leads to it
 * @param at the node, in the flow that a line takes, to which its faults belong
 */
public record Frame(Scope scope, CallSite site, ScalarNode at) {}
