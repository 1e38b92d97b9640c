package dev.hatchline.routing.store;

/**
 * One row to be kept. Each knows its key, so that writing it twice leaves one row; an earlier write
 * that is repeated takes back nothing that a later one has told.
 */
public sealed interface Write
    permits StoredEvent,
        StoredCall,
        StoredMessage,
        StoredEstimate,
        StoredIncident,
        StoredMove,
        OutboxEvent {}
