/**
 * Calls as traces, told to a collector by OTLP over HTTP (opentelemetry.io/docs/specs/otlp): {@link
 * dev.hatchline.app.tracing.CallNotes} takes what a call does, {@link
 * dev.hatchline.app.tracing.Tracer} makes spans of it, on a thread of its own. Nothing of it is
 * loaded unless the operator's file names a collector for traces.
 */
@NullMarked
package dev.hatchline.app.tracing;

import org.jspecify.annotations.NullMarked;
