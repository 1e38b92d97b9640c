/**
 * A call as a trace (opentelemetry.io/docs/specs/otel/trace): its parts with their beginnings and
 * ends, read from its events and from what they do not say. Pure. {@link
 * dev.hatchline.metrics.span.SpanReader} reads a call.
 */
@NullMarked
package dev.hatchline.metrics.span;

import org.jspecify.annotations.NullMarked;
