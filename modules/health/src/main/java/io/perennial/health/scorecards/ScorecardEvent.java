package io.perennial.health.scorecards;

import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Op;

/** Events about scorecards. */
public sealed interface ScorecardEvent extends DomainEvent {
    @Override
    ScorecardId subject();

    @EventName(op = Op.CREATED)
    record Created(ScorecardId subject, String label, Changes changes) implements ScorecardEvent {}

    record Changed(ScorecardId subject, String label, Changes changes) implements ScorecardEvent {}

    /** From now on it scores the accounts that it fits, in place of the version before. */
    record Published(ScorecardId subject, String label, Changes changes) implements ScorecardEvent {}

    /** It no longer scores any account. */
    record Retired(ScorecardId subject, String label, Changes changes) implements ScorecardEvent {}

    @EventName(op = Op.REMOVED)
    record Deleted(ScorecardId subject, String label, Changes changes) implements ScorecardEvent {}
}
