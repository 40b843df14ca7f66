package io.perennial.engagement.series;

import io.perennial.accounts.AccountId;
import io.perennial.engagement.callbacks.CallbackSeriesId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Op;

/** An event of a series of callbacks, labelled with its subject. The timeline tells of the callbacks. */
sealed interface CallbackSeriesEvent extends DomainEvent {
    @Override
    CallbackSeriesId subject();

    @EventName(op = Op.CREATED)
    record Created(CallbackSeriesId subject, String label, Changes changes) implements CallbackSeriesEvent {}

    /** Its account is gone. */
    @EventName(op = Op.REMOVED)
    record Deleted(CallbackSeriesId subject, AccountId about, String label, Changes changes) implements CallbackSeriesEvent {}

    /** Nothing more is planned from a day on. */
    record Ended(CallbackSeriesId subject, String label, Changes changes) implements CallbackSeriesEvent {}
}
