package dev.hatchline.app;

import dev.hatchline.call.CallEvent;
import dev.hatchline.routing.callback.CallbackNews;
import java.util.function.Consumer;

/**
 * Who hears what happens in the engine, before anybody else; both return at once.
 *
 * @param calls every event of every call
 * @param callbacks what becomes of the calls that we owe
 */
public record Ears(Consumer<CallEvent> calls, Consumer<CallbackNews> callbacks) {}
