package dev.hatchline.app.flow;

import org.jspecify.annotations.Nullable;

/**
 * How it stands with a flow.
 *
 * @param live what calls hear that begin now
 * @param refused the saved file, if it is not what was taken last
 */
public record FlowState(String flow, Live live, @Nullable Refused refused) {}
