package io.perennial.identity;

import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Op;

/** An event of a member, labelled with the name. */
public sealed interface MemberEvent extends DomainEvent {
    @Override
    MemberId subject();

    @EventName(op = Op.CREATED)
    record Invited(MemberId subject, String label, Changes changes) implements MemberEvent {}

    record Changed(MemberId subject, String label, Changes changes) implements MemberEvent {}

    /** They cannot log in any more. */
    record Suspended(MemberId subject, String label, Changes changes) implements MemberEvent {}

    record Readmitted(MemberId subject, String label, Changes changes) implements MemberEvent {}
}
