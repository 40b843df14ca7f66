package io.perennial.accounts.contracts;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Op;

/** An event of a contract, labelled with its number. It appears in the timeline of the contract's account. */
public sealed interface ContractEvent extends DomainEvent {
    @Override
    ContractId subject();

    @Override
    AccountId about();

    @EventName(op = Op.CREATED)
    record Created(ContractId subject, AccountId about, String label, Changes changes) implements ContractEvent {}

    record Changed(ContractId subject, AccountId about, String label, Changes changes) implements ContractEvent {}

    @EventName(op = Op.REMOVED)
    record Deleted(ContractId subject, AccountId about, String label, Changes changes) implements ContractEvent {}
}
