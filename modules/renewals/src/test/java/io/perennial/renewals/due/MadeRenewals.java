package io.perennial.renewals.due;

import io.perennial.accounts.contracts.ContractId;
import io.perennial.identity.testing.FixedHome;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import io.perennial.renewals.RenewalId;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

/** Creates renewals from contracts as the server does, for tests outside this package. */
public record MadeRenewals(ZoneId zone, Clock clock) {
    record Made(RenewalId id) {}

    public RenewalId of(ContractId contract, Sql sql) {
        new TermEnds(sql, new FixedHome(zone, clock), clock, new TenantWork.Heard()).follow(new UUID[] {contract.value()});
        return sql.first(Made.class, "select id from {whole renewals.renewal} where contract_id = :contract", Map.of("contract", contract))
                .orElseThrow().id();
    }
}
