package dev.hatchline.app.callback;

import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.call.Place;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.callback.Appointment;
import dev.hatchline.routing.callback.Asker;
import dev.hatchline.routing.callback.Source;
import dev.hatchline.routing.queue.Skills;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to be called.
 *
 * @param line whose people call
 * @param queue of that line, or where the caller stands
 * @param skills what who calls is to be able to do, as the caller wants it there
 * @param firstRing the place in line counts from here
 * @param place where the caller stands or would stand
 * @param name of the customer, as told to us
 * @param reason what it is about
 * @param appointment the time that the customer names; absent for as soon as it is their turn
 * @param key the same key gets the same callback; absent if the asker gave none
 * @param language in which a caller is told; others read English
 */
public record Wish(
    PhoneNumber number,
    OperatorConfig.Line line,
    String queue,
    Skills skills,
    FirstRing firstRing,
    Place place,
    Source source,
    Asker asker,
    @Nullable String name,
    @Nullable String reason,
    @Nullable Appointment appointment,
    @Nullable String key,
    String language) {}
