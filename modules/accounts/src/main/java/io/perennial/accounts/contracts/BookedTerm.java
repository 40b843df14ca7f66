package io.perennial.accounts.contracts;

import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** A contract for the next term that another system, or a person, has written before anybody decided on the renewal. */
@BeyondSight("Whoever decides on a renewal sees its account, and so all contracts of it.")
public record BookedTerm(ContractId id, String number) {
    private static final String BOOKED =
            """
            select id, number
            from {beyond accounts.contract}
            where account_id = :account and starts_on = :from and id <> :former and follows_id is null and deleted_at is null
              and ends_on is distinct from starts_on
              and exists (select from jsonb_array_elements(lines) line
                          where line ->> 'product' = any (:products) and (line ->> 'recurring')::boolean)
            order by id
            limit 1
            """;

    static Optional<BookedTerm> of(ContractId former, ContractBody terms, LocalDate from, Sql sql) {
        var products = terms.lines().stream().filter(ContractLine::recurring).map(ContractLine::product).distinct().toArray(String[]::new);
        return sql.first(BookedTerm.class, BOOKED,
                Map.of("account", terms.accountId(), "from", from, "former", former, "products", products));
    }
}
