package dev.hatchline.routing.callback;

import java.util.Map;

/**
 * How it goes, for meters and pages.
 *
 * @param ready what is owed has been read and judged; until then nothing is dialled
 * @param storeUp the store answered what it was last asked
 * @param waiting owed and not being dialled
 * @param dialling customers who are dialled, or about to be
 * @param answered customers on the line who wait for an agent
 * @param answers of the last 30 days
 * @param refused by limit, since the start
 */
public record CallbackReadings(
    boolean ready,
    boolean storeUp,
    int waiting,
    int dialling,
    int answered,
    AnswerDay answers,
    Map<Refusal.Kind, Long> refused) {}
