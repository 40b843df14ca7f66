package io.perennial.accounts;

import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;

/** An event of an account. */
public sealed interface AccountEvent extends DomainEvent {
    @Override
    AccountId subject();

    record Created(AccountId subject, String label, Changes changes) implements AccountEvent {}

    record Changed(AccountId subject, String label, Changes changes) implements AccountEvent {}

    record Deleted(AccountId subject, String label, Changes changes) implements AccountEvent {}
}
