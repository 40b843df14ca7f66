package io.perennial.accounts.contracts;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;

/** What happens to contracts, called by their numbers; it belongs to the story of the account that bought them. */
public sealed interface ContractEvent extends DomainEvent {
    @Override
    ContractId subject();

    @Override
    AccountId about();

    record Created(ContractId subject, AccountId about, String label, Changes changes) implements ContractEvent {}

    record Changed(ContractId subject, AccountId about, String label, Changes changes) implements ContractEvent {}

    record Deleted(ContractId subject, AccountId about, String label, Changes changes) implements ContractEvent {}
}
