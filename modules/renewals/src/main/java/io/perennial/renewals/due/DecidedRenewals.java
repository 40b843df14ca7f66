package io.perennial.renewals.due;

import io.perennial.accounts.contracts.DecidedTerms;
import io.perennial.kernel.Id;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The contracts that end on the day of a renewal that is won or downsold, or that somebody has declared lost. */
@BeyondSight("A caller who writes a contract sees its account, and learns nothing of the decision.")
@ApplicationScoped
class DecidedRenewals implements DecidedTerms {
    private static final String DECIDED =
            """
            select distinct c.id
            from {beyond accounts.every_contract} c
            join {beyond renewals.renewal} r on r.contract_id = c.id and r.due_on = c.ends_on
            where c.id = any (:ids) and (r.state in ('won', 'downsold') or r.state = 'lost' and not r.by_itself)
            """;

    @Inject Sql sql;

    @Override
    public Set<UUID> among(Stream<? extends Id> contracts) {
        return Known.among(contracts, DECIDED, sql);
    }
}
