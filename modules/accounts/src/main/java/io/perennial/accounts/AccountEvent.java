package io.perennial.accounts;

import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Op;

/** An event of an account. */
public sealed interface AccountEvent extends DomainEvent {
    @Override
    AccountId subject();

    @EventName(op = Op.CREATED)
    record Created(AccountId subject, String label, Changes changes) implements AccountEvent {}

    record Changed(AccountId subject, String label, Changes changes) implements AccountEvent {}

    @EventName(op = Op.REMOVED)
    record Deleted(AccountId subject, String label, Changes changes) implements AccountEvent {}
}
