package io.perennial.accounts.contracts;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The contracts of one write whose end somebody has decided on. The decisions on all of them are read at once, when the first is asked for. */
final class SettledEnds {
    private final Iterable<DecidedTerms> decisions;
    private final Set<ContractId> unread = new HashSet<>();
    private final Set<ContractId> read = new HashSet<>();
    private final Set<UUID> decided = new HashSet<>();

    SettledEnds(Collection<Contract> contracts, Iterable<DecidedTerms> decisions) {
        this.decisions = decisions;
        contracts.forEach(contract -> unread.add(contract.id()));
    }

    boolean has(Contract contract) {
        if (contract.body().endsOn() == null) return false;
        if (!read.contains(contract.id())) read(contract.id());
        return decided.contains(contract.id().value());
    }

    private void read(ContractId one) {
        unread.add(one);
        for (var module : decisions) decided.addAll(module.among(unread.stream()));
        read.addAll(unread);
        unread.clear();
    }
}
