package dev.hatchline.app.call;

import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.conf.Installation;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.FlowCatalog;
import dev.hatchline.telephony.AsteriskLink;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What every call needs of the house.
 *
 * @param story hears each event of each call, at once and without waiting
 * @param known whether a call's story has begun, perhaps told by an engine before this one
 */
public record CallServices(
    OperatorConfig config,
    Installation installation,
    FlowCatalog flows,
    Sounds sounds,
    Calls calls,
    Desk desk,
    AsteriskLink link,
    Consumer<CallEvent> story,
    Predicate<CallId> known,
    InstantSource clock) {}
