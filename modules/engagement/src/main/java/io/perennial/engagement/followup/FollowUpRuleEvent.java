package io.perennial.engagement.followup;

import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Op;

/** An event of a rule of following up, labelled with its name. */
sealed interface FollowUpRuleEvent extends DomainEvent {
    @Override
    FollowUpRuleId subject();

    @EventName(op = Op.CREATED)
    record Created(FollowUpRuleId subject, String label, Changes changes) implements FollowUpRuleEvent {}

    record Changed(FollowUpRuleId subject, String label, Changes changes) implements FollowUpRuleEvent {}

    @EventName(op = Op.REMOVED)
    record Deleted(FollowUpRuleId subject, String label, Changes changes) implements FollowUpRuleEvent {}
}
