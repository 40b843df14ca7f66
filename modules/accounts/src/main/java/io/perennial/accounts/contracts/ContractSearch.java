package io.perennial.accounts.contracts;

import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.records.search.SearchKind;
import io.perennial.records.search.SearchRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Set;

/** Makes contracts searchable by number. */
@ApplicationScoped
@ListensAs("accounts.contract-search")
@BeyondSight("What is searched is kept of all contracts. A search answers only ids of visible ones.")
class ContractSearch {
    private static final String TEXTS =
            """
            select c.id, c.account_id, c.number as title, c.number as open_text, '' as closed_text
            from {beyond accounts.contract} c
            where c.id = any (:ids) and c.deleted_at is null
            """;
    private static final String SHOWN =
            """
            select c.id, c.account_id, (select a.name from {joined accounts.live_account} a where a.id = c.account_id) as account_name,
                   c.number as title, null::text as text
            from {accounts.visible_contract} c
            where c.id = any (:ids)
            """;
    static final SearchKind KIND =
            new SearchKind("contracts", "accounts.contract", "contracts:read", ContractId::new, Set.of(), TEXTS, SHOWN);

    @Inject SearchRows rows;

    @Produces
    static SearchKind kind() {
        return KIND;
    }

    void on(@Observes Happened<ContractEvent> happened) {
        rows.follow(KIND, happened.each(ContractEvent::subject));
    }
}
