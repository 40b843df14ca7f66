package io.perennial.calendars;

import io.perennial.identity.MemberId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Op;
import java.time.Instant;

/** Events about the absences of members, labelled with their first day. */
public sealed interface AbsenceEvent extends DomainEvent {
    @Override
    AbsenceId subject();

    /** Returns the member who is away. */
    MemberId member();

    @Override
    default Changes changes() {
        return Changes.none();
    }

    /** Says that a member will be away from an instant on. */
    @EventName(op = Op.CREATED)
    record Created(AbsenceId subject, MemberId member, String label, Instant from) implements AbsenceEvent {}

    @EventName(op = Op.REMOVED)
    record Deleted(AbsenceId subject, MemberId member, String label) implements AbsenceEvent {}
}
