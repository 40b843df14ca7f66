package io.perennial.identity;

import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Op;

/** An event of a team, labelled with its title. */
public sealed interface TeamEvent extends DomainEvent {
    @Override
    TeamId subject();

    /** It is new, or it was ended and is there again. */
    @EventName(op = Op.CREATED)
    record Created(TeamId subject, String label, Changes changes) implements TeamEvent {}

    record Changed(TeamId subject, String label, Changes changes) implements TeamEvent {}

    @EventName(op = Op.REMOVED)
    record Ended(TeamId subject, String label, Changes changes) implements TeamEvent {}
}
