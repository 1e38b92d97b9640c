package dev.hatchline.app;

import dev.hatchline.app.call.EarCounts;
import dev.hatchline.app.tracing.CallNotes;
import dev.hatchline.call.CallEvent;
import dev.hatchline.metrics.AgentMetrics;
import dev.hatchline.routing.callback.CallbackNews;
import dev.hatchline.routing.cases.CaseNews;
import dev.hatchline.routing.notice.NoticeNews;
import java.util.List;
import java.util.function.Consumer;

/**
 * Who hears what happens in the engine, before anybody else; all return at once.
 *
 * @param calls every event of every call
 * @param earlier what had happened before to a call that goes on here
 * @param callbacks what becomes of the calls that we owe
 * @param cases what happens to what customers come with
 * @param notices what becomes of the news that customers are called with
 * @param speech what callers say, by what is heard
 * @param agents what agents do
 * @param notes what calls do besides
 */
public record Ears(
    Consumer<CallEvent> calls,
    Consumer<List<CallEvent>> earlier,
    Consumer<CallbackNews> callbacks,
    Consumer<CaseNews> cases,
    Consumer<NoticeNews> notices,
    EarCounts speech,
    AgentMetrics agents,
    CallNotes notes) {}
