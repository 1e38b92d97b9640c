/**
 * Calls as traces, told to a collector by OTLP over HTTP (opentelemetry.io/docs/specs/otlp): {@link
 * dev.hatchline.app.tracing.CallNotes} takes what a call does, {@link
 * dev.hatchline.app.tracing.Tracer} makes spans of it, on a thread of its own. Without a collector
 * for traces in the operator's file nothing is taken down, and OTLP is not loaded.
 */
@NullMarked
package dev.hatchline.app.tracing;

import org.jspecify.annotations.NullMarked;
