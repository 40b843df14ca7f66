package io.perennial.health.scorecards;

import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;

/** What happens to scorecards. */
public sealed interface ScorecardEvent extends DomainEvent {
    @Override
    ScorecardId subject();

    record Created(ScorecardId subject, String label, Changes changes) implements ScorecardEvent {}

    record Changed(ScorecardId subject, String label, Changes changes) implements ScorecardEvent {}

    /** From now on accounts that it fits are scored with it, and none any more with the version before. */
    record Published(ScorecardId subject, String label, Changes changes) implements ScorecardEvent {}

    /** No account is scored with it any more. */
    record Retired(ScorecardId subject, String label, Changes changes) implements ScorecardEvent {}

    record Deleted(ScorecardId subject, String label, Changes changes) implements ScorecardEvent {}
}
