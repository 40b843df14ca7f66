package io.perennial.renewals;

import io.perennial.accounts.contracts.ContractId;

/** The day, the currency and the amount due, which the undecided renewals of a contract have from it. */
public interface FollowedTerms {
    /**
     * Brings the renewals of a contract in line with it at once, instead of soon after the contract changed. The caller holds the contract,
     * so that it stays as it is until the caller has decided.
     */
    void follow(ContractId contract);
}
