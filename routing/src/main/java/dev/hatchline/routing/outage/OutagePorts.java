package dev.hatchline.routing.outage;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.notice.News;
import dev.hatchline.routing.notice.NoticeId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What the desk needs of the house.
 *
 * @param announce has news told; done with whether that is lasting; never fails
 * @param worker for what need not be waited for
 * @param caseOf the customer's case in which this call is; never fails
 */
public record OutagePorts(
    OutageStore store,
    BiFunction<NoticeId, News, CompletableFuture<Boolean>> announce,
    Function<CallId, CompletableFuture<Optional<CaseId>>> caseOf,
    Executor worker,
    InstantSource clock) {}
